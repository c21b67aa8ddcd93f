// What stands on L1, folded from what the contracts told: a node that reads the logs from the first to the last knows
// as much. Nobody's opinion is in here: whether a claim is true, L1 does not know before a game is over.

import type { Hex, Seconds } from '../../../../kernel/types.ts'
import type { Place } from '../../../../l1/told.ts'
import type { Batch } from '../../../../rollup/posting.ts'

export interface BatchFact {
  readonly batch: number
  readonly posted: Batch
  readonly place: Place
}

export interface MessageFact {
  readonly message: number
  readonly record: Uint8Array
  readonly at: Seconds
  readonly place: Place
}

/** `overtaken`: another claim about its batch was confirmed, and its bond is dealt with. */
export type ClaimStatus = 'standing' | 'confirmed' | 'rejected' | 'overtaken'

export interface ClaimFact {
  readonly claim: number
  readonly parent: number
  readonly batch: number
  readonly output: Hex
  readonly steps: number
  readonly proposer: Hex
  readonly challengeableUntil: Seconds
  readonly status: ClaimStatus
  /** Of the confirmation or the rejection. */
  readonly settled: Place | null
  readonly openGames: number
  readonly place: Place
}

/** One move of a game as L1 recorded it. */
export type Move =
  | {
      readonly kind: 'bisected'
      readonly lo: number
      readonly hi: number
      readonly inner: readonly Hex[]
      readonly place: Place
    }
  | {
      readonly kind: 'chosen'
      readonly segment: number
      readonly lo: number
      readonly hi: number
      readonly defenderHash: Hex
      readonly challengerHash: Hex
      readonly place: Place
    }

export type Winner = 'challenger' | 'defender' | 'nobody'

export interface GameFact {
  readonly game: number
  readonly claim: number
  readonly challenger: Hex
  readonly defender: Hex
  readonly steps: number
  /** What both said of the end when it began. */
  readonly defenderHash: Hex
  readonly challengerHash: Hex
  readonly lo: number
  readonly hi: number
  readonly turn: 'defender' | 'challenger' | 'prove' | 'over'
  /** When the running clock was started, and what each had then. */
  readonly since: Seconds
  readonly defenderLeft: Seconds
  readonly challengerLeft: Seconds
  readonly moves: readonly Move[]
  readonly proven: { readonly result: Hex; readonly place: Place } | null
  readonly timedOut: 'challenger' | 'defender' | null
  readonly winner: Winner | null
  readonly closed: Place | null
  readonly place: Place
}

export interface DepositFact {
  readonly message: number
  readonly from: Hex
  readonly place: Place
}
export interface PayoutFact {
  readonly withdrawal: number
  readonly to: Hex
  readonly paid: Hex
  readonly amountGwei: bigint
  readonly place: Place
}
export interface OfferFact {
  readonly offer: number
  readonly withdrawal: number
  readonly seller: Hex
  readonly amountGwei: bigint
  readonly priceWei: bigint
  readonly provider: Hex | null
  readonly status: 'open' | 'filled' | 'collected' | 'taken-back'
  readonly place: Place
}

/** Money of bonds, in the books of the rollup's contract or of the game's: given to somebody, or taken home. */
export interface CreditFact {
  readonly at: 'rollup' | 'game'
  readonly who: Hex
  readonly amountWei: bigint
  readonly place: Place
}
export interface OneShotFact {
  readonly post: number
  readonly transactions: number
  readonly proven: { readonly index: number; readonly place: Place } | null
  readonly place: Place
}

export interface Facts {
  readonly batches: readonly BatchFact[]
  readonly messages: readonly MessageFact[]
  readonly claims: readonly ClaimFact[]
  readonly games: readonly GameFact[]
  readonly deposits: readonly DepositFact[]
  readonly payouts: readonly PayoutFact[]
  readonly offers: readonly OfferFact[]
  readonly credits: readonly CreditFact[]
  readonly collected: readonly CreditFact[]
  readonly burnt: readonly { readonly amountWei: bigint; readonly place: Place }[]
  readonly oneShot: readonly OneShotFact[]
}

export const NO_FACTS: Facts = {
  batches: [],
  messages: [],
  claims: [],
  games: [],
  deposits: [],
  payouts: [],
  offers: [],
  credits: [],
  collected: [],
  burnt: [],
  oneShot: [],
}
