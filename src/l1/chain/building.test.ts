import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefused } from '../../kernel/refusal.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { admit } from '../mempool/admit.ts'
import { admitCrowd } from '../mempool/crowd.ts'
import { type PoolEntry, poolEntries } from '../mempool/pool.ts'
import { accountOf } from '../state/world.ts'
import { createTestCrowd } from '../testing/crowd.ts'
import { drive } from '../testing/drive.ts'
import type { BuildingEntry, BuildingReport } from '../types.ts'
import { buildingOf } from './building.ts'
import { cheat } from './cheats.ts'
import { blockAt, nextBaseFee } from './environment.ts'
import { headOf } from './head.ts'
import { reorg } from './reorg.ts'
import type { L1State } from './state.ts'
import { effectiveTip } from './transactions.ts'

const MEMBERS = 12
/** Burns what it is given: gas used and gas limit are the same for some, and far apart for others. */
const INVALID = '0xfe'
const STOP = '0x00'
const BURNER = `0x${'b0'.repeat(20)}` as const
const SINK = `0x${'51'.repeat(20)}` as const

const wish = fc.record({
  member: fc.nat(MEMBERS - 1),
  nonce: fc.nat(3),
  tip: fc.integer({ min: 0, max: 12 }),
  maxFee: fc.constantFrom(5, 11, 14, 40),
  gasLimit: fc.constantFrom(21_000, 100_000, 400_000, 900_000),
  value: fc.constantFrom(0, 1),
  to: fc.constantFrom(BURNER, SINK),
  isCrowd: fc.boolean(),
})

/** In whole units of 100,000 wei, so that balances matter: nobody has enough for everything. */
const UNIT = 100_000n

async function worldOf() {
  const crowd = await createTestCrowd(MEMBERS)
  const l1 = await drive(
    { gasLimit: 1_000_000, genesisBaseFeeWei: (10n * UNIT).toString(), slotsPerEpoch: 4 },
    {
      endowments: crowd.endowments.map((endowment) => ({ ...endowment, balanceWei: 1_500_000n * 40n * UNIT })),
      predeploys: [
        { address: BURNER, code: INVALID },
        { address: SINK, code: STOP },
      ],
      hasCrowd: true,
    },
  )
  return { crowd, l1 }
}

/** Whether the reason is the true one, found without the builder's help. */
function isTrue(entry: BuildingEntry, waiting: readonly PoolEntry[], report: BuildingReport, l1: L1State): boolean {
  const own = waiting.find(({ hash }) => hash === entry.hash) as PoolEntry
  const baseFee = BigInt(report.baseFeeWei)
  const { before, machine } = blockAt(l1, report.block ?? 0)
  const nonce = accountOf(before, hexToBytes(entry.sender), machine.codec)?.nonce ?? 0n
  const earlier = waiting.filter(({ sender, tx }) => sender === entry.sender && tx.nonce < own.tx.nonce)
  const hasGap = BigInt(earlier.filter(({ tx }) => tx.nonce >= nonce).length) < own.tx.nonce - nonce
  switch (entry.why) {
    case 'fee-too-low':
      return effectiveTip(own.tx, baseFee) === null
    case 'nonce-gap':
      return hasGap
    case 'block-full': {
      const isBehindOneOutside = earlier.some(
        ({ hash }) => report.entries.find((one) => one.hash === hash)?.why !== null,
      )
      return isBehindOneOutside || entry.gasLimit > report.gasLimit - entry.gasBefore
    }
    default:
      return false
  }
}

