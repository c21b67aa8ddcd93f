// A batch has to fit a blob. What would not fit any more waits in the queue for the next one: a promise that can't be
// posted would be worth nothing.

import { deflate } from '../../../../rollup/codec/batch.ts'
import { MAX_POSTED_BYTES } from '../../../../rollup/codec/limits.ts'
import { encodePayload } from '../../../../rollup/codec/payload.ts'
import type { OptimisticCtx } from '../errands.ts'
import type { OptimisticState } from '../state.ts'
import { toBatch, transactionsOf } from './batches.ts'
import { sealBlock } from './blocks.ts'
import { inOrder } from './ordering.ts'

/** Not even uncompressed, each to a new account, could so many be too long: nothing has to be measured. */
const SURELY_FIT = 1_000
/** Around somebody's swap a hostile sequencer puts two of its own. */
const MOST_EACH = 3

export interface Sealed {
  readonly state: OptimisticState
  /** Some had no room: the batch is to be closed, whatever the policy says. */
  readonly isFull: boolean
}

export function sealWhatFits(state: OptimisticState, ctx: OptimisticCtx): Sealed {
  const { queue, ordering, online, open } = state.sequencer
  if (!online || transactionsOf(open) + MOST_EACH * queue.length <= SURELY_FIT) {
    return { state: sealBlock(state, ctx), isFull: false }
  }
  const silent: OptimisticCtx = { ...ctx, emit: () => {} }
  const ordered = inOrder(queue, ordering)
  const first = (count: number): OptimisticState =>
    count === queue.length ? state : { ...state, sequencer: { ...state.sequencer, queue: ordered.slice(0, count) } }
  const fits = (count: number): boolean =>
    count === 0 || postedLength(sealBlock(first(count), silent)) <= MAX_POSTED_BYTES
  const count = fits(ordered.length) ? ordered.length : largest(ordered.length, fits)
  const taken = new Set(ordered.slice(0, count))
  const sealed = sealBlock(first(count), ctx)
  const left = queue.filter((each) => !taken.has(each))
  return { state: { ...sealed, sequencer: { ...sealed.sequencer, queue: left } }, isFull: left.length > 0 }
}

function postedLength({ sequencer }: OptimisticState): number {
  const plain = encodePayload(toBatch(sequencer.open), { signatures: true })
  return 1 + Math.min(plain.length, deflate(plain).length)
}

/** The largest number below `most` that fits, if what fits is everything up to a limit. */
function largest(most: number, fits: (count: number) => boolean): number {
  let [least, tooMany] = [0, most]
  while (tooMany - least > 1) {
    const middle = Math.floor((least + tooMany) / 2)
    if (fits(middle)) least = middle
    else tooMany = middle
  }
  return least
}
