// Leaving: what is in the outbox, the proof that it is, and selling the right to it.

import { encodeFunctionData } from 'viem'
import { refuse } from '../../../kernel/refusal.ts'
import type { Refused } from '../../../kernel/types.ts'
import { Bridge } from '../../../rollup/contracts/generated/Bridge.ts'
import { outboxOf } from '../../../rollup/outbox.ts'
import type { WithdrawalProof } from '../../../rollup/ports.ts'
import type { RollupState, Withdrawal } from '../../../rollup/state.ts'
import { getLeaf } from '../../../rollup/tree.ts'
import { FastExit } from '../contracts/generated/FastExit.ts'
import { latestConfirmed } from './claims.ts'
import type { Order } from './errands.ts'
import type { OfferFact, PayoutFact } from './l1/facts.ts'
import { addressOf } from './people.ts'
import { GWEI_WEI, type OptimisticState } from './state.ts'
import type { RollupActions } from './types/actions.ts'

/** What the L1 contract takes for the state of the rollup: true, if nobody was asleep. */
export const confirmedState = (state: OptimisticState): RollupState | null =>
  state.judged[latestConfirmed(state)]?.state ?? null

/** The state after everything that is on L1. */
export const derivedState = ({ derived, genesis }: OptimisticState): RollupState =>
  derived.at(-1)?.after.state ?? genesis

export const withdrawalIn = (rollup: RollupState | null, number: number): Withdrawal | undefined =>
  rollup === null || number >= rollup.counters.withdrawals ? undefined : getLeaf(rollup.outbox, number)

export type Payout = Pick<PayoutFact, 'withdrawal' | 'to' | 'amountGwei'>

/** How much of a payout the rollup's bytes owe to whom it was paid: after a confirmed lie the numbers can mean others. */
export function rightfulPart(state: OptimisticState, { withdrawal: number, to, amountGwei }: Payout): bigint {
  const owed = withdrawalIn(derivedState(state), number)
  if (owed === undefined || owed.to !== to) return 0n
  return owed.amount < amountGwei ? owed.amount : amountGwei
}

/** Against the newest final output: the outbox only grows, so older withdrawals are in it as well. */
function prove(state: OptimisticState, number: number): WithdrawalProof | Refused {
  const confirmed = confirmedState(state)
  const proof = confirmed === null ? undefined : outboxOf(confirmed, state.l1.machine.crypto.keccak256).proof(number)
  if (proof !== undefined) return proof
  const isPosted = withdrawalIn(derivedState(state), number) !== undefined
  return refuse(isPosted ? 'not-final-yet' : 'no-such-withdrawal', { withdrawal: number })
}

export const isPaid = ({ facts }: OptimisticState, number: number): boolean =>
  facts.payouts.some(({ withdrawal }) => withdrawal === number)

export function orderWithdraw(state: OptimisticState, from: string, number: number): Order | Refused {
  if (isPaid(state, number)) return refuse('already-paid', { withdrawal: number })
  const proof = prove(state, number)
  if ('refused' in proof) return proof
  const { withdrawal, accountsRoot, counters, siblings } = proof
  const args = [BigInt(number), withdrawal.to, withdrawal.amount, accountsRoot, counters, siblings] as const
  const data = encodeFunctionData({ abi: Bridge.abi, functionName: 'withdraw', args })
  return { from, to: state.contracts.bridge, data }
}

export function orderSell(
  state: OptimisticState,
  { from, withdrawal: number, priceWei, amountGwei }: RollupActions['exit.sell'],
): Order | Refused {
  if (isPaid(state, number)) return refuse('already-paid', { withdrawal: number })
  const seller = addressOf(from)
  if (seller === null) return refuse('unknown-account', { account: from })
  const withdrawal = withdrawalIn(derivedState(state), number) ?? withdrawalIn(state.sequencer.soft, number)
  // Who says an amount may say anything: a market is where such things are offered.
  if (amountGwei === undefined) {
    if (withdrawal === undefined) return refuse('no-such-withdrawal', { withdrawal: number })
    if (withdrawal.to !== seller) return refuse('not-yours', { withdrawal: number })
  }
  const amount = amountGwei === undefined ? (withdrawal?.amount ?? 0n) : BigInt(amountGwei)
  const isOffered = state.facts.offers.some(
    (offer) =>
      offer.withdrawal === number &&
      offer.seller === seller &&
      offer.amountGwei === amount &&
      offer.status !== 'taken-back',
  )
  if (isOffered) return refuse('already-offered', { withdrawal: number })
  const args = [BigInt(number), amount, state.contracts.fastExit, BigInt(priceWei)] as const
  const data = encodeFunctionData({ abi: Bridge.abi, functionName: 'sell', args })
  return { from, to: state.contracts.bridge, data }
}

export function orderTakeBack(
  { facts, contracts }: OptimisticState,
  { from, offer }: RollupActions['exit.takeBack'],
): Order | Refused {
  const fact = facts.offers[offer]
  if (fact?.status !== 'open') return refuse('no-open-offer', { offer })
  if (fact.seller !== addressOf(from)) return refuse('not-yours', { withdrawal: fact.withdrawal })
  const data = encodeFunctionData({ abi: FastExit.abi, functionName: 'takeBack', args: [BigInt(offer)] })
  return { from, to: contracts.fastExit, data }
}

export const orderFill = (state: OptimisticState, from: string, { offer, priceWei }: OfferFact): Order => ({
  from,
  to: state.contracts.fastExit,
  data: encodeFunctionData({ abi: FastExit.abi, functionName: 'fill', args: [BigInt(offer)] }),
  valueWei: priceWei,
})

export function orderCollectExit(
  state: OptimisticState,
  from: string,
  { offer, withdrawal, amountGwei, seller }: OfferFact,
): Order | Refused {
  const proof = prove(state, withdrawal)
  if ('refused' in proof) return proof
  // What was bought and does not exist can never be collected: trying would fail in every block for ever.
  if (!isWhatItSays(proof.withdrawal, { amountGwei, seller })) return refuse('no-such-withdrawal', { withdrawal })
  const args = [BigInt(offer), proof.accountsRoot, proof.counters, proof.siblings] as const
  return {
    from,
    to: state.contracts.fastExit,
    data: encodeFunctionData({ abi: FastExit.abi, functionName: 'collect', args }),
  }
}

const isWhatItSays = ({ to, amount }: Withdrawal, { amountGwei, seller }: Pick<OfferFact, 'amountGwei' | 'seller'>) =>
  to === seller && amount === amountGwei

/** A provider has a node: it looks whether there is such a withdrawal in what L1 shows, and what it would earn. */
export function isWorthBuying(
  state: OptimisticState,
  { withdrawal: number, amountGwei, priceWei, seller }: OfferFact,
): boolean {
  const withdrawal = withdrawalIn(derivedState(state), number)
  if (withdrawal === undefined || !isWhatItSays(withdrawal, { amountGwei, seller })) return false
  const amountWei = amountGwei * GWEI_WEI
  const hundredths = BigInt(Math.round(state.provider.feePercent * 100))
  return priceWei <= amountWei - (amountWei * hundredths) / 10_000n
}
