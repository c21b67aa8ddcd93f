import { expect, test } from 'vitest'
import { DAY, wait } from '../../../testing/golden/scenario.ts'
import {
  ANA,
  ask,
  BEN,
  committeeOf,
  HIDDEN_ANA,
  HIDDEN_BEN,
  pay,
  takeOut,
  untilExecuted,
} from '../../../testing/golden/zk.ts'
import { chronicleOf } from './chronicle.ts'
import { eventsOf, play, playOn, viewOf } from './playing.ts'

const freeze = ask('rollup.freeze', { from: 'ben' })
const getOut = (from: string, account: number) => ask('exit.escape', { from, account })

test('who asks for their exit past the operator is taken by the next batch', async () => {
  const { world, refused } = await play({}, [
    ask('exit.request', { from: 'ana', account: ANA }),
    wait(120),
    takeOut('ana'),
    wait(24),
  ])
  expect(refused).toEqual([])
  expect(chronicleOf(world)).toEqual([
    '0d 00:00:12 message 0: exit, account 1',
    '0d 00:00:36 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:36 proof 1 of batch 1 is begun',
    '0d 00:00:36 batch 1 is committed',
    '0d 00:01:36 proof 1 of batch 1 is made',
    '0d 00:01:36 batch 1 is proven',
    '0d 00:01:48 batch 1 is executed, 1 credited',
    '0d 00:01:48 message 0 is taken by batch 1',
    '0d 00:01:48 ana may take out 2 ETH (exit)',
    '0d 00:02:12 ana takes out 2 ETH',
  ])
})

test('where the operator is gone, what is on L1 is enough to leave', async () => {
  const { world, refused } = await play({}, [
    pay(ANA, BEN, '1000'),
    untilExecuted,
    ask('sequencer.set', { online: false }),
    ask('bridge.deposit', { from: 'ben', account: BEN, valueWei: '100000000000000000' }),
    wait(24),
    freeze,
    wait(DAY),
    getOut('ana', ANA),
    freeze,
    wait(24),
    pay(ANA, BEN, '1'),
    getOut('ana', ANA),
    getOut('ben', BEN),
    ask('deposit.return', { from: 'ben', message: 0 }),
    wait(24),
    getOut('ana', ANA),
    takeOut('ana'),
    takeOut('ben'),
    wait(24),
  ])
  expect(refused.map(({ code }) => code)).toEqual(['not-due-yet', 'not-frozen', 'frozen', 'already-escaped'])
  expect(chronicleOf(world).slice(7)).toEqual([
    '0d 00:01:48 message 0: deposit, account 2',
    '1d 00:02:12 the rollup is frozen: message 0 has waited too long',
    '1d 00:02:36 ana may take out 1.9999989 ETH (escape)',
    '1d 00:02:36 ben may take out 1.000001 ETH (escape)',
    '1d 00:02:36 ben may take out 0.1 ETH (returned-deposit)',
    '1d 00:03:00 ana takes out 1.9999989 ETH',
    '1d 00:03:00 ben takes out 1.100001 ETH',
  ])
  const { heldWei, owedWei } = (await viewOf(world)).bridge
  expect([heldWei, owedWei]).toEqual(['2000000100000000000', '2000000100000000000'])
})

test('what the committee withholds is frozen, not stolen', async () => {
  const { world } = await play({ ...committeeOf('withhold', 'collude', 'refuse') }, [
    pay(HIDDEN_ANA, HIDDEN_BEN, '1000'),
    untilExecuted,
    ask('sequencer.set', { online: false }),
    ask('exit.request', { from: 'ana', account: HIDDEN_ANA }),
    wait(DAY + 60),
    freeze,
    wait(24),
  ])
  const askAround = ask('data.ask', { from: 'ana' })
  const [refusal] = await playOn(world, [askAround, getOut('ana', HIDDEN_ANA)])
  expect(refusal).toEqual({ code: 'no-data', facts: { account: HIDDEN_ANA } })
  expect((await viewOf(world)).bridge).toEqual({
    heldWei: '3000000000000000000',
    owedWei: '3000000000000000000',
    stolenWei: '0',
  })

  const handOut = ask('committee.set', { id: 'vera', mode: 'sign' })
  expect(await playOn(world, [handOut, askAround, getOut('ana', HIDDEN_ANA), wait(24)])).toEqual([])
  expect(chronicleOf(world).filter((line) => /signs|does not sign|puts together|escape/.test(line))).toEqual([
    '0d 00:00:00 vera signs for batch 1',
    '0d 00:00:00 dan signs for batch 1 without having seen it',
    '0d 00:00:00 eve does not sign for batch 1',
    '1d 00:03:00 ana puts together 1 accounts from L1 (that fit), 0 from nobody, 2 missing',
    '1d 00:03:00 ana puts together 1 accounts from L1 (that fit), 2 from vera, 0 missing',
    '1d 00:03:12 ana may take out 1.9999989 ETH (escape)',
  ])
})

test('without enough signatures a batch waits, and goes on when one more signs', async () => {
  const { world, refused } = await play({ ...committeeOf('refuse', 'sign', 'refuse') }, [
    pay(HIDDEN_ANA, HIDDEN_BEN, '1000'),
    wait(60),
    ask('committee.set', { id: 'eve', mode: 'collude' }),
    wait(60),
  ])
  expect(refused).toEqual([])
  expect(eventsOf(world, 'committee.short')).toEqual([{ batch: 1, signatures: 1, needed: 2 }])
  expect(chronicleOf(world).slice(-4)).toEqual([
    '0d 00:01:00 eve signs for batch 1 without having seen it',
    '0d 00:01:12 batch 1 is committed',
    '0d 00:01:24 batch 1 is proven',
    '0d 00:01:36 batch 1 is executed, 0 credited',
  ])
})
