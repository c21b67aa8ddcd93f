import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../../prover/circuit/compile.ts'
import { checkWitness, execute, type Tampering, witnessOf } from '../../../../prover/circuit/witness.ts'
import { matricesOf } from '../../../../prover/groth16/matrices.ts'
import { inputOf, type PocketInput, pocketCircuit } from './circuit.ts'
import { type Balances, balancesAfter, type Payment, wordOfPayment } from './rules.ts'

const compiled = compile(pocketCircuit)
const BALANCES: Balances = [1_000n, 2_000n, 0n, 5n]

const brokenBy = (input: PocketInput, tampering: Tampering = ({ value }) => value): string | null =>
  checkWitness(compiled, witnessOf(compiled, execute(pocketCircuit, input, { tampering })))?.name ?? null
const unmetBy = (input: PocketInput, tampering: Tampering = ({ value }) => value): readonly string[] =>
  execute(pocketCircuit, input, { tampering }).unmet.map(({ name }) => name)

const account = fc.nat(3)
const payment = fc.record({
  from: account,
  to: fc.option(account),
  amount: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
})
const balance = fc.bigInt({ min: 0n, max: 2n ** 62n })
const balances: fc.Arbitrary<Balances> = fc.tuple(balance, balance, balance, balance)

describe('Z17: a payment', () => {
  test('that its payer can afford fits the circuit, and no other does', () => {
    fc.assert(
      fc.property(balances, payment, (before, wanted) => {
        const isCovered = (before[wanted.from] ?? 0n) >= wanted.amount
        expect(unmetBy(inputOf(before, wanted)).length === 0).toBe(isCovered)
      }),
      { numRuns: 60 },
    )
  })

  test('of everything, to anybody, oneself among them, or out to L1', () => {
    for (const from of [0, 1, 2, 3]) {
      for (const to of [0, 1, 2, 3, null]) {
        expect(brokenBy(inputOf(BALANCES, { from, to, amount: BALANCES[from] ?? 0n }))).toBe(null)
      }
    }
  })

  test('of more than there is breaks the check of the balance, and only that', () => {
    const overspent = unmetBy(inputOf(BALANCES, { from: 3, to: 0, amount: 6n }))
    expect(new Set(overspent)).toEqual(new Set(['the balance covers the amount / bits make the number']))
  })

  test('with an amount that is not below 2^64 breaks its check', () => {
    const rich: Balances = [2n ** 64n, 0n, 0n, 0n]
    expect(unmetBy(inputOf(rich, { from: 0, to: 1, amount: 2n ** 64n }))).toContain(
      'amount fits / bits make the number',
    )
  })
})

const PAYMENT: Payment = { from: 1, to: 2, amount: 300n }
const published = (index: number, value: bigint): PocketInput => {
  const input = inputOf(BALANCES, PAYMENT)
  return { ...input, published: input.published.with(index, value) }
}

test('Z17: what is published is what was done', () => {
  for (const number of [0, 1, 2, 3]) {
    const broken = [`balance ${number} is what it was, less and more`]
    expect(unmetBy(published(number, 2_500n))).toEqual(broken)
    expect(unmetBy(published(4 + number, 2_500n))).toEqual(broken)
  }
  const others: Payment[] = [
    { ...PAYMENT, amount: 301n },
    { ...PAYMENT, from: 0 },
    { ...PAYMENT, to: 3 },
    { ...PAYMENT, to: null },
  ]
  for (const other of others) {
    expect(unmetBy(published(8, wordOfPayment(other)))).toEqual(['the word is the one published'])
  }
})

test('Z17: no wire can be set to something else', () => {
  const input = inputOf(BALANCES, PAYMENT)
  const { names, values } = execute(pocketCircuit, input)
  for (const index of names.keys()) {
    const tampering: Tampering = (wire) => (wire.index === index ? (values[index] ?? 0n) + 1n : wire.value)
    // Nobody makes the one.
    expect([names[index], unmetBy(input, tampering).length > 0]).toEqual([names[index], index > 0])
  }
})

test('Z17: all that is in the four accounts stays in them, or leaves for L1', () => {
  fc.assert(
    fc.property(balances, payment, (before, wanted) => {
      const total = (each: Balances) => each.reduce((sum, balance) => sum + balance, 0n)
      const left = wanted.to === null ? wanted.amount : 0n
      expect(total(balancesAfter(before, wanted))).toBe(total(before) - left)
    }),
  )
})

test('P17: the circuit is small enough for a ceremony', () => {
  expect(compiled.publicCount).toBe(9)
  expect(matricesOf(compiled).power).toBe(8)
})
