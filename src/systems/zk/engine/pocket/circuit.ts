import { type Circuit, type Constraints, product } from '../../../../prover/circuit/constraints.ts'
import { minus, plus, type Signal, scaled, sum, ZERO } from '../../../../prover/circuit/signal.ts'
import { reduced } from '../../../../prover/field.ts'
import { bit, bitsOf } from '../../../../prover/gadgets/bits.ts'
import { not } from '../../../../prover/gadgets/choice.ts'
import { KINDS } from '../rules/transition.ts'
import { ACCOUNTS, type Balances, balancesAfter, inputsOfPayment, type Payment } from './rules.ts'

// One payment among four accounts (SPEC Z17): small enough for a key that people make together while one waits.

export interface PocketInput {
  readonly payment: Payment
  /** What the witness computes must be the same. */
  readonly published: readonly bigint[]
}

const AMOUNT_BITS = 64

/** What an honest prover hands in; where the rules forbid the payment, there is no proof of it. */
export function inputOf(balances: Balances, payment: Payment): PocketInput {
  const after = balancesAfter(balances, payment).map((balance) => reduced(balance)) as unknown as Balances
  return { payment, published: inputsOfPayment(balances, after, payment) }
}

export const pocketCircuit: Circuit<PocketInput> = (constraints, input) => {
  const shown = (name: string, index: number) => constraints.publicInput(name, () => input?.published[index] ?? 0n)
  const numbers = Array.from({ length: ACCOUNTS }, (_, number) => number)
  const before = numbers.map((number) => shown(`balance ${number} before`, number))
  const after = numbers.map((number) => shown(`balance ${number} after`, ACCOUNTS + number))
  const word = shown('word', 2 * ACCOUNTS)

  const amount = constraints.wire('amount', () => input?.payment.amount ?? 0n)
  bitsOf(constraints, 'amount fits', amount, AMOUNT_BITS)
  const leaves = bit(constraints, 'leaves for L1', () => (input && input.payment.to === null ? 1n : 0n))
  const from = numbered(constraints, 'from', () => input?.payment.from ?? 0)
  const to = numbered(constraints, 'to', () => input?.payment.to ?? 0)

  const held = sum(before.map((balance, number) => product(constraints, `held ${number}`, from.is(number), balance)))
  bitsOf(constraints, 'the balance covers the amount', minus(held, amount), AMOUNT_BITS)

  const received = product(constraints, 'received', amount, not(leaves))
  for (const [number, balance] of before.entries()) {
    const paid = product(constraints, `paid by ${number}`, from.is(number), amount)
    const got = product(constraints, `received by ${number}`, to.is(number), received)
    constraints.equal(
      `balance ${number} is what it was, less and more`,
      plus(minus(balance, paid), got),
      after[number] ?? ZERO,
    )
  }

  const kind = plus(scaled(not(leaves), BigInt(KINDS.transfer)), scaled(leaves, BigInt(KINDS.withdraw)))
  const shownTo = product(constraints, 'to, if it stays', to.number, not(leaves))
  const told = sum([kind, scaled(from.number, 1n << 4n), scaled(shownTo, 1n << 16n), scaled(amount, 1n << 28n)])
  constraints.equal('the word is the one published', told, word)
}

interface Numbered {
  readonly number: Signal
  /** 1 for the account with this number, 0 for the others. */
  is(number: number): Signal
}

/** An account's number by its two bits: there are none but the four. */
function numbered(constraints: Constraints, name: string, value: () => number): Numbered {
  return constraints.within(name, () => {
    const low = bit(constraints, 'low bit', () => BigInt(value() & 1))
    const high = bit(constraints, 'high bit', () => BigInt(value() >> 1))
    const both = product(constraints, 'both bits', low, high)
    const places = [minus(not(low), minus(high, both)), minus(low, both), minus(high, both), both]
    return { number: plus(low, scaled(high, 2n)), is: (number) => places[number] ?? ZERO }
  })
}
