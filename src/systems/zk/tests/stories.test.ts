import { expect, test } from 'vitest'
import { createWorld } from '../../../kernel/world.ts'
import { zkStories } from '../../../testing/golden/zk.ts'
import { makeMoves } from '../../../testing/levels.ts'
import { zkSystem } from '../engine/system.ts'
import { chronicleOf } from './chronicle.ts'

// What happens in the golden scenarios of the ZK rollup, in words. The same scenarios are held to every browser's engine.

async function chronicleOfStory(name: string): Promise<readonly string[]> {
  const { seed, params, moves } =
    zkStories.find((story) => story.name === `zk/${name}`) ?? expect.fail(`no story ${name}`)
  const world = await createWorld({ system: zkSystem, seed, params })
  await makeMoves({ world, view: await world.view(), events: world.events }, moves)
  return chronicleOf(world)
}

test('a withdrawal takes a minute, since nobody has to be waited for', async () => {
  expect(await chronicleOfStory('proof-instead-of-trust')).toEqual([
    '0d 00:00:00 withdraw of 0.5 ETH from ana (1) waits',
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:00 proof 1 of batch 1 is begun',
    '0d 00:00:12 batch 1 is committed',
    '0d 00:01:00 proof 1 of batch 1 is made',
    '0d 00:01:00 batch 1 is proven',
    '0d 00:01:12 batch 1 is executed, 1 credited',
    '0d 00:01:12 ana may take out 0.5 ETH (withdrawal)',
    '0d 00:01:48 ana takes out 0.5 ETH',
  ])
})

test('other words than were committed are refused, and honest ones are not', async () => {
  expect(await chronicleOfStory('shown-other-words')).toEqual([
    '0d 00:00:00 transfer of 0.000001 ETH from ana (1) to ben (2) waits',
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:00 proof 1 of batch 1 is begun (word)',
    '0d 00:00:12 batch 1 is committed',
    '0d 00:01:00 proof 1 of batch 1 is made (word)',
    '0d 00:01:00 L1 refuses the proof of batch 1 (word): OtherWords',
    '0d 00:01:00 proof 2 of batch 1 is begun',
    '0d 00:02:00 proof 2 of batch 1 is made',
    '0d 00:02:00 batch 1 is proven',
    '0d 00:02:12 batch 1 is executed, 0 credited',
  ])
})

test('a circuit that does not look whether there is enough mints money, and L1 pays', async () => {
  expect(await chronicleOfStory('minted')).toEqual([
    '0d 00:00:00 withdraw of 3 ETH from mallory (4) waits',
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:00 proof 1 of batch 1 is begun',
    '0d 00:00:12 batch 1 is committed',
    '0d 00:01:00 proof 1 of batch 1 is made',
    '0d 00:01:00 batch 1 is proven, and does not follow the rules',
    '0d 00:01:12 batch 1 is executed, 1 credited, and does not follow the rules',
    '0d 00:01:12 mallory may take out 3 ETH (withdrawal), 2 ETH of it not covered',
    '0d 00:01:48 mallory takes out 3 ETH',
  ])
})

test('data that a committee has can be had from who hands it out', async () => {
  expect(await chronicleOfStory('frozen-not-stolen')).toEqual([
    '0d 00:00:00 transfer of 0.000001 ETH from ana (256) to ben (257) waits',
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for calldata',
    '0d 00:00:00 vera signs for batch 1',
    '0d 00:00:00 dan signs for batch 1',
    '0d 00:00:00 eve signs for batch 1',
    '0d 00:00:00 proof 1 of batch 1 is begun',
    '0d 00:00:12 batch 1 is committed',
    '0d 00:01:00 proof 1 of batch 1 is made',
    '0d 00:01:00 batch 1 is proven',
    '0d 00:01:12 batch 1 is executed, 0 credited',
    '0d 00:01:48 message 0: exit, account 256',
    '1d 00:02:48 the rollup is frozen: message 0 has waited too long',
    '1d 00:03:00 ana puts together 1 accounts from L1 (that fit), 0 from nobody, 2 missing',
    '1d 00:03:00 ana puts together 1 accounts from L1 (that fit), 2 from eve, 0 missing',
    '1d 00:03:12 ana may take out 1.9999989 ETH (escape)',
    '1d 00:03:36 ana takes out 1.9999989 ETH',
  ])
})

test('what a reorg takes back is sent again, and the proof stays good', async () => {
  expect(await chronicleOfStory('taken-back')).toEqual([
    '0d 00:00:00 transfer of 0.000001 ETH from ana (1) to ben (2) waits',
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for blob',
    '0d 00:00:00 proof 1 of batch 1 is begun',
    '0d 00:00:12 batch 1 is committed',
    '0d 00:00:24 L1 loses 2 blocks against another branch',
    '0d 00:00:24 L1 has forgotten the commit of batch 1',
    '0d 00:00:36 batch 1 is committed',
    '0d 00:01:00 proof 1 of batch 1 is made',
    '0d 00:01:00 batch 1 is proven',
    '0d 00:01:12 batch 1 is executed, 0 credited',
    '0d 00:01:48 L1 loses 4 blocks against another branch',
    '0d 00:01:48 L1 has forgotten the execute of batch 1',
    '0d 00:02:00 batch 1 is executed, 0 credited',
  ])
})
