import type { AnyEvent, Seconds } from '../../../../kernel/types.ts'
import type { L1View } from '../../../../l1/types.ts'
import type { LevelGoal } from '../../../../ui/exhibit.ts'
import { FORK_NAMES } from '../../../../ui/l1/words.ts'
import { isAtLeast } from './blobMoves.ts'
import { pairOf, prunedAt } from './blobPredictions.ts'
import { sealedBlocks, upgradedAt } from './blobTrail.ts'

// What is to be reached in the level of the two fee markets, with the time at which it was.

function bothPosted(view: L1View, events: readonly AnyEvent[]): Seconds | null {
  const pair = pairOf(view, events)
  return pair && Math.max(pair.calldata.included.at, pair.blob.included.at)
}

const RISE = 5n
/** The first block whose blob base fee is a multiple of the first one’s while the base fee is where it was. */
function marketsApart(_: L1View, events: readonly AnyEvent[]): Seconds | null {
  const [first, ...rest] = sealedBlocks(events)
  if (!first) return null
  const isNear = (a: bigint, b: bigint) => (a > b ? a - b : b - a) * 100n <= b
  const found = rest.find(
    (each) =>
      BigInt(each.blobBaseFeeWei) >= RISE * BigInt(first.blobBaseFeeWei) &&
      isNear(BigInt(each.baseFeeWei), BigInt(first.baseFeeWei)),
  )
  return found?.at ?? null
}

// Goals stand beside the questions: their words must not give an answer away.
export const blobGoals: readonly LevelGoal<L1View>[] = [
  { id: 'posted', text: 'Get the batch into a block both ways', reachedAt: bothPosted },
  {
    id: 'apart',
    text: 'Bring the blob base fee to five times what it was, with the base fee unmoved',
    reachedAt: marketsApart,
  },
  {
    id: 'forks',
    text: 'Go through the forks as far as danksharding',
    reachedAt: (_, events) => upgradedAt(events, 'danksharding'),
    partly: (view) => (isAtLeast(view, 'prague') ? `at ${FORK_NAMES[view.params.blobSchedule]}` : null),
  },
  {
    id: 'pruned',
    text: 'See what is left when the blob has had its time',
    reachedAt: (...at) => prunedAt(...at)?.at ?? null,
  },
]
