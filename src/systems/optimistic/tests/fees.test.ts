import { expect, test } from 'vitest'
import { createWorld, type World } from '../../../kernel/world.ts'
import gas from '../contracts/gas.json' with { type: 'json' }
import { BLOB_POST_GAS } from '../engine/sequencer/fees.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticParams, PostingMode } from '../engine/types/shared.ts'
import type { SequencerView } from '../engine/types/view.ts'
import { ask, wait } from './everybody.ts'
import { viewOf } from './laws.ts'

// What is asked for is held against what L1 really takes, as its receipts have it.

const rich = (id: string) => ({ id, etherGwei: '50000000000', token: '0' })
const policy = (maxTransactions: number) => ({ maxTransactions, maxAgeSeconds: 3_600, maxPriceGwei: null })

const open = (params: Partial<OptimisticParams>): Promise<World> =>
  createWorld({
    system: optimisticSystem,
    seed: 'fees',
    params: {
      residents: ['ana', 'ben', 'cleo', 'dan'].map(rich),
      watchers: [],
      proposer: { online: false, lie: null },
      ...params,
    },
  })

interface Posted {
  readonly asked: SequencerView['quote']
  /** What came in and what L1 took, in gwei. */
  readonly fees: bigint
  readonly cost: bigint
}

const GWEI = 10n ** 9n
const income = async (world: World) => {
  const { feesGwei, dataWei, executionWei } = (await viewOf(world)).sequencer.income
  return { fees: BigInt(feesGwei), cost: (BigInt(dataWei) + BigInt(executionWei)) / GWEI }
}

/** So many pay what they are asked for, share a batch, and it goes to L1. */
async function postWith(world: World, payments: number): Promise<Posted> {
  const before = await income(world)
  const { quote: asked } = (await viewOf(world)).sequencer
  for (const move of [ask('l2.traffic', { payments }), wait(1)]) await world.dispatch(move)
  if ((await viewOf(world)).open.transactions > 0) await world.dispatch(ask('sequencer.post', {}))
  await world.dispatch(wait(36))
  const after = await income(world)
  return { asked, fees: after.fees - before.fees, cost: after.cost - before.cost }
}

const KINDS: readonly (readonly [PostingMode, number])[] = [
  ['blob', 1],
  ['blob', 30],
  ['blob', 100],
  ['calldata', 1],
  ['calldata', 10],
  ['calldata', 30],
  ['calldata', 100],
]

test.each(KINDS)('a full batch pays for itself: as %s, with %i', async (posting, full) => {
  const world = await open({ posting, batchPolicy: policy(full) })
  await postWith(world, full)
  const { asked, fees, cost } = await postWith(world, full)
  const shares = BigInt(asked.l1Gwei) * BigInt(full)
  expect(fees).toBeGreaterThan(cost)
  expect(Math.abs(Number(shares - cost)) / Number(cost)).toBeLessThan(0.06)
})

test('one with too few in it does not, nor does the very first', async () => {
  const world = await open({ posting: 'blob', batchPolicy: policy(100) })
  const [first, second] = [await postWith(world, 100), await postWith(world, 60)]
  expect(first.fees).toBeLessThan(first.cost)
  expect(second.fees).toBeLessThan(second.cost)
})

test('what is asked for is its three parts, made up to three digits', async () => {
  const world = await open({ posting: 'blob', l2FeeGwei: '123', marginPercent: 25 })
  const { l1Gwei, l2Gwei, marginGwei, totalGwei } = (await viewOf(world)).sequencer.quote
  const [l1, sum] = [BigInt(l1Gwei), BigInt(l1Gwei) + BigInt(l2Gwei) + BigInt(marginGwei)]
  expect(l2Gwei).toBe('123')
  expect(BigInt(marginGwei)).toBe(((l1 + 123n) * 25n + 99n) / 100n)
  expect(BigInt(totalGwei) - sum).toBeGreaterThanOrEqual(0n)
  expect(BigInt(totalGwei) - sum).toBeLessThan(10n)
})

test('it reckons with the gas of its last blob, and with the committed figure before there is one', async () => {
  expect(BLOB_POST_GAS).toBe(BigInt(gas.postBlob))
  const world = await open({ posting: 'blob', batchPolicy: policy(1) })
  expect(await reckonedGas(world)).toBe(gas.postBlob)
  await postWith(world, 1)
  expect(await gasOfLast(world)).toBeGreaterThan(gas.postBlob + 10_000)
  expect(await reckonedGas(world)).toBe(gas.postBlob)
  await postWith(world, 1)
  expect(await gasOfLast(world)).not.toBe(gas.postBlob)
  expect(await reckonedGas(world)).toBe(await gasOfLast(world))
})

/** What is left of its share without the blob, at the base fee and the tip; a batch is of one here. */
async function reckonedGas(world: World): Promise<number> {
  const { l1, sequencer } = await viewOf(world)
  const blobWei = 131_072n * BigInt(l1.blobBaseFeeWei)
  const price = BigInt(l1.baseFeeWei) + GWEI
  return Number((BigInt(sequencer.quote.l1Gwei) * GWEI - blobWei) / price)
}

const gasOfLast = async ({ events }: World): Promise<number> => {
  const posted = events.findLast(({ type }) => type === 'batch.posted')?.data as
    | { readonly gasUsed: number }
    | undefined
  return posted?.gasUsed ?? expect.fail('nothing was posted')
}

test('who waits for fuller batches asks for less, and whoever posts bytes asks by the byte', async () => {
  const asked = async (posting: PostingMode, full: number) => {
    const world = await open({ posting, batchPolicy: policy(full) })
    return BigInt((await viewOf(world)).sequencer.quote.l1Gwei)
  }
  const [few, many] = [await asked('blob', 10), await asked('blob', 1_000)]
  expect(few / many).toBeGreaterThanOrEqual(98n)
  expect((await asked('calldata', 100)) / (await asked('calldata', 1_000))).toBe(1n)
})
