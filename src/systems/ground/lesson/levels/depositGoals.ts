import type { AnyEvent, Seconds } from '../../../../kernel/types.ts'
import type { L1View } from '../../../../l1/types.ts'
import type { LevelGoal } from '../../../../ui/exhibit.ts'
import { dealingsOf, payoutFor, rivalOf } from './depositMoves.ts'

// What is to be reached in the level of the exchange, with the time at which it was.

const earliest = (times: readonly (Seconds | null)[]): Seconds | null => {
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/** When both were in a block: the order that undid the deposit, and the payout made for it. */
function undoneAndPaidOut(view: L1View, events: readonly AnyEvent[]): Seconds | null {
  const { deposits, payouts } = dealingsOf(view, events)
  return earliest(
    deposits.map((each) => {
      const other = rivalOf(events, each)
      const paid = payoutFor(each, payouts)
      const [undone, out] = [other?.at, paid?.inclusions.at(-1)?.at]
      return undone === undefined || out === undefined || paid?.block == null ? null : Math.max(undone, out)
    }),
  )
}

function paidOutWhenFinal(view: L1View, events: readonly AnyEvent[]): Seconds | null {
  const { deposits, payouts } = dealingsOf(view, events)
  return earliest(
    deposits.map(({ finalAt }) =>
      finalAt === null ? null : (payouts.find(({ queuedAt }) => queuedAt >= finalAt)?.queuedAt ?? null),
    ),
  )
}

function anaBack(view: L1View, events: readonly AnyEvent[]): Seconds | null {
  const { anas } = dealingsOf(view, events)
  return anas !== null && anas.losses.length > 0 ? (anas.block?.at ?? null) : null
}

// Goals stand beside the questions: their words must not give an answer away.
export const depositGoals: readonly LevelGoal<L1View>[] = [
  { id: 'undone', text: 'See Cleo pay out a deposit that is then undone', reachedAt: undoneAndPaidOut },
  { id: 'unharmed', text: 'Follow Ana’s payment through the reorg into a block', reachedAt: anaBack },
  { id: 'kept', text: 'Make a payout after which Mallory can do nothing', reachedAt: paidOutWhenFinal },
]
