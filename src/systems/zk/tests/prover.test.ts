import { expect, test } from 'vitest'
import { openScenario } from '../../../kernel/world.ts'
import { wait } from '../../../testing/golden/scenario.ts'
import { ANA, ask, BEN, pay } from '../../../testing/golden/zk.ts'
import { zkSystem } from '../engine/system.ts'
import { chronicleOf } from './chronicle.ts'
import { eventsOf, play, viewOf } from './playing.ts'

test('who is slow has a line before it, and who comes back begins anew', async () => {
  const { world } = await play({ prover: { seconds: 600 } }, [
    pay(ANA, BEN, '5'),
    wait(12),
    pay(ANA, BEN, '6'),
    wait(12),
    ask('prover.set', { online: false }),
    wait(100),
    ask('prover.set', { online: true, seconds: 60 }),
    wait(144),
  ])
  expect(chronicleOf(world).filter((line) => !line.includes(' waits'))).toEqual([
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:00 proof 1 of batch 1 is begun',
    '0d 00:00:12 batch 1 is committed',
    '0d 00:00:12 batch 2 is closed with 1 slots (full), for calldata',
    '0d 00:00:24 batch 2 is committed',
    '0d 00:02:04 proof 2 of batch 1 is begun',
    '0d 00:03:04 proof 2 of batch 1 is made',
    '0d 00:03:04 proof 1 of batch 2 is begun',
    '0d 00:03:12 batch 1 is proven',
    '0d 00:03:24 batch 1 is executed, 0 credited',
    '0d 00:04:04 proof 1 of batch 2 is made',
    '0d 00:04:12 batch 2 is proven',
    '0d 00:04:24 batch 2 is executed, 0 credited',
  ])
})

test('where nobody proves, anybody may drop the batch, and anybody may prove it', async () => {
  const { world, refused } = await play({ prover: { online: false } }, [
    pay(ANA, BEN, '5'),
    wait(3_700),
    ask('rollup.revert', { from: 'ben' }),
    ask('batch.execute', { from: 'ben' }),
    wait(60),
    ask('batch.prove', { from: 'ben' }),
    ask('batch.prove', { from: 'ben' }),
    wait(36),
  ])
  expect(refused.map(({ code }) => code)).toEqual(['nothing-to-execute', 'already-on-its-way'])
  expect(chronicleOf(world).slice(1)).toEqual([
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:12 batch 1 is committed',
    '0d 01:01:48 batches 1 to 1 are reverted',
    '0d 01:01:48 batch 1 is closed with 1 slots (full), for calldata',
    '0d 01:02:00 batch 1 is committed',
    '0d 01:02:40 proof 1 of batch 1 is begun',
    '0d 01:02:40 proof 1 of batch 1 is made',
    '0d 01:02:48 batch 1 is proven',
    '0d 01:03:00 batch 1 is executed, 0 credited',
  ])
  expect(eventsOf(world, 'batch.proven')[0]?.byId).toBe('ben')
})

test('a batch that cannot be proven is dropped with what is false in it, and the rest goes on', async () => {
  const { world } = await play({ sequencer: { blind: true } }, [
    pay(BEN, ANA, '9000000000'),
    pay(ANA, BEN, '7'),
    wait(3_624),
    ask('sequencer.set', { blind: false }),
    ask('rollup.revert', { from: 'ana' }),
    wait(96),
  ])
  expect(eventsOf(world, 'l2.ignored').map(({ fromId, reason }) => [fromId, reason])).toEqual([['ben', 'funds']])
  expect(chronicleOf(world).at(-1)).toBe('0d 01:01:48 batch 1 is executed, 0 credited')
  const { batches } = await viewOf(world)
  expect(batches.map(({ slots, isTrue }) => [slots[0]?.fromId, isTrue])).toEqual([['ana', true]])
})

test('a link remakes the same proof', async () => {
  const { world } = await play({}, [pay(ANA, BEN, '5'), wait(72)])
  const { world: again } = await openScenario({ system: zkSystem, scenario: world.scenario() })
  expect(again.events).toEqual(world.events)
  expect(await again.digest()).toBe(await world.digest())
})
