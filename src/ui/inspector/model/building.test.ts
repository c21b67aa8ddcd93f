import { expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import type { BuildingEntry, BuildingReport } from '../../../l1/types.ts'
import { backgroundGas, builtLines, type Waiter, whyNotYou } from './building.ts'

const GWEI = 10n ** 9n
const you: Hex = '0x00000000000000000000000000000000000000aa'
const entry = (more: Partial<BuildingEntry>): BuildingEntry => ({
  hash: '0x01',
  sender: you,
  nonce: 3,
  isCrowd: false,
  rank: 6,
  tipWei: '1000000000',
  maxFeePerGasWei: '3000000000',
  gasLimit: 21_000,
  gasBefore: 700_000,
  gasUsed: null,
  index: null,
  why: null,
  ...more,
})
const report = (more: Partial<BuildingReport>): BuildingReport => ({
  block: null,
  gasLimit: 1_000_000,
  gasUsed: 721_000,
  baseFeeWei: '2000000000',
  blobBaseFeeWei: '1',
  entries: [],
  waiting: 0,
  leftOut: 0,
  cutTipWei: null,
  ...more,
})
const waiter: Waiter = {
  hash: '0x01',
  sender: you,
  nonce: 3,
  maxFee: 3n * GWEI,
  maxBlobFee: null,
  maxCost: 10n ** 18n,
  balance: 10n ** 17n,
  nextNonce: 0,
}

test('who is in is told the place and the gas ahead, and needs nothing', () => {
  const { why, remedy } = whyNotYou(report({}), entry({}), waiter)
  expect(why).toContain('place 7')
  expect(why).toContain('700,000 gas')
  expect(remedy).toBeNull()
})

test('a fee too low is told by how much, and above the cut also which tip', () => {
  const low = { ...waiter, maxFee: 1_500_000_000n }
  expect(whyNotYou(report({}), entry({ why: 'fee-too-low', tipWei: null }), low).why).toContain('0.5 gwei are missing')
  const full = whyNotYou(report({ cutTipWei: '500000000' }), entry({ why: 'fee-too-low', tipWei: null }), low)
  expect(full.remedy).toContain('above 2.5 gwei')
})

test('a gap names the nonces that nobody has sent', () => {
  const entries = [entry({ nonce: 1 }), entry({ why: 'nonce-gap' })]
  expect(whyNotYou(report({ entries }), entry({ why: 'nonce-gap' }), waiter).why).toContain('with nonce 0, 2.')
})

test('a full block tells the tip to beat', () => {
  const answer = whyNotYou(report({ cutTipWei: '1500000000' }), entry({ why: 'block-full' }), waiter)
  expect(answer.why).toContain('the lowest tip that gets in is 1.5 gwei')
  expect(answer.remedy).toContain('above 1.5 gwei')
})

test('who cannot pay is told what it could cost and what there is', () => {
  const { why } = whyNotYou(report({}), entry({ why: 'cannot-pay' }), waiter)
  expect(why).toContain('1 ETH')
  expect(why).toContain('0.1 ETH')
})

test('a sealed block is told in its own order, those who stayed out behind; the rest of its gas is everybody else’s', () => {
  const entries = [
    entry({ hash: '0x0a', rank: 0, index: 1, gasUsed: 30_000, gasBefore: 50_000 }),
    entry({ hash: '0x0b', rank: 1, why: 'block-full' }),
    entry({ hash: '0x0c', rank: 2, index: 0, gasUsed: 50_000, gasBefore: 0 }),
  ]
  const sealed = report({ block: 4, entries, waiting: 3, gasUsed: 500_000 })
  expect(builtLines(sealed).map(({ entry: each, share }) => [each.hash, share])).toEqual([
    ['0x0c', { from: 0, size: 0.05 }],
    ['0x0a', { from: 0.05, size: 0.03 }],
    ['0x0b', null],
  ])
  expect(backgroundGas(sealed)).toBe(420_000)
  expect(backgroundGas({ ...sealed, waiting: 900 })).toBe(0)
})
