import { expect, test } from 'vitest'
import { execute, type Tampering } from '../../../prover/circuit/witness.ts'
import { R } from '../../../prover/field.ts'
import { deadConstraints, type Forgery } from '../../../testing/prover/alive.ts'
import { written } from '../../../testing/prover/smallField.ts'
import { inputOf, type PocketInput, pocketCircuit } from '../engine/pocket/circuit.ts'
import { type Balances, balancesAfter, inputsOfPayment, type Payment, wordOfPayment } from '../engine/pocket/rules.ts'
import { undetermined } from './undetermined.ts'

// Z17: the small circuit, whose key people make together. No constraint of it is dead, none is missing, and what is published
// leaves no choice of who pays whom how much.

const BALANCES: Balances = [1_000n, 2_000n, 40n, 5n]
const NUMBERS = [0, 1, 2, 3] as const
const LIMIT = 1n << 64n

type Wires = Forgery<PocketInput>['wires']
const settingTo =
  (wires: NonNullable<Wires>): Tampering =>
  ({ name, value }) =>
    wires[name] ?? value

/** A prover who sets these wires publishes what comes out of it. */
function published(input: PocketInput, wires: NonNullable<Wires>): Forgery<PocketInput> {
  const { unmet } = execute(pocketCircuit, input, { tampering: settingTo(wires) })
  const outcome = (name: string) => unmet.filter((each) => each.name === name).map(({ a }) => a)
  const told: { [name: string]: bigint } = { ...wires }
  for (const number of NUMBERS) {
    const [balance] = outcome(`balance ${number} is what it was, less and more`)
    if (balance !== undefined) told[`balance ${number} after`] = balance
  }
  const [word] = outcome('the word is the one published')
  if (word !== undefined) told['word'] = word
  return { input, wires: told }
}

const HONEST: readonly PocketInput[] = [
  inputOf(BALANCES, { from: 1, to: 2, amount: 300n }),
  inputOf([1n, 2n, 4_000n, 3n], { from: 2, to: 1, amount: 7n }),
  inputOf(BALANCES, { from: 3, to: 3, amount: 5n }),
  inputOf(BALANCES, { from: 0, to: null, amount: 1_000n }),
]

/** Each wire once one more than it should be, and all that follows from it published. */
const oneMore = HONEST.flatMap((input) => {
  const { names, values } = execute(pocketCircuit, input)
  return names.flatMap((name, index) =>
    index === 0 ? [] : [published(input, { [name]: ((values[index] ?? 0n) + 1n) % R })],
  )
})

const paying = (balance: bigint, amount: bigint): PocketInput =>
  inputOf([balance, 0n, 0n, 0n], { from: 0, to: 1, amount })
/** 2^(i+1), said to be a single bit that is 2. */
const twos = Array.from({ length: 64 }, (_, bit) => {
  const number = 2n << BigInt(bit)
  const wires = (scope: string) => ({ [`${scope} / bit ${bit}`]: 2n, [`${scope} / bit ${bit + 1}`]: 0n })
  return [
    published(paying(number, number), wires('amount fits')),
    published(paying(number, 0n), wires('the balance covers the amount')),
  ]
}).flat()

test('no constraint is dead', () => {
  const tooMuch = [published(paying(LIMIT, LIMIT), {}), published(paying(5n, 6n), {})]
  const forgeries = [...oneMore, ...twos, ...tooMuch]
  expect(deadConstraints({ circuit: pocketCircuit, honest: HONEST, forgeries })).toEqual([])
})

test('none is missing: what is not chosen is held to one value, and what is published is held too', () => {
  const circuit = written(pocketCircuit)
  const isChosen = (name: string) => /^(amount|leaves for L1|(from|to) \/ (low|high) bit|balance \d before)$/.test(name)
  expect(undetermined(circuit, isChosen)).toEqual([])
  const careless = { ...circuit, rules: circuit.rules.filter(({ name }) => name !== 'received') }
  expect(undetermined(careless, isChosen)).toContain('received')
})

test('what is published leaves one payment: who says another fits none of it', () => {
  const payments: readonly Payment[] = NUMBERS.flatMap((from) =>
    [...NUMBERS, null].map((to) => ({ from, to, amount: BALANCES[from] })),
  )
  for (const payment of payments) {
    const fitting = payments.flatMap((other) => {
      const after = balancesAfter(BALANCES, payment)
      const input = {
        payment: { ...other, amount: payment.amount },
        published: inputsOfPayment(BALANCES, after, payment),
      }
      return execute(pocketCircuit, input).unmet.length === 0 ? [wordOfPayment(input.payment)] : []
    })
    expect(fitting).toEqual([wordOfPayment(payment)])
  }
})
