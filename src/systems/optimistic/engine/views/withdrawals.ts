import type { Hex, Seconds } from '../../../../kernel/types.ts'
import { decodeRecord } from '../../../../rollup/records.ts'
import { isConfirmable } from '../claims.ts'
import { confirmedState, derivedState, rightfulPart, withdrawalIn } from '../exits.ts'
import { etherOf } from '../genesis.ts'
import { idOf } from '../people.ts'
import type { OptimisticState } from '../state.ts'
import type { BatchView, OfferView, Standing, WithdrawalView } from '../types/view.ts'

/** Those that L1 knows of, and those that are only promised. */
export function withdrawalViews(
  state: OptimisticState,
  batches: readonly BatchView[],
  now: Seconds,
): readonly WithdrawalView[] {
  const { soft } = state.sequencer
  const derived = derivedState(state)
  const confirmed = confirmedState(state)
  const numbers = Math.max(soft.counters.withdrawals, derived.counters.withdrawals)
  return Array.from({ length: numbers }, (_, number): WithdrawalView[] => {
    const believed = withdrawalIn(confirmed, number)
    const withdrawal = believed ?? withdrawalIn(derived, number) ?? withdrawalIn(soft, number)
    if (withdrawal === undefined) return []
    const batch = batchOf(state, number)
    const payout = state.facts.payouts.find((each) => each.withdrawal === number)
    return [
      {
        withdrawal: number,
        to: withdrawal.to,
        toId: idOf(withdrawal.to),
        amountGwei: withdrawal.amount.toString(),
        batch,
        standing: standingOf(batches, batch),
        readyAt: readyAt(state, batch, now),
        paidIn: payout?.place.tx ?? null,
        offer: offerOf(state, number, withdrawal.to),
      },
    ]
  }).flat()
}

const batchOf = ({ derived }: OptimisticState, number: number): number | null =>
  derived.find(({ after }) => after.state.counters.withdrawals > number)?.batch ?? null

const standingOf = (batches: readonly BatchView[], batch: number | null): Standing =>
  batch === null ? 'promised' : (batches.find((each) => each.batch === batch)?.standing ?? 'posted')

/** When the batch's first claim that still stands can be confirmed. */
function readyAt(state: OptimisticState, batch: number | null, now: Seconds): Seconds | null {
  const claim = state.facts.claims.find(
    (each) => each.batch === batch && each.status !== 'rejected' && each.status !== 'overtaken',
  )
  if (claim === undefined) return null
  if (claim.status === 'confirmed') return claim.settled?.at ?? null
  return isConfirmable(state, claim, now) ? now : claim.challengeableUntil
}

/** Its owner's: anybody may offer what is not theirs, and nobody need look at it. */
function offerOf({ facts }: OptimisticState, number: number, owner: Hex): OfferView | null {
  const offer = facts.offers.findLast(({ withdrawal, seller }) => withdrawal === number && seller === owner)
  if (offer === undefined) return null
  const { offer: id, priceWei, status, provider } = offer
  return { offer: id, priceWei: priceWei.toString(), status, providerId: provider === null ? null : idOf(provider) }
}

/** What the bridge should hold: accounts after everything on L1, withdrawals not yet paid, deposits not yet taken. */
export function owedGwei(state: OptimisticState): bigint {
  const derived = derivedState(state)
  let owed = etherOf(derived)
  for (let number = 0; number < derived.counters.withdrawals; number++) {
    owed += withdrawalIn(derived, number)?.amount ?? 0n
  }
  for (const payout of state.facts.payouts) owed -= rightfulPart(state, payout)
  for (const { record } of state.facts.messages.slice(derived.counters.messages)) {
    const message = decodeRecord(record)
    if (message?.kind === 'deposit') owed += message.amount
  }
  return owed
}
