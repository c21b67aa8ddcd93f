import type { AnyAction, AnyEvent, Seconds } from '../../../../kernel/types.ts'
import type { L1View } from '../../../../l1/types.ts'
import { followPayments, mainPayment, partiesOf, type Trail } from '../trail.ts'

// What the level reads of Ana’s payment to Ben, and what it asks for, in its steps, its solution and its near misses.

const AMOUNT_WEI = '1500000000000000000'

export const trailsOf = (view: L1View, events: readonly AnyEvent[]): readonly Trail[] =>
  followPayments(events, partiesOf(view, 'ana', 'ben'))

export const paymentOf = (view: L1View, events: readonly AnyEvent[]): Trail | null =>
  mainPayment(trailsOf(view, events))

/** How many of the newest blocks a reorg has to take to reach the payment’s. */
export const depthTo = (view: L1View, trail: Trail | null): number =>
  trail?.block ? view.head - trail.block.block + 1 : 1

/** Until the payment’s block is final: two epochs after the first checkpoint that holds it. */
export function secondsToFinality(view: L1View, trail: Trail | null): Seconds {
  const { slotSeconds, slotsPerEpoch } = view.params
  const epochSeconds = slotSeconds * slotsPerEpoch
  const checkpoint = Math.ceil((trail?.block?.at ?? view.nextBlockAt) / epochSeconds)
  const finalAt = (checkpoint + 2) * epochSeconds
  return finalAt > view.now ? finalAt - view.now : slotSeconds
}

export const wait = (seconds: Seconds): AnyAction => ({ type: 'clock.advance', by: 'learner', args: { seconds } })
export const nextBlock = (view: L1View): AnyAction => wait(view.nextBlockAt - view.now)
export const reorgTo = (view: L1View, events: readonly AnyEvent[]): AnyAction => ({
  type: 'l1.reorg',
  by: 'learner',
  args: { depth: depthTo(view, paymentOf(view, events)) },
})
export const waitForFinality = (view: L1View, events: readonly AnyEvent[]): AnyAction =>
  wait(secondsToFinality(view, paymentOf(view, events)))
export const pay = (from: string, to: string): AnyAction => ({
  type: 'l1.pay',
  by: from,
  args: { from, to, valueWei: AMOUNT_WEI },
})

export const shallowReorg: AnyAction = { type: 'l1.reorg', by: 'learner', args: { depth: 1 } }

export const payTooLittle = (view: L1View): AnyAction => {
  const half = (BigInt(view.baseFeeWei) / 2n).toString()
  return {
    type: 'l1.pay',
    by: 'ana',
    args: { from: 'ana', to: 'ben', valueWei: AMOUNT_WEI, maxFeePerGasWei: half, maxPriorityFeePerGasWei: half },
  }
}
export const censoringReorg = (view: L1View, events: readonly AnyEvent[]): AnyAction => {
  const trail = paymentOf(view, events)
  return {
    type: 'l1.reorg',
    by: 'learner',
    args: { depth: depthTo(view, trail), censor: trail ? [trail.tx.hash] : [] },
  }
}
export const waitForTheFirstVote = (view: L1View, events: readonly AnyEvent[]): AnyAction => {
  const { slotSeconds, slotsPerEpoch } = view.params
  return wait(secondsToFinality(view, paymentOf(view, events)) - slotSeconds * slotsPerEpoch)
}
