// What the operator pays on L1 beside its batches: as the proposer it claims, confirms, and answers whoever disputes. Each
// from the receipt of the transaction that did it.

import { bondsOf, gasPaid } from '../ledger.ts'
import { addressOf, SEQUENCER_ID } from '../people.ts'
import type { OptimisticState } from '../state.ts'
import type { SequencerView } from '../types/view.ts'

export function proposing(state: OptimisticState): SequencerView['proposing'] {
  const { batches, claims, games } = state.facts
  const address = addressOf(SEQUENCER_ID) ?? '0x'
  const told = new Set<string>()
  /** A transaction is paid for once, whatever all it has told. */
  const paidFor = (places: readonly (Paid | null)[]): bigint => {
    let sum = 0n
    for (const place of places) {
      if (place === null || place.sender !== address || told.has(place.tx)) continue
      told.add(place.tx)
      sum += place.feeWei + place.blobFeeWei
    }
    return sum
  }
  const posted = paidFor(batches.map(({ place }) => place))
  const claimed = paidFor(claims.map(({ place }) => place))
  const disputed = paidFor(
    games.flatMap(({ place, moves, proven, closed }) => [
      place,
      ...moves.map((move) => move.place),
      proven?.place ?? null,
      closed,
    ]),
  )
  const confirmed = paidFor(claims.map(({ settled }) => settled))
  const all = gasPaid(state.l1).get(address) ?? 0n
  const { bondsLostWei, rewardsWei } = bondsOf(state, address)
  return {
    claimsWei: claimed.toString(),
    confirmationsWei: confirmed.toString(),
    disputesWei: disputed.toString(),
    otherWei: (all - posted - claimed - disputed - confirmed).toString(),
    bondsLostWei,
    rewardsWei,
  }
}

type Paid = OptimisticState['facts']['batches'][number]['place']
