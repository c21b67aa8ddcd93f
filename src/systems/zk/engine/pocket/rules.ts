import { KINDS } from '../rules/transition.ts'

// The pocket rollup's rules, in plain numbers (SPEC Z17).

export const ACCOUNTS = 4

export type Balances = readonly [bigint, bigint, bigint, bigint]

export interface Payment {
  readonly from: number
  /** Null: to L1, and so out of the rollup. */
  readonly to: number | null
  readonly amount: bigint
}

/** One slot, as a batch publishes it. */
export const wordOfPayment = ({ from, to, amount }: Payment): bigint =>
  BigInt(to === null ? KINDS.withdraw : KINDS.transfer) +
  (BigInt(from) << 4n) +
  (BigInt(to ?? 0) << 16n) +
  (amount << 28n)

/** Whoever has too little is below 0 afterwards: it is for others to refuse that. */
export function balancesAfter(balances: Balances, { from, to, amount }: Payment): Balances {
  const [first, second, third, fourth] = balances.map(
    (balance, number) => balance - (number === from ? amount : 0n) + (number === to ? amount : 0n),
  )
  return [first ?? 0n, second ?? 0n, third ?? 0n, fourth ?? 0n]
}

/** What a proof of it is about. */
export const inputsOfPayment = (before: Balances, after: Balances, payment: Payment): readonly bigint[] => [
  ...before,
  ...after,
  wordOfPayment(payment),
]

/** All four in one word, the first in its lowest bits. */
export const stateWord = (balances: Balances): bigint =>
  balances.reduce((packed, balance, number) => packed + (balance << BigInt(64 * number)), 0n)
