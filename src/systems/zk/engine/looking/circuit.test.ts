import { expect, test } from 'vitest'
import { keyOf, sign } from '../../../../prover/babyjub/eddsa.ts'
import { compile } from '../../../../prover/circuit/compile.ts'
import { execute } from '../../../../prover/circuit/witness.ts'
import { batchCircuit } from '../circuit/batch.ts'
import { buildBatch } from '../circuit/input.ts'
import { withoutOf } from '../circuit/missing.ts'
import { createZkState, withAccount } from '../rules/state.ts'
import { messageOf } from '../rules/transition.ts'
import { pictureOf, writtenRow } from './row.ts'
import { scopePicture } from './scopes.ts'
import { survey } from './survey.ts'
import { witnessPicture } from './witness.ts'

const circuit = batchCircuit(1)
const whole = survey(circuit, () => false)
const [ana, ben] = [keyOf(22n), keyOf(33n)]
const funds = 'slot 0 / payer / the balance covers amount and fee / bits make the number'

const before = [ana, ben].reduce(
  (state, { publicKey }, index) => withAccount(state, index + 1, { key: publicKey, balance: 1_000n, nonce: 0n }),
  createZkState(77n, keyOf(11n).publicKey),
)
const paying = (amount: bigint) => {
  const transfer = { kind: 'transfer', from: 1, to: 2, amount, fee: 1n } as const
  return [{ ...transfer, signature: sign(ana, messageOf(transfer, 0n, 77n)) }]
}
const filled = (amount: bigint) => ({
  execution: execute(circuit, buildBatch(before, paying(amount), { blind: true }).input),
  tamper: null,
})

test('a survey names what is compiled, but for rows that say nothing', () => {
  const compiled = compile(circuit)
  const said = new Set(whole.products)
  expect(compiled.rows.filter(({ name }) => !said.has(name))).toEqual([])
  expect(whole.products.length - compiled.rows.length).toBeLessThan(3)
  expect(whole.wires.length).toBe(filled(1n).execution.values.length - 1)
})

test('a scope counts what is in it, and parts of one kind are one line', () => {
  const all = scopePicture(whole, '')
  expect(all?.products).toBe(whole.products.length)
  expect(all?.parts.reduce((sum, { products }) => sum + products, 0)).toBe(whole.products.length)
  expect(all?.parts.reduce((sum, { equalities }) => sum + equalities, 0)).toBe(whole.equalities.length)
  const bits = scopePicture(whole, 'slot 0 / amount fits')
  expect(bits?.parts.map(({ name, count, isScope }) => [name, count, isScope])).toEqual([
    ['bit # is 0 or 1', 64, false],
    ['bits make the number', 1, false],
  ])
  expect(scopePicture(whole, 'slot 9')).toBe(null)
})

test('a constraint that is missing is missed by its name, and by nothing else', () => {
  const careless = survey(circuit, withoutOf('funds').without ?? (() => false))
  expect(careless.equalities.length).toBe(whole.equalities.length - 1)
  expect([whole, careless].map(({ equalities }) => equalities.includes(funds))).toEqual([true, false])
  expect(careless.products).toEqual(whole.products)
})

test('a row is shown as it is written, with its numbers, and a broken one does not come out even', () => {
  const row = writtenRow(circuit, funds, 0)
  if (row === null) throw new Error('no such row')
  const [honest, false_] = [100n, 5_000n].map((amount) => pictureOf(row, filled(amount).execution.values))
  expect(honest?.kind).toBe('equality')
  expect([honest?.holds, false_?.holds]).toEqual([true, false])
  expect(honest?.a.terms[3]).toEqual({
    factor: '8',
    wire: 'slot 0 / payer / the balance covers amount and fee / bit 3',
    value: '0',
  })
  expect(honest?.a.more).toBe(52)
  expect([honest?.a.value, honest?.c.value]).toEqual(['899', '899'])
  expect(false_?.c.value).toBe('-4001')
  expect(writtenRow(circuit, 'slot 0 / nothing of the kind', 0)).toBe(null)
})

test('the witness of a scope is its own wires, and what is broken is named', () => {
  const { wires, broken, brokenCount, wireCount } = witnessPicture(filled(5_000n), whole, 'slot 0')
  expect(wires.find(({ name }) => name === 'amount')?.value).toBe('5000')
  expect(wires.every(({ name }) => !name.includes(' / '))).toBe(true)
  expect([broken[0]?.name, brokenCount]).toEqual([funds, 1])
  expect(wireCount).toBe(whole.wires.length)
})
