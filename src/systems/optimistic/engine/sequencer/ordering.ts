// In which order waiting transactions get into a block: what a sequencer decides alone, and nobody can see from outside.

import { accountAt, POOL, type RollupState } from '../../../../rollup/state.ts'
import type { Swap } from '../../../../rollup/transactions.ts'
import { swapOutput } from '../../../../rollup/transition.ts'
import type { Queued } from '../state.ts'
import type { Ordering } from '../types/shared.ts'

/** Highest fee first, but nobody's second before their first: the nonce would be wrong. */
export function inOrder(queue: readonly Queued[], ordering: Ordering): readonly Queued[] {
  if (ordering === 'arrival') return queue
  const byFee = queue.toSorted((a, b) => Number(b.signed.tx.fee - a.signed.tx.fee))
  const own = new Map<number, Queued[]>()
  for (const each of queue) own.set(each.signed.tx.from, [...(own.get(each.signed.tx.from) ?? []), each])
  return byFee.map(({ signed }) => own.get(signed.tx.from)?.shift() as Queued)
}

export interface Sandwich {
  /** What to sell before the victim does, of the same asset. */
  readonly first: bigint
  /** What that gives, to be sold again afterwards. */
  readonly bought: bigint
  readonly profit: bigint
  /** How much less the victim gets. */
  readonly loss: bigint
}

interface Chance {
  readonly victim: Swap
  /** What the one who orders has of what the victim sells. */
  readonly purse: bigint
  /** What the two swaps will cost to post, in ether: for less it is not worth while. */
  readonly cost: bigint
}

/**
 * The purchase before somebody's swap that earns the most, and leaves them at least what they said they would accept.
 * `null`: nothing is to be gained. What `atLeast` is for is seen here: without it there is no limit to what may be taken.
 */
export function sandwich(state: RollupState, { victim, purse, cost }: Chance): Sandwich | null {
  const pool = accountAt(state, POOL)
  if (pool === undefined) return null
  const [reserveIn, reserveOut] = victim.sell === 'ether' ? [pool.ether, pool.token] : [pool.token, pool.ether]
  const undisturbed = swapOutput({ amount: victim.amount, reserveIn, reserveOut })
  const after = (first: bigint) => {
    const bought = swapOutput({ amount: first, reserveIn, reserveOut })
    const theirs = swapOutput({ amount: victim.amount, reserveIn: reserveIn + first, reserveOut: reserveOut - bought })
    const back = swapOutput({
      amount: bought,
      reserveIn: reserveOut - bought - theirs,
      reserveOut: reserveIn + first + victim.amount,
    })
    return { first, bought, theirs, profit: back - first, loss: undisturbed - theirs }
  }
  const isAccepted = (first: bigint): boolean => {
    const { theirs } = after(first)
    return theirs > 0n && theirs >= victim.atLeast
  }
  if (!isAccepted(0n)) return null
  const most = largest(purse, isAccepted)
  // The more is bought before, the more the victim pays for; but the pool keeps its share of all that goes in.
  const { first, bought, profit, loss } = after(peak(most, (each) => after(each).profit))
  const least = victim.sell === 'ether' ? cost : (cost * pool.token) / (pool.ether === 0n ? 1n : pool.ether)
  return profit > least ? { first, bought, profit, loss } : null
}

/** The largest number up to `most` that holds, where all below it hold as well. */
function largest(most: bigint, holds: (each: bigint) => boolean): bigint {
  let [low, high] = [0n, most]
  while (low < high) {
    const middle = (low + high + 1n) / 2n
    if (holds(middle)) low = middle
    else high = middle - 1n
  }
  return low
}

/** Where something that rises and then falls is highest, up to `most`. */
function peak(most: bigint, height: (each: bigint) => bigint): bigint {
  let [low, high] = [0n, most]
  while (high - low > 2n) {
    const third = (high - low) / 3n
    if (height(low + third) < height(high - third)) low += third
    else high -= third
  }
  const last = [low, low + 1n, high].filter((each) => each <= high)
  return last.reduce((best, each) => (height(each) > height(best) ? each : best))
}
