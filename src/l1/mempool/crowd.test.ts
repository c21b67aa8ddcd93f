import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefused } from '../../kernel/refusal.ts'
import { castById } from '../chain/cast.ts'
import { reorg } from '../chain/reorg.ts'
import type { L1State } from '../chain/state.ts'
import { pay } from '../chain/submit.ts'
import { createTestCrowd } from '../testing/crowd.ts'
import { drive, hashOfQueued, namesOf } from '../testing/drive.ts'
import { l1Digest } from '../view.ts'
import { admit, POOL_CAPACITY } from './admit.ts'
import { admitCrowd, type CrowdTx } from './crowd.ts'
import { poolEntries, poolSize } from './pool.ts'

const GWEI = 10n ** 9n
const gwei = (amount: number) => String(BigInt(Math.round(amount * 1000)) * (GWEI / 1000n))

test('a crowd waits, enters blocks and is told of by its sums alone', async () => {
  const crowd = await createTestCrowd(40)
  const l1 = await drive({}, { endowments: crowd.endowments, hasCrowd: true })
  const txs = crowd.members.map((_, index) => crowd.sign(l1.state.machine, index, { tip: BigInt(1 + index) * GWEI }))
  const admission = admitCrowd(l1.state, txs, 3)
  expect(admission).toMatchObject({ admitted: 40, turnedAway: 0, events: [] })
  l1.state = admission.state
  const view = l1.view()
  expect(view.mempool).toEqual([])
  expect(view.transactions).toEqual([])
  expect(view.crowdPool).toMatchObject({ waiting: 40, gas: 40 * 21_000 })
  expect(view.crowdPool?.bands.map(({ leastTipWei, waiting }) => [Number(leastTipWei) / 1e9, waiting])).toEqual([
    [32, 9],
    [24, 8],
    [16, 8],
    [12, 4],
    [8, 4],
    [6, 2],
    [4, 2],
    [3, 1],
    [2, 1],
    [1, 1],
  ])

  await l1.ask((state) => pay(state, { from: 'ana', to: 'ben', valueWei: '1' }, 4))
  const events = await l1.slots()
  expect(namesOf(events)).toEqual(['l1.sealed', 'l1.included', 'l1.executed'])
  const sealed = events[0]?.type === 'l1.sealed' ? events[0].data : null
  expect(sealed?.transactions).toHaveLength(1)
  expect(sealed?.senders).toHaveLength(1)
  expect(sealed?.backgroundGas).toBe(0)
  expect(sealed?.crowd).toEqual({ transactions: 40, gasUsed: 40 * 21_000, failed: 0, lowestTipWei: gwei(1) })
  expect(poolSize(l1.state.mempool)).toBe(0)
})

test('where a crowd lives one node runs the block again, and only where a person is in it', async () => {
  const crowd = await createTestCrowd(2)
  const l1 = await drive({ nodes: ['a', 'b', 'c'] }, { endowments: crowd.endowments, hasCrowd: true })
  l1.state = admitCrowd(l1.state, [crowd.sign(l1.state.machine, 0, { tip: GWEI })], 0).state
  expect(namesOf(await l1.slots())).toEqual(['l1.sealed'])
  await l1.ask((state) => pay(state, { from: 'ana', to: 'ben', valueWei: '1' }, 4))
  l1.state = admitCrowd(l1.state, [crowd.sign(l1.state.machine, 1, { tip: GWEI })], 0).state
  const executed = (await l1.slots()).filter((event) => event.type === 'l1.executed')
  expect(executed.map(({ data }) => data)).toMatchObject([{ node: 'a', agrees: true }])
})

test('a rush pushes a cheap payment of a person out, and that is told', async () => {
  const crowd = await createTestCrowd(4)
  const l1 = await drive({ genesisBaseFeeWei: '1' }, { endowments: crowd.endowments })
  const cheap = { from: 'ana', to: 'ben', valueWei: '1', maxFeePerGasWei: gwei(1), maxPriorityFeePerGasWei: gwei(1) }
  const hash = hashOfQueued(await l1.ask((state) => pay(state, cheap, 0)))
  const txs: CrowdTx[] = []
  for (let nonce = 0; nonce < POOL_CAPACITY / 4; nonce++) {
    for (let member = 0; member < 4; member++) {
      txs.push(crowd.sign(l1.state.machine, member, { nonce, tip: 2n * GWEI, maxFee: 2n * GWEI }))
    }
  }
  const { state, events, admitted, turnedAway } = admitCrowd(l1.state, txs, 5)
  expect(events).toEqual([{ type: 'l1.dropped', data: { hash, from: castById('ana')?.address, reason: 'evicted' } }])
  expect([admitted, turnedAway]).toEqual([POOL_CAPACITY, 0])
  l1.state = state
  expect(l1.view().transactions.map(({ stage }) => stage)).toEqual(['dropped'])
})

