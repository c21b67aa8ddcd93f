import { expect, test } from 'vitest'
import { wait } from '../../../testing/golden/scenario.ts'
import { ANA, ask, BEN, leave, MALLORY, pay } from '../../../testing/golden/zk.ts'
import { chronicleOf } from './chronicle.ts'
import { eventsOf, openTown, play, playOn, viewOf } from './playing.ts'

// What the sequencer takes. Nobody proves anything here.

const QUIET = { prover: { online: false }, slots: 4 }
const UNKNOWN = `0x${'00'.repeat(32)}` as const

test('what could not be proven is left out, each with its reason', async () => {
  const { world, refused } = await play(QUIET, [
    pay(ANA, BEN, '3000000000'),
    pay(ANA, 77, '1'),
    pay(ANA, BEN, '1', { signedBy: 'mallory' }),
    pay(ANA, BEN, '1', { nonce: 3 }),
    pay(77, ANA, '1'),
    pay(ANA, BEN, '1', { signedBy: 'nobody' }),
    ask('l2.replay', { hash: UNKNOWN }),
    pay(ANA, BEN, '1'),
    ask('sequencer.set', { online: false }),
    pay(ANA, BEN, '1'),
    ask('sequencer.post', {}),
  ])
  expect(eventsOf(world, 'l2.ignored').map(({ reason }) => reason)).toEqual([
    'funds',
    'no-account',
    'signature',
    'nonce',
    'offline',
  ])
  expect(refused.map(({ code }) => code)).toEqual([
    'no-such-account',
    'unknown-account',
    'no-such-transaction',
    'sequencer-offline',
  ])
  expect(eventsOf(world, 'l2.queued').length).toBe(1)
})

test('each is held against all that waits before it', async () => {
  const { world } = await play(QUIET, [
    pay(ANA, MALLORY, '1500000000'),
    pay(ANA, MALLORY, '1500000000'),
    pay(MALLORY, BEN, '2400000000'),
  ])
  expect(eventsOf(world, 'l2.queued').map(({ fromId, nonce }) => [fromId, nonce])).toEqual([
    ['ana', 0],
    ['mallory', 0],
  ])
  const { sequencer, open } = await viewOf(world)
  expect(sequencer.waiting.length).toBe(2)
  expect(open.slots.map(({ kind }) => kind)).toEqual(['transfer', 'transfer'])
})

test('the same transaction is good once, unless nobody looks', async () => {
  const { world } = await play({ ...QUIET, slots: 1 }, [pay(ANA, BEN, '5'), wait(24)])
  const again = ask('l2.replay', { hash: eventsOf(world, 'l2.queued')[0]?.hash ?? '' })
  await playOn(world, [again])
  expect(eventsOf(world, 'l2.ignored').map(({ reason }) => reason)).toEqual(['nonce'])
  await playOn(world, [ask('sequencer.set', { blind: true }), again])
  expect((await viewOf(world)).batches.map(({ isTrue }) => isTrue)).toEqual([true, false])
})

test('a batch is closed when it is full, when it is old, and when somebody asks', async () => {
  const world = await openTown({ ...QUIET, slots: 2 })
  expect(await playOn(world, [ask('sequencer.post', {})])).toEqual([{ code: 'nothing-to-post', facts: null }])
  await playOn(world, [
    pay(ANA, BEN, '1'),
    pay(BEN, ANA, '1'),
    leave(ANA, '1'),
    wait(60),
    leave(BEN, '1'),
    wait(30),
    ask('sequencer.post', {}),
  ])
  expect(eventsOf(world, 'batch.closed').map(({ reason, used }) => [reason, used])).toEqual([
    ['full', 2],
    ['age', 1],
    ['asked', 1],
  ])
})

test('messages of L1 come first, once they have settled, and whoever they make poor is left out', async () => {
  const { world } = await play({ ...QUIET, slots: 2, sequencer: { maxAgeSeconds: 600 } }, [
    ask('exit.request', { from: 'ana', account: ANA }),
    wait(24),
    leave(ANA, '5'),
    wait(24),
    pay(BEN, ANA, '7'),
  ])
  expect(chronicleOf(world)).toEqual([
    '0d 00:00:12 message 0: exit, account 1',
    '0d 00:00:24 withdraw of 0.000000005 ETH from ana (1) waits',
    "0d 00:00:36 the sequencer leaves ana's withdraw out: funds",
    '0d 00:00:48 transfer of 0.000000007 ETH from ben (2) to ana (1) waits',
    '0d 00:00:48 batch 1 is closed with 2 slots (full), for calldata',
  ])
})

test('an operator that does not want to hear lets messages lie', async () => {
  const { world } = await play({ ...QUIET, slots: 1, sequencer: { ignoresMessages: true } }, [
    ask('bridge.deposit', { from: 'ben', account: BEN, valueWei: '1000000000' }),
    wait(300),
    pay(ANA, BEN, '1'),
    ask('sequencer.set', { ignoresMessages: false }),
  ])
  expect(eventsOf(world, 'batch.closed').map(({ slots }) => slots.map(({ kind }) => kind))).toEqual([
    ['transfer'],
    ['deposit'],
  ])
})
