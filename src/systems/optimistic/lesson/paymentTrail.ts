import type { Seconds } from '../../../kernel/types.ts'
import { duration } from '../../../lib/format.ts'
import { allOf, DAY, type Events, type Told } from './trail.ts'

// What became of one payment, from the trace: the levels' numbers are read here.

export interface Trail {
  readonly queued: Told<'l2.queued'> | null
  readonly promised: Told<'l2.promised'> | null
  /** The batch that holds it. */
  readonly closed: Told<'batch.closed'> | null
  /** Its first time on L1, and the one that stands; `null` while L1 does not have it. */
  readonly postedFirst: Told<'batch.posted'> | null
  readonly posted: Told<'batch.posted'> | null
  readonly dropped: Told<'batch.dropped'> | null
  readonly claim: Told<'claim.made'> | null
  readonly confirmed: Told<'claim.confirmed'> | null
  /** When the L1 block of the batch became final, and that of the confirmation. */
  readonly batchFinalAt: Seconds | null
  readonly finalAt: Seconds | null
}

/** Of the first payment that this person signs on the rollup. */
export function trailOf(events: Events, fromId: string): Trail {
  const queued =
    allOf(events, 'l2.queued').find(({ data }) => data.fromId === fromId && data.kind === 'transfer') ?? null
  const promised = allOf(events, 'l2.promised').find(({ data }) => data.hash === queued?.data.hash) ?? null
  const closed =
    promised === null ? null : (allOf(events, 'batch.closed').find(({ seq }) => seq > promised.seq) ?? null)
  const isOfBatch = ({ data }: { readonly data: { readonly batch: number } }) => data.batch === closed?.data.batch
  const posts = allOf(events, 'batch.posted').filter(isOfBatch)
  const dropped = allOf(events, 'batch.dropped').findLast(isOfBatch) ?? null
  const last = posts.at(-1) ?? null
  const posted = last !== null && dropped !== null && dropped.seq > last.seq ? null : last
  const claims = allOf(events, 'claim.made').filter(isOfBatch)
  const confirmed = allOf(events, 'claim.confirmed').findLast(isOfBatch) ?? null
  return {
    queued,
    promised,
    closed,
    postedFirst: posts[0] ?? null,
    posted,
    dropped,
    // One that was in a block together with a batch that was dropped is gone as well.
    claim: posted === null ? null : (claims.findLast(({ data }) => data.block >= posted.data.block) ?? null),
    confirmed,
    batchFinalAt: finalAt(events, posted),
    finalAt: finalAt(events, confirmed),
  }
}

export function finalAt(
  events: Events,
  inBlock: { readonly seq: number; readonly data: { readonly block: number } } | null,
): Seconds | null {
  if (inBlock === null) return null
  const final = allOf(events, 'l1.finalised').find(
    ({ seq, data }) => seq > inBlock.seq && data.block >= inBlock.data.block,
  )
  return final?.at ?? null
}

/** '7 days and 17.4 min': a length of which both ends matter. */
export function daysAnd(seconds: Seconds): string {
  const days = Math.floor(seconds / DAY)
  const rest = seconds - days * DAY
  if (days === 0) return duration(seconds)
  const whole = `${days} ${days === 1 ? 'day' : 'days'}`
  return rest === 0 ? whole : `${whole} and ${duration(rest)}`
}
