import { expect, test } from 'vitest'
import type { AnyEvent, Plain } from '../../kernel/types.ts'
import { finalAfter, receiptOf, stonesOf } from './picture.ts'

const event = (type: string, at: number, data: Plain): AnyEvent => ({ type, at, data, seq: 0, cause: 0, step: 0 })
const events = [
  event('l1.queued', 101, { hash: '0xa' }),
  event('l1.included', 108, { hash: '0xa', block: 9, gasUsed: 21000, feeWei: '31' }),
  event('l1.executed', 108, { block: 9, node: 'one', agrees: true }),
  event('l1.executed', 108, { block: 9, node: 'two', agrees: true }),
  event('l1.executed', 108, { block: 9, node: 'three', agrees: false }),
  event('l1.finalised', 500, { block: 8 }),
  event('l1.finalised', 1152, { block: 64 }),
]

test('the receipt is what the events say, and a node that disagrees is not counted', () => {
  expect(receiptOf(events, '0xa')).toEqual({ block: 9, seconds: 7, gasUsed: 21000, feeWei: '31', agreeing: 2 })
  expect(receiptOf(events, '0xb')).toBeNull()
  expect(receiptOf(events.slice(0, 1), '0xa')).toBeNull()
})

test('final is when its own block is, not when some block is', () => {
  expect(finalAfter(events, '0xa')).toBe(1051)
  expect(finalAfter(events.slice(0, 6), '0xa')).toBeNull()
})

test('the stone of the payment stays in sight', () => {
  const upTo = (last: number) =>
    Array.from({ length: 40 }, (_, index) => last - 39 + index).filter((number) => number >= 0)
  expect(stonesOf(upTo(9), 0, 9).map((stone) => stone.number)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  const later = stonesOf(upTo(106), 64, 9)
  expect(later.map((stone) => stone.number)).toEqual([9, null, 101, 102, 103, 104, 105, 106])
  expect(later[0]).toEqual({ number: 9, mine: true, final: true })
  expect(later[7]?.final).toBe(false)
})
