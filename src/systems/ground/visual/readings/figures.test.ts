import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cited } from '../../../../content/facts.ts'
import { fakeGroundView } from '../../../../testing/groundView.ts'
import { citedRange, gweiWords, ifFull, logShare, niceMost, rangeOf } from './figures.ts'

test('cited values are read as ranges', () => {
  expect(rangeOf('3–7')).toEqual([3, 7])
  expect(rangeOf('65,000')).toEqual([65_000, 65_000])
  expect(rangeOf('~4,000')).toEqual([4_000, 4_000])
  for (const id of ['bitcoin-throughput', 'l1-throughput', 'visa-peak', 'arbitrum-throughput'] as const) {
    const [low, high] = citedRange(id)
    expect(low, cited(id).value).toBeGreaterThan(0)
    expect(high).toBeGreaterThanOrEqual(low)
  }
})

test('each power of ten is as far from the next', () => {
  const axis = [1, 100_000] as const
  expect([1, 10, 100, 1_000, 10_000, 100_000].map((each) => logShare(each, axis))).toEqual([
    0,
    expect.closeTo(0.2),
    expect.closeTo(0.4),
    expect.closeTo(0.6),
    expect.closeTo(0.8),
    1,
  ])
  expect(logShare(0.02, axis)).toBe(0)
  expect(logShare(9e9, axis)).toBe(1)
})

test('a scale ends at a round number that is not below what it shows, and not far above', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.0001, max: 1e6, noNaN: true }), (value) => {
      const most = niceMost(value)
      expect(most).toBeGreaterThanOrEqual(value * 0.999)
      expect(most).toBeLessThanOrEqual(value * 2.6)
    }),
  )
  expect([0, 1, 7.9, 12, 240].map(niceMost)).toEqual([1, 1, 10, 20, 500])
})

test('prices keep their first digits', () => {
  expect(gweiWords('8120000000')).toBe('8.12')
  expect(gweiWords('2100000')).toBe('0.0021')
  expect(gweiWords('1240500000000')).toBe('1,240')
  expect(gweiWords('0')).toBe('0')
})

test('a larger block never leaves more nodes or more stake', () => {
  const network = fakeGroundView().network ?? expect.fail('no network')
  const limits = [30, 36, 45, 60, 100, 200, 300].map((millions) => ifFull(network, millions * 1_000_000))
  for (const [index, now] of limits.entries()) {
    const before = limits[index - 1] ?? now
    expect(now.verifying).toBeLessThanOrEqual(before.verifying)
    expect(now.attestingEth).toBeLessThanOrEqual(before.attestingEth)
  }
  expect(limits[0]?.verifying).toBe(network.nodes)
  expect(limits.at(-1)?.verifying).toBeLessThan(network.nodes)
})
