import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ethToWei, gweiToWei, parseAmount, parseCount } from './amounts.ts'
import { eth, exactEth } from './words.ts'

test('amounts are read exactly, with a decimal point', () => {
  expect(ethToWei('1.5')).toBe(1_500_000_000_000_000_000n)
  expect(ethToWei(' 0.000000000000000001 ')).toBe(1n)
  expect(gweiToWei('2')).toBe(2_000_000_000n)
  expect(ethToWei('1 000')).toBe(1000n * 10n ** 18n)
})

test.each(['', ' ', '-1', '+1', '1e3', '0x10', '1.', '.5', '1.2.3', '1,000', '1,5', 'ten', '٣', 'NaN', 'Infinity'])(
  '%j is no amount',
  (text) => {
    expect(parseAmount(text, 18)).toBeNull()
  },
)

test('finer than a wei is refused instead of rounded', () => {
  expect(ethToWei('0.0000000000000000001')).toBeNull()
  expect(gweiToWei('0.0000000001')).toBeNull()
  expect(parseAmount('1.10', 1), 'zeros behind are no digits').toBe(11n)
})

test('a count lies within its bounds', () => {
  expect([
    parseCount('3', { least: 1, most: 3 }),
    parseCount('4', { least: 1, most: 3 }),
    parseCount('0', { least: 1, most: 3 }),
    parseCount('1.5', { least: 1, most: 3 }),
  ]).toEqual([3, null, null, null])
})

test('what is written out is read back as the same amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (wei) => {
      expect(ethToWei(exactEth(wei).replace(/ ETH|,/g, ''))).toBe(wei)
    }),
  )
})

test('an amount in a sentence is short and never more than it is', () => {
  expect(eth('1500000000000000000')).toBe('1.5 ETH')
  expect(eth('31500000000000')).toBe('0.0000315 ETH')
  expect(eth('10500000123456')).toBe('0.0000105 ETH')
  expect(eth('4999989500000000001')).toBe('4.999989 ETH')
  expect(eth('0')).toBe('0 ETH')
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (wei) => {
      const shown = ethToWei(eth(wei).replace(/ ETH|,/g, '')) ?? -1n
      expect(shown).toBeLessThanOrEqual(wei)
      expect(shown === 0n).toBe(wei === 0n)
    }),
  )
})
