import { BlockHeader } from '@ethereumjs/block'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLOB_SCHEDULES, createPlainCommon } from '../machine/rules.ts'
import { drive } from '../testing/drive.ts'
import type { BlobScheduleName } from '../types.ts'
import { blobBaseFee, excessAtRest, gasForNextBaseFee } from './feeMarket.ts'
import { headOf } from './head.ts'
import { pay } from './submit.ts'

test('the blob base fee is that of ethereumjs under every schedule', () => {
  for (const [name, schedule] of Object.entries(BLOB_SCHEDULES)) {
    const common = createPlainCommon(1, name as BlobScheduleName)
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 300_000_000n }), (excessBlobGas) => {
        const header = new BlockHeader({ excessBlobGas }, { common })
        expect(blobBaseFee(excessBlobGas, schedule)).toBe(header.getBlobGasPrice())
      }),
      { numRuns: 20 },
    )
    expect(new BlockHeader({}, { common }).common.getBlobGasSchedule()).toEqual({
      targetBlobGasPerBlock: 131_072n * BigInt(schedule.targetBlobs),
      maxBlobGasPerBlock: 131_072n * BigInt(schedule.maxBlobs),
      blobGasPriceUpdateFraction: schedule.updateFraction,
    })
  }
})

test('a market at rest stays there through empty blocks', () => {
  for (const name of ['bpo1', 'bpo2', 'danksharding'] as const) {
    const common = createPlainCommon(1, name)
    const excessBlobGas = excessAtRest(500_000_000n, BLOB_SCHEDULES[name])
    const header = new BlockHeader({ excessBlobGas, blobGasUsed: 0n, baseFeePerGas: 500_000_000n }, { common })
    expect(header.calcNextExcessBlobGas(header.common)).toBe(excessBlobGas)
    const next = new BlockHeader({ ...header, excessBlobGas: excessBlobGas + 1n }, { common })
    expect(next.calcNextExcessBlobGas(next.common)).toBeLessThan(excessBlobGas)
  }
})

test('background demand brings the next base fee to its price, or as near as one block can', () => {
  const common = createPlainCommon(1, 'bpo2')
  const price = fc.bigInt({ min: 1_000_000n, max: 100_000_000_000n })
  fc.assert(
    fc.property(price, price, (baseFee, wanted) => {
      const gasLimit = 60_000_000n
      const gas = gasForNextBaseFee({ baseFee, wanted, gasLimit })
      const header = new BlockHeader({ baseFeePerGas: baseFee, gasLimit, gasUsed: gas }, { common })
      const next = header.calcNextBaseFee()
      const reachable =
        wanted > baseFee + baseFee / 8n
          ? baseFee + baseFee / 8n
          : wanted < baseFee - baseFee / 8n
            ? baseFee - baseFee / 8n
            : wanted
      const off = next > reachable ? next - reachable : reachable - next
      // Gas comes in whole units: a hundred-millionth of the price is what one of them moves.
      expect(off).toBeLessThanOrEqual(baseFee / 100_000_000n + 2n)
    }),
  )
})

test('the base fee climbs to what everybody else pays, and a person is never kept out', async () => {
  const l1 = await drive({ genesisBaseFeeWei: '100000000', backgroundBaseFeeWei: '400000000' })
  await l1.slots(13)
  const { summary } = headOf(l1.state)
  expect(Number(summary.baseFeeWei)).toBeGreaterThan(399_999_000)
  expect(Number(summary.baseFeeWei)).toBeLessThan(400_001_000)
  expect(summary.transactions).toEqual([])
  expect(summary.backgroundGas).toBe(summary.gasUsed)
  // A block of people's only: everybody else takes what is left.
  for (const from of ['ana', 'cleo', 'dan']) {
    await l1.ask((state) =>
      pay(state, { from, to: 'ben', valueWei: '1', gasLimit: 16_000_000, maxPriorityFeePerGasWei: '0' }, 0),
    )
  }
  await l1.slots()
  const full = headOf(l1.state).summary
  expect(full.transactions).toHaveLength(3)
  expect(full.gasUsed - full.backgroundGas).toBe(63_000)
  expect(Math.abs(full.gasUsed - 30_000_000)).toBeLessThan(100)
})

test('without anybody else, empty blocks let the base fee fall', async () => {
  const l1 = await drive({ genesisBaseFeeWei: '1000000000', backgroundBaseFeeWei: null })
  await l1.slots(2)
  expect(headOf(l1.state).summary).toMatchObject({ gasUsed: 0, baseFeeWei: '875000000' })
})
