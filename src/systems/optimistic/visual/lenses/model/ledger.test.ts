import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LedgerRow } from '../../../engine/types/view.ts'
import { burntOf, ledgerLines, sumsOf } from './ledger.ts'

const wei = fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String)
const row: fc.Arbitrary<LedgerRow> = fc.record({
  id: fc.string(),
  name: fc.string(),
  role: fc.constant('user' as const),
  gasWei: wei,
  bondsLockedWei: wei,
  bondsLostWei: wei,
  rewardsWei: wei,
  l1Wei: wei,
  l2Gwei: wei,
  creditWei: wei,
})

test('the sums are those of the lines, and what was paid is the same whichever sign it comes with', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const lines = ledgerLines(rows)
      const sums = sumsOf(lines)
      expect(sums.net).toBe(sums.gas + sums.lost + sums.rewards)
      expect(sums.net).toBe(lines.reduce((sum, { net }) => sum + net, 0n))
      const negative = rows.map((each) => ({
        ...each,
        gasWei: `-${each.gasWei}`,
        bondsLostWei: `-${each.bondsLostWei}`,
      }))
      expect(ledgerLines(negative)).toEqual(lines)
      for (const { gas, lost } of lines) expect(gas <= 0n && lost <= 0n).toBe(true)
    }),
  )
})

test('of a lost bond, what nobody got is burnt', () => {
  const nothing = { gas: 0n, net: 0n }
  expect(burntOf({ ...nothing, lost: -10n, rewards: 5n })).toBe(5n)
  expect(burntOf({ ...nothing, lost: 0n, rewards: 0n })).toBe(0n)
})
