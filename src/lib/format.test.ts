import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, duration, groupDigits, shortHash, timeOfDay, weiToEth, weiToGwei } from './format.ts'

test('digits are grouped by three, from the right, left of the point only', () => {
  expect([0, 999, 1000, 16777216, '1234.56789'].map(groupDigits)).toEqual([
    '0',
    '999',
    '1,000',
    '16,777,216',
    '1,234.56789',
  ])
})

test('grouping loses no digit', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n }), (value) => BigInt(groupDigits(value).replaceAll(',', '')) === value))
})

test('an amount is never shown as more than it is', () => {
  expect(weiToEth('1999999999999999999')).toBe('1.9999')
  expect(weiToEth('42000000000000', 6)).toBe('0.000042')
  expect(weiToEth(0n, 0)).toBe('0')
  expect(weiToEth(-1500000000000000000n, 1)).toBe('−1.5')
  expect(weiToGwei('1500000000')).toBe('1.50')
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 1, max: 18 }), (wei, decimals) => {
      const [whole = '', fraction = ''] = weiToEth(wei, decimals).replaceAll(',', '').split('.')
      const shown = BigInt(whole + fraction) * 10n ** BigInt(18 - decimals)
      return shown <= wei && wei - shown < 10n ** BigInt(18 - decimals)
    }),
  )
})

test('clocks, days and lengths of time', () => {
  expect([timeOfDay(0), timeOfDay(3724.9), timeOfDay(86_399), timeOfDay(86_400)]).toEqual([
    '00:00:00',
    '01:02:04',
    '23:59:59',
    '00:00:00',
  ])
  expect([dayOf(0), dayOf(86_399), dayOf(86_400 * 17 + 5)]).toEqual([0, 0, 17])
  expect([12, 768, 7200, 604_800].map(duration)).toEqual(['12 s', '12.8 min', '2 h', '7 days'])
})

test('a hash keeps its head and its tail', () => {
  expect(shortHash('0x704b00000000000000000000bbad')).toBe('0x704b…bbad')
  expect(shortHash('0x1234')).toBe('0x1234')
})
