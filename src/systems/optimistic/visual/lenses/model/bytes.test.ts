import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BatchBytes } from '../../../engine/pictures.ts'
import { bytesOfTransaction, groupOf, rowsOf, runsOf, stageRows } from './bytes.ts'

const span = fc.record({
  start: fc.nat({ max: 90 }),
  length: fc.nat({ max: 20 }),
  field: fc.constantFrom('from', 'to', 'amount', 'fee', 'signature', 'varint'),
  transaction: fc.option(fc.nat({ max: 3 })),
})
const spans = fc.array(span).map((each) => each.map(({ length, ...rest }) => ({ ...rest, end: rest.start + length })))

test('runs cover every byte once, whatever spans say, also when they are cut into rows', () => {
  fc.assert(
    fc.property(spans, fc.nat({ max: 100 }), fc.integer({ min: 1, max: 20 }), (given, length, perRow) => {
      const runs = runsOf(given, length)
      const covered = (list: readonly { start: number; end: number }[]) =>
        list.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index))
      const all = Array.from({ length }, (_, index) => index)
      expect(covered(runs)).toEqual(all)
      const rows = rowsOf(runs, perRow)
      expect(covered(rows.flatMap((row) => row.runs))).toEqual(all)
      for (const { at, runs: cut } of rows) {
        expect(at % perRow).toBe(0)
        expect((cut.at(-1)?.end ?? 0) - at).toBeLessThanOrEqual(perRow)
      }
    }),
  )
})

const stage = (name: string, withSignatures: boolean, own: BatchBytes['stages'][number]['spans'] = []) =>
  ({
    stage: name,
    withSignatures,
    bytes: 6,
    perTransaction: 3,
    hex: '0x010203040506',
    spans: own,
    byField: [],
  }) as BatchBytes['stages'][number]

test('one transaction is found by its own spans, and nowhere where bytes belong to no field', () => {
  const packed = stage('packed', true, [
    { start: 0, end: 1, field: 'from', transaction: 0 },
    { start: 1, end: 3, field: 'amount', transaction: 1 },
    { start: 4, end: 6, field: 'signature', transaction: 1 },
  ])
  expect(bytesOfTransaction(packed, 1)?.map(({ start, end, group }) => [start, end, group])).toEqual([
    [1, 3, 'what'],
    [4, 6, 'signature'],
  ])
  expect(bytesOfTransaction(stage('deflated', true), 1)).toBeNull()
})

test('stages stand in the order in which they are applied, with and without signatures', () => {
  const rows = stageRows({
    batch: 0,
    transactions: 2,
    stages: [stage('deflated', false), stage('rlp', true), stage('deflated', true), stage('rlp', false)],
  })
  expect(rows.map(({ stage: name, with: signed, without }) => [name, signed !== null, without !== null])).toEqual([
    ['rlp', true, true],
    ['deflated', true, true],
  ])
})

test('a field that nobody has heard of is structure', () => {
  expect([groupOf('signature'), groupOf('to'), groupOf('somethingNew')]).toEqual(['signature', 'who', 'structure'])
})
