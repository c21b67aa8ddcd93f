import { expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import type { World } from '../../../kernel/world.ts'
import { reorg, wait } from '../../../testing/golden/scenario.ts'
import { ANA, ask, BEN, pay } from '../../../testing/golden/zk.ts'
import { chronicleOf } from './chronicle.ts'
import { whateverHappens } from './laws.ts'
import { openTown, playOn, viewOf } from './playing.ts'

// What L1 takes back. Stories.test.ts has the plain case with its proof; here nobody proves.

const QUIET = { prover: { online: false }, slots: 1 }
const deposit = ask('bridge.deposit', { from: 'ben', account: BEN, valueWei: '7000000000' })

function lastIncluded({ events }: World): Hex {
  const included = events.findLast(({ type }) => type === 'l1.included') ?? expect.fail('no block has anything in it')
  return (included.data as { readonly hash: Hex }).hash
}

test('a batch whose message L1 has forgotten is undone, and what is behind it is made again of what there is', async () => {
  const world = await openTown(QUIET)
  await playOn(world, [deposit, wait(12)])
  const lost = lastIncluded(world)
  await playOn(world, [wait(28), pay(ANA, BEN, '5'), wait(60)])
  const { l1 } = await viewOf(world)
  await playOn(world, [reorg(l1.head, { censor: [lost] }), wait(60)])
  expect(chronicleOf(world)).toEqual([
    '0d 00:00:12 message 0: deposit, account 2',
    '0d 00:00:36 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:36 batch 1 is committed',
    '0d 00:00:40 transfer of 0.000000005 ETH from ana (1) to ben (2) waits',
    '0d 00:00:40 batch 2 is closed with 1 slots (full), for calldata',
    '0d 00:00:48 batch 2 is committed',
    '0d 00:01:40 L1 loses 8 blocks against another branch',
    '0d 00:01:40 L1 has forgotten the commit of batch 1',
    '0d 00:01:40 L1 has forgotten the commit of batch 2',
    '0d 00:01:40 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:01:48 batch 1 is committed',
  ])
  const { batches, messages, bridge } = await viewOf(world)
  expect(batches.map(({ standing, slots }) => [standing, slots[0]?.kind])).toEqual([['committed', 'transfer']])
  expect([messages.length, bridge.heldWei]).toEqual([0, '5000000000000000000'])
  await whateverHappens(world)
})

test('a commit that L1 has dropped is sent again, the same batch', async () => {
  const world = await openTown(QUIET)
  await playOn(world, [pay(ANA, BEN, '5'), wait(12)])
  await playOn(world, [reorg(1, { censor: [lastIncluded(world)] }), wait(24)])
  expect(chronicleOf(world).slice(1)).toEqual([
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:12 batch 1 is committed',
    '0d 00:00:12 L1 loses 1 blocks against another branch',
    '0d 00:00:12 L1 has forgotten the commit of batch 1',
    '0d 00:00:24 batch 1 is committed',
  ])
})

test('a reverting that comes again does not undo the batch that has taken the number since', async () => {
  const world = await openTown(QUIET)
  await playOn(world, [pay(ANA, BEN, '5'), wait(3_700), ask('rollup.revert', { from: 'ben' }), wait(36)])
  expect(await playOn(world, [reorg(3), wait(60)])).toEqual([])
  const { batches, l1State } = await viewOf(world)
  expect([batches.map(({ standing }) => standing), l1State.committed]).toEqual([['committed'], 1])
  expect(chronicleOf(world).slice(3)).toEqual([
    '0d 01:01:48 batches 1 to 1 are reverted',
    '0d 01:01:48 batch 1 is closed with 1 slots (full), for calldata',
    '0d 01:02:00 batch 1 is committed',
    '0d 01:02:16 L1 loses 3 blocks against another branch',
    '0d 01:02:16 L1 has forgotten the commit of batch 1',
    '0d 01:02:24 batches 1 to 1 are reverted',
    '0d 01:02:24 batch 1 is committed',
  ])
  await whateverHappens(world)
})
