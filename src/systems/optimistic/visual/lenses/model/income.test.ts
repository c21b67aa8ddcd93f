import { expect, test } from 'vitest'
import { incomeOf } from './income.ts'

test('what is left of fees and what ordering earned, after what L1 took', () => {
  const income = incomeOf({
    feesGwei: '5000',
    mevGwei: '-1000',
    dataWei: '1000000000000',
    executionWei: '500000000000',
    transactions: 3,
  })
  expect(income.profit).toBe(2_500_000_000_000n)
  expect(income.mev).toBe(-1_000_000_000_000n)
})