test('the report of a sealed block is what the block holds, and each reason is true', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 40 }), async (wishes) => {
      const { crowd, l1 } = await worldOf()
      for (const { member, isCrowd, tip, maxFee, gasLimit, value, ...rest } of wishes) {
        const [cap, least] = [BigInt(maxFee) * UNIT, BigInt(tip) * UNIT]
        const fields = { ...rest, value: BigInt(value), gasLimit: BigInt(gasLimit), maxFee: cap }
        const arrival = crowd.sign(l1.state.machine, member, { ...fields, tip: least < cap ? least : cap })
        const person = isCrowd ? null : admit(l1.state, arrival.tx, arrival.sender, 0)
        if (person === null) l1.state = admitCrowd(l1.state, [arrival], 0).state
        else if (!isRefused(person)) l1.state = person.state
      }
      const waiting = poolEntries(l1.state.mempool)
      const estimate = buildingOf(l1.state, null)
      expect(estimate).toMatchObject({ block: null, waiting: waiting.length, baseFeeWei: `${nextBaseFee(l1.state)}` })
      expect(estimate.gasUsed).toBeLessThanOrEqual(estimate.gasLimit)
      expect(new Map(l1.view().mempool.map(({ hash, why }) => [hash, why]))).toEqual(
        new Map(estimate.entries.filter(({ isCrowd }) => !isCrowd).map(({ hash, why }) => [hash, why])),
      )

      await l1.slots()
      const block = headOf(l1.state)
      const report = buildingOf(l1.state, block.number)
      expect(report.waiting).toBe(waiting.length)
      expect(report.entries.map(({ rank }) => rank)).toEqual(waiting.map((_, index) => index))
      expect(new Set(report.entries.map(({ hash }) => hash))).toEqual(new Set(waiting.map(({ hash }) => hash)))
      const taken = report.entries.filter(({ why }) => why === null)
      expect(taken.map(({ hash }) => hash)).toEqual(block.transactions.map(({ hash }) => hash))
      expect(taken.map(({ index }) => index)).toEqual(taken.map((_, index) => index))
      let gas = 0
      for (const { gasBefore, gasUsed } of taken) {
        expect(gasBefore).toBe(gas)
        gas += gasUsed ?? Number.NaN
      }
      expect(report.gasUsed).toBe(gas)
      const left = report.entries.filter(({ why }) => why !== null)
      expect(report.leftOut).toBe(left.length)
      expect(left.filter((entry) => !isTrue(entry, waiting, report, l1.state))).toEqual([])
      const isFull = left.some(({ why }) => why === 'block-full')
      const lowest = taken.map(({ tipWei }) => Number(tipWei)).sort((a, b) => a - b)[0]
      expect(report.cutTipWei).toBe(isFull && lowest !== undefined ? String(lowest) : null)
    }),
    { numRuns: 60 },
  )
})

test('whose money is gone when it is its turn is left out as one who cannot pay', async () => {
  const { crowd, l1 } = await worldOf()
  const balance = 1_500_000n * 40n * UNIT
  const sign = (nonce: number, fields: { tip: bigint; value?: bigint; gasLimit?: bigint }) =>
    crowd.sign(l1.state.machine, 0, { nonce, maxFee: 40n * UNIT, ...fields })
  l1.state = admitCrowd(l1.state, [sign(0, { tip: UNIT, value: balance - 10_000_000n * UNIT })], 0).state
  // Its balance is taken by hand, as nothing else can between admission and its turn.
  await l1.ask((state) =>
    cheat(state, { method: 'anvil_setBalance', params: [crowd.members[0]?.address ?? '', '0x1'] }),
  )
  expect(buildingOf(l1.state, null).entries.map(({ why }) => why)).toEqual(['cannot-pay'])
  await l1.slots()
  expect(buildingOf(l1.state, 1).entries.map(({ why, index }) => [why, index])).toEqual([['cannot-pay', null]])
})

test('at most 500 are listed: all people, then the best of the crowd', async () => {
  const crowd = await createTestCrowd(600)
  const l1 = await drive({ gasLimit: 2_000_000 }, { endowments: crowd.endowments, hasCrowd: true })
  const sign = (index: number, tip: number) => crowd.sign(l1.state.machine, index, { tip: BigInt(tip) })
  const txs = Array.from({ length: 599 }, (_, index) => sign(index, 1000 + index))
  l1.state = admitCrowd(l1.state, txs, 0).state
  const { tx, sender, hash } = sign(599, 1)
  const person = admit(l1.state, tx, sender, 0)
  if (isRefused(person)) throw new Error('refused')
  l1.state = person.state
  const report = buildingOf(l1.state, null)
  expect(report.entries).toHaveLength(500)
  expect(report.entries.at(-1)).toMatchObject({ hash, rank: 599, isCrowd: false, why: 'block-full' })
  expect(report.entries[498]).toMatchObject({ rank: 498, isCrowd: true })
  expect(report).toMatchObject({ waiting: 600, leftOut: 505, cutTipWei: String(1000 + 598 - 94) })
})

test('blocks that were filled with nobody have an empty report', async () => {
  const { l1 } = await worldOf()
  expect(buildingOf(l1.state, 0)).toMatchObject({ block: 0, entries: [], waiting: 0, leftOut: 0, cutTipWei: null })
  await l1.slots()
  await l1.ask((state) => reorg(state, { depth: 1 }))
  expect(buildingOf(l1.state, 1)).toMatchObject({ block: 1, entries: [] })
})
