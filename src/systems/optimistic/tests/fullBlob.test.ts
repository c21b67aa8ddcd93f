import { expect, test } from 'vitest'
import { createWorld, type World } from '../../../kernel/world.ts'
import { MAX_POSTED_BYTES } from '../../../rollup/codec/limits.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { BatchPolicy, Ordering, PostingMode } from '../engine/types/shared.ts'
import { ask, wait } from './everybody.ts'
import { promisesAreKept, stateOf, strangersAgree, viewOf } from './laws.ts'

// More than a blob holds, all within a second: what has no room waits, and is promised with the next batch.

const ALL = 2_300
const LEAST_FULL = 1_750

const open = ({ posting = 'blob', ordering = 'arrival', ...policy }: Given): Promise<World> =>
  createWorld({
    system: optimisticSystem,
    seed: 'full-blob',
    params: {
      residents: ['ana', 'ben', 'cleo', 'dan'].map((id) => ({ id, etherGwei: '900000000000', token: '0' })),
      watchers: [],
      proposer: { online: false, lie: null },
      posting,
      ordering,
      batchPolicy: { maxTransactions: 100, maxAgeSeconds: 3_600, maxPriceGwei: null, ...policy },
    },
  })
type Given = Partial<BatchPolicy> & { readonly posting?: PostingMode; readonly ordering?: Ordering }

async function crowd(world: World): Promise<void> {
  for (let left = ALL; left > 0; left -= 500) {
    const traffic = await world.dispatch(ask('l2.traffic', { payments: Math.min(500, left) }))
    expect(traffic.ok).toBe(true)
  }
}

const KINDS: readonly Given[] = [
  {},
  // A full one can't wait for a lower price: it could take nothing more.
  { maxTransactions: 2_048, maxPriceGwei: 0, posting: 'calldata', ordering: 'tip' },
]

test.each(KINDS)(
  'a batch is full when a blob is, and the rest is in the next: %o',
  async (given) => {
    const world = await open(given)
    await crowd(world)
    await world.dispatch(wait(2))
    if ((await viewOf(world)).open.transactions > 0) await world.dispatch(ask('sequencer.post', {}))
    await world.dispatch(wait(60))
    const { batches, sequencer } = await viewOf(world)
    expect(sequencer.waiting).toEqual([])
    expect(batches).toHaveLength(2)
    expect(batches[0]?.transactions).toBeGreaterThan(LEAST_FULL)
    expect(batches[0]?.bytes).toBeGreaterThan(MAX_POSTED_BYTES - 100)
    expect(batches[0]?.bytes).toBeLessThanOrEqual(MAX_POSTED_BYTES)
    expect(batches.reduce((sum, { transactions }) => sum + transactions, 0)).toBe(ALL)
    const state = await stateOf(world)
    strangersAgree(state)
    promisesAreKept(state)
  },
  60_000,
)

test('while it fills, nothing more than what fits is promised', async () => {
  const world = await open({ maxTransactions: 2_048 })
  for (let second = 0; second < 4; second++) {
    await world.dispatch(ask('l2.traffic', { payments: 500 }))
    await world.dispatch(wait(1))
  }
  const { open: filling, batches, sequencer } = await viewOf(world)
  expect(batches).toMatchObject([{ standing: 'waiting' }])
  expect((batches[0]?.transactions ?? 0) + filling.transactions + sequencer.waiting.length).toBe(2_000)
  const closed = world.events.findLast(({ type }) => type === 'batch.closed')
  expect(closed?.data).toMatchObject({ reason: 'size' })
}, 60_000)
