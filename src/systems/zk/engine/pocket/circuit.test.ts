import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../../prover/circuit/compile.ts'
import { checkWitness, execute, type Tampering, witnessOf } from '../../../../prover/circuit/witness.ts'
import { matricesOf } from '../../../../prover/groth16/matrices.ts'
import { inputOf, type PocketInput, pocketCircuit } from './circuit.ts'
import { type Balances, balancesAfter, type Payment, rootOfBalances, wordOfPayment } from './rules.ts'

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
const balances = fc.tuple(...[0, 1, 2, 3].map(() => fc.bigInt({ min: 0n, max: 2n ** 62n }))) as fc.Arbitrary<Balances>

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
const published = (change: Partial<Record<0 | 1 | 2, bigint>>): PocketInput => {
  const input = inputOf(BALANCES, PAYMENT)
  const [oldRoot, newRoot, word] = input.published
  return { ...input, published: [change[0] ?? oldRoot, change[1] ?? newRoot, change[2] ?? word] }
}

test('Z17: what is published is what was done', () => {
  expect(unmetBy(published({ 0: 1n }))).toEqual(['the old root is the one published'])
  const rich = rootOfBalances([1_000n, 2_000n, 300n, 5n])
  expect(unmetBy(published({ 1: rich }))).toEqual(['the new root is the one published'])
  const others: Payment[] = [
    { ...PAYMENT, amount: 301n },
    { ...PAYMENT, from: 0 },
    { ...PAYMENT, to: 3 },
    { ...PAYMENT, to: null },
  ]
  for (const other of others) {
    expect(unmetBy(published({ 2: wordOfPayment(other) }))).toEqual(['the word is the one published'])
  }
})

test('Z17: no wire can be set to something else', () => {
  const input = inputOf(BALANCES, PAYMENT)
  const { names, values } = execute(pocketCircuit, input)
  // Where the wires of the Poseidons go, the gadget's own test has gone.
  const own = [...names.keys()].filter((index) => index > 3 && !names[index]?.includes('root /'))
  for (const index of own) {
    const tampering: Tampering = (wire) => (wire.index === index ? (values[index] ?? 0n) + 1n : wire.value)
    expect([names[index], unmetBy(input, tampering).length > 0]).toEqual([names[index], true])
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
  expect(compiled.publicCount).toBe(3)
  expect(matricesOf(compiled).power).toBe(10)
})
