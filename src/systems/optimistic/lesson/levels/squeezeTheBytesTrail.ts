import type { AnyAction, Seconds } from '../../../../kernel/types.ts'
import { groupDigits } from '../../../../lib/format.ts'
import type { PostingMode, StageSize } from '../../engine/types/shared.ts'
import { allOf, ask, type Events, nextBlock, type View, wait } from '../trail.ts'

// What the level on bytes reads from the trace (batches with what they held and cost), and the moves that it offers.

export const CROWD = 100
/** The last batch is to make L1 this much cheaper for a payment than the first one found it. */
export const TARGET = 200

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

export const second = wait(1)
export const minute = wait(60)
export const postNow = ask('sequencer.post', {})
export const hundredPay = ask('l2.traffic', { payments: CROWD })
/** What comes in a minute, later on. */
export const IN_A_MINUTE = 150
export const manyPay = ask('l2.traffic', { payments: IN_A_MINUTE })

export const runIt = (posting: PostingMode, maxTransactions: number, maxAgeSeconds = 3_600): AnyAction =>
  ask('sequencer.set', { posting, batchPolicy: { maxTransactions, maxAgeSeconds } })
export const asCalldata = runIt('calldata', CROWD)

/** The block that a batch is in which is full with the sequencer's next second. */
export function blockAfterSecond(view: View): AnyAction {
  const { nextBlockAt, now, params } = view.l1
  return nextBlockAt - now < 2 ? wait(nextBlockAt - now + params.slotSeconds) : nextBlock(view)
}

export const isOnItsWay = ({ batches }: View): boolean => batches.some(({ block }) => block === null)

// ── What is on L1 ────────────────────────────────────────────────────────────────────────────────

export interface Post {
  /** Of the event that told of it. */
  readonly seq: number
  readonly batch: number
  readonly mode: PostingMode
  readonly transactions: number
  readonly bytes: number
  readonly stages: readonly StageSize[]
  /** All that L1 took for it, the blob included. */
  readonly costWei: bigint
  readonly gasUsed: number
  readonly at: Seconds
  /** How long its oldest payment was nothing but promised. */
  readonly waited: Seconds
}

/** The batches in blocks, in their order; one that a reorg took back counts from when it was there for the first time. */
export function postsOf(events: Events): readonly Post[] {
  const closings = allOf(events, 'batch.closed')
  return closings.flatMap((closed, index) => {
    const isOfThis = ({ data }: { readonly data: { readonly batch: number } }) => data.batch === closed.data.batch
    const posted = allOf(events, 'batch.posted').find(isOfThis)
    const { batch, mode, transactions, stages } = closed.data
    if (posted === undefined) return []
    const { bytes, feeWei, blobFeeWei, gasUsed } = posted.data
    const since = closings[index - 1]?.seq ?? -1
    const oldest = allOf(events, 'l2.sealed').find(({ seq }) => seq > since)
    const costWei = BigInt(feeWei) + BigInt(blobFeeWei)
    const waited = posted.at - (oldest?.at ?? posted.at)
    return [{ seq: posted.seq, batch, mode, transactions, bytes, stages, costWei, gasUsed, at: posted.at, waited }]
  })
}

/** The batch of a single payment that the others are held against. */
export const aloneIn = (events: Events): Post | null => postsOf(events).find((post) => post.transactions === 1) ?? null
export const crowdIn = (events: Events, posting: PostingMode): Post | null =>
  postsOf(events).find(({ mode, transactions }) => mode === posting && transactions >= CROWD) ?? null

export const costEach = ({ costWei, transactions }: Post): bigint => costWei / BigInt(Math.max(1, transactions))
/** How much less L1 took for a payment than for the one that was alone. */
export const timesCheaper = (alone: Post, post: Post): number => Number(costEach(alone)) / Number(costEach(post))
export const sharedIn = (events: Events): Post | null => {
  const alone = aloneIn(events)
  if (alone === null) return null
  return postsOf(events).find((post) => post.at > alone.at && timesCheaper(alone, post) >= TARGET) ?? null
}

// ── What a crowd's batch is made of ──────────────────────────────────────────────────────────────

export interface Squeezed {
  readonly transactions: number
  readonly stages: readonly StageSize[]
}

/** The first one that holds a crowd: as it was closed, or as it fills. */
export function squeezedIn({ open }: View, events: Events): Squeezed | null {
  const closed = closedCrowd(events)
  if (closed !== null) return closed.data
  return open.transactions >= CROWD ? open : null
}
export const closedCrowd = (events: Events) =>
  allOf(events, 'batch.closed').find(({ data }) => data.transactions >= CROWD) ?? null

const stageOf = ({ stages }: Squeezed, name: string): StageSize | null =>
  stages.find(({ stage }) => stage === name) ?? null
export const sizeOf = (squeezed: Squeezed, stage: string): number => stageOf(squeezed, stage)?.bytes ?? 0
export const unsignedSizeOf = (squeezed: Squeezed, stage: string): number => stageOf(squeezed, stage)?.unsigned ?? 0
export const fieldOf = (squeezed: Squeezed, stage: string, names: readonly string[]): number =>
  (stageOf(squeezed, stage)?.fields ?? [])
    .filter(({ field }) => names.includes(field))
    .reduce((sum, { bytes }) => sum + bytes, 0)

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

const GWEI = 10n ** 9n
export const gweiOf = (wei: bigint): string => `${groupDigits((wei + GWEI / 2n) / GWEI)} gwei`
/** '69.4': of one payment, where the batch has `bytes`. */
export const each = ({ transactions }: { readonly transactions: number }, bytes: number): string =>
  decimal(bytes / Math.max(1, transactions))
export const decimal = (value: number): string => groupDigits((Math.round(value * 10) / 10).toFixed(1))
export const whole = (value: number): string => groupDigits(Math.round(value))

/** The fee that the first payment of a person was signed with. */
export const feeSigned = (events: Events, fromId: string): string | null =>
  allOf(events, 'l2.queued').find(({ data }) => data.fromId === fromId)?.data.fee ?? null