test('a lost block gives the crowd back in silence, and the competing branch has it too', async () => {
  const crowd = await createTestCrowd(5)
  const l1 = await drive({}, { endowments: crowd.endowments, hasCrowd: true })
  const txs = crowd.members.map((_, index) => crowd.sign(l1.state.machine, index, { tip: GWEI }))
  l1.state = admitCrowd(l1.state, txs, 0).state
  const hash = hashOfQueued(await l1.ask((state) => pay(state, { from: 'ana', to: 'ben', valueWei: '1' }, 4)))
  await l1.slots()
  const events = await l1.ask((state) => reorg(state, { depth: 1 }))
  expect(namesOf(events)).toEqual(['l1.reorged', 'l1.sealed'])
  expect(events[0]?.data).toMatchObject({ returned: [{ hash }], lost: [] })
  expect(events[1]?.data).toMatchObject({ transactions: [], crowd: { transactions: 5 } })
  expect(poolEntries(l1.state.mempool).map((entry) => entry.hash)).toEqual([hash])
})

/** One after the other, as a person's would be: what a crowd's admission has to come to. */
function oneByOne(state: L1State, txs: readonly CrowdTx[]): readonly string[] {
  let l1 = state
  for (const { tx, sender } of txs) {
    const change = admit(l1, tx, sender, 0)
    if (!isRefused(change)) l1 = change.state
  }
  return poolEntries(l1.mempool).map((entry) => `${entry.hash} ${entry.order}`)
}

test('many at once are admitted as they would be one after the other', { timeout: 60_000 }, async () => {
  const senders = 8
  const crowd = await createTestCrowd(senders)
  const l1 = await drive({ genesisBaseFeeWei: '1' }, { endowments: crowd.endowments })
  const { machine } = l1.state
  // All but full of middling tips, so that replacements, evictions and refusals all happen.
  const filling: CrowdTx[] = []
  for (let nonce = 0; filling.length < POOL_CAPACITY - 3; nonce++) {
    for (let member = 0; member < senders && filling.length < POOL_CAPACITY - 3; member++) {
      filling.push(crowd.sign(machine, member, { nonce, tip: BigInt(50 + ((nonce * 7 + member) % 5)), maxFee: 1000n }))
    }
  }
  const full = admitCrowd(l1.state, filling, 0).state
  expect(poolSize(full.mempool)).toBe(POOL_CAPACITY - 3)
  const arrival = fc.record({
    member: fc.nat(senders - 1),
    nonce: fc.oneof(fc.integer({ min: 505, max: 516 }), fc.nat(600)),
    tip: fc.integer({ min: 45, max: 80 }),
    gasLimit: fc.constantFrom(21_000, 20_000),
  })
  fc.assert(
    fc.property(fc.array(arrival, { minLength: 1, maxLength: 25 }), (arrivals) => {
      const txs = arrivals.map(({ member, nonce, tip, gasLimit }) =>
        crowd.sign(machine, member, { nonce, tip: BigInt(tip), maxFee: 1000n, gasLimit: BigInt(gasLimit) }),
      )
      const { state, admitted, turnedAway } = admitCrowd(full, txs, 0)
      expect(poolEntries(state.mempool).map((entry) => `${entry.hash} ${entry.order}`)).toEqual(oneByOne(full, txs))
      expect(state.mempool.senderByHash.size).toBe(poolEntries(state.mempool).length)
      expect(admitted + turnedAway).toBe(txs.length)
    }),
    { numRuns: 25 },
  )
})

test('the digest commits to the crowd, and where none lives it is as it was', async () => {
  const crowd = await createTestCrowd(2)
  const l1 = await drive({}, { endowments: crowd.endowments })
  expect(Object.keys(l1Digest(l1.state) as object)).toEqual([
    'head',
    'slot',
    'stateRoot',
    'mempool',
    'branch',
    'overrides',
  ])
  expect(l1.view()).not.toHaveProperty('crowdPool')
  const tx = crowd.sign(l1.state.machine, 0, { tip: GWEI })
  const asPerson = admit(l1.state, tx.tx, tx.sender, 0)
  const asCrowd = admitCrowd(l1.state, [tx], 0)
  expect(isRefused(asPerson) ? null : l1Digest(asPerson.state)).not.toEqual(l1Digest(asCrowd.state))
  const other = admitCrowd(l1.state, [crowd.sign(l1.state.machine, 1, { tip: GWEI })], 0)
  expect(l1Digest(other.state)).not.toEqual(l1Digest(asCrowd.state))
})
