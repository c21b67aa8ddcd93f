import { expect, test } from 'vitest'
import { incomeOf } from './income.ts'

const income = {
  feesGwei: '5000',
  mevGwei: '-1000',
  dataWei: '1000000000000',
  executionWei: '500000000000',
  transactions: 3,
}
const proposing = {
  claimsWei: '300000000000',
  confirmationsWei: '200000000000',
  disputesWei: '0',
  otherWei: '0',
  bondsLostWei: '0',
  rewardsWei: '0',
}

test('what is left of fees and what ordering earned, after what L1 took for batches and claims', () => {
  const { mev, ofSequencing, ofProposing, profit } = incomeOf({ income, proposing })
  expect(mev).toBe(-1_000_000_000_000n)
  expect(ofSequencing).toBe(2_500_000_000_000n)
  expect(ofProposing).toBe(-500_000_000_000n)
  expect(profit).toBe(2_000_000_000_000n)
})

test('a bond that is lost weighs more than all gas, and one that is won is income', () => {
  const told = { ...proposing, disputesWei: '7', otherWei: '1', bondsLostWei: '10000000000000', rewardsWei: '20' }
  const { bonds, ofProposing } = incomeOf({ income, proposing: told })
  expect(bonds).toBe(-9_999_999_999_980n)
  expect(ofProposing).toBe(bonds - 500_000_000_008n)
})
