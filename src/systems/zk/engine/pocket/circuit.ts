import { type Circuit, type Constraints, product } from '../../../../prover/circuit/constraints.ts'
import { minus, plus, type Signal, scaled, sum, ZERO } from '../../../../prover/circuit/signal.ts'
import { reduced } from '../../../../prover/field.ts'
import { bit, bitsOf } from '../../../../prover/gadgets/bits.ts'
import { not } from '../../../../prover/gadgets/choice.ts'
import { poseidonOf } from '../../../../prover/poseidon/gadget.ts'
import { KINDS } from '../rules/transition.ts'
import { ACCOUNTS, type Balances, balancesAfter, type Payment, rootOfBalances, wordOfPayment } from './rules.ts'

// One payment among four accounts (SPEC Z17): small enough for a key that people make together while one waits.

export interface PocketInput {
  readonly balances: Balances
  readonly payment: Payment
  /** As published: old root, new root, word. What the witness computes must be the same. */
  readonly published: readonly [bigint, bigint, bigint]
}

const AMOUNT_BITS = 64

/** What an honest prover hands in; where the rules forbid the payment, there is no proof of it. */
export function inputOf(balances: Balances, payment: Payment): PocketInput {
  const after = balancesAfter(balances, payment).map((balance) => reduced(balance)) as unknown as Balances
  return { balances, payment, published: [rootOfBalances(balances), rootOfBalances(after), wordOfPayment(payment)] }
}

export const pocketCircuit: Circuit<PocketInput> = (constraints, input) => {
  const published = ['old root', 'new root', 'word'].map((name, index) =>
    constraints.publicInput(name, () => input?.published[index] ?? 0n),
  )
  const balances = Array.from({ length: ACCOUNTS }, (_, number) =>
    constraints.wire(`balance ${number}`, () => input?.balances[number] ?? 0n),
  )
  constraints.equal(
    'the old root is the one published',
    poseidonOf(constraints, 'old root', balances),
    published[0] ?? ZERO,
  )

  const amount = constraints.wire('amount', () => input?.payment.amount ?? 0n)
  bitsOf(constraints, 'amount fits', amount, AMOUNT_BITS)
  const leaves = bit(constraints, 'leaves for L1', () => (input && input.payment.to === null ? 1n : 0n))
  const from = numbered(constraints, 'from', () => input?.payment.from ?? 0)
  const to = numbered(constraints, 'to', () => input?.payment.to ?? 0)

  const held = sum(balances.map((balance, number) => product(constraints, `held ${number}`, from.is(number), balance)))
  bitsOf(constraints, 'the balance covers the amount', minus(held, amount), AMOUNT_BITS)

  const received = product(constraints, 'received', amount, not(leaves))
  const after = balances.map((balance, number) => {
    const paid = product(constraints, `paid by ${number}`, from.is(number), amount)
    return plus(minus(balance, paid), product(constraints, `received by ${number}`, to.is(number), received))
  })
  constraints.equal(
    'the new root is the one published',
    poseidonOf(constraints, 'new root', after),
    published[1] ?? ZERO,
  )

  const kind = plus(scaled(not(leaves), BigInt(KINDS.transfer)), scaled(leaves, BigInt(KINDS.withdraw)))
  const shownTo = product(constraints, 'to, if it stays', to.number, not(leaves))
  const word = sum([kind, scaled(from.number, 1n << 4n), scaled(shownTo, 1n << 16n), scaled(amount, 1n << 28n)])
  constraints.equal('the word is the one published', word, published[2] ?? ZERO)
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
