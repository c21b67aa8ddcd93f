import { expect, test } from 'vitest'
import { createWorld } from '../../../kernel/world.ts'
import { rollupStories } from '../../../testing/golden/rollup.ts'
import { makeMoves } from '../../../testing/levels.ts'
import { optimisticSystem } from '../engine/system.ts'
import { chronicleOf } from './chronicle.ts'

// What happens in the golden scenarios of the rollup, in words. The same scenarios are held to every browser's engine.

async function chronicleOfStory(name: string): Promise<readonly string[]> {
  const { seed, params, moves } =
    rollupStories.find((story) => story.name === `optimistic/${name}`) ?? expect.fail(`no story ${name}`)
  const world = await createWorld({ system: optimisticSystem, seed, params })
  await makeMoves({ world, view: await world.view(), events: world.events }, moves)
  return chronicleOf(world)
}

test('a withdrawal takes seven days', async () => {
  expect(await chronicleOfStory('seven-days')).toEqual([
    "0d 00:00:01 ana's withdraw is promised in block 1",
    '0d 00:01:12 batch 0 is posted: blob, 75 bytes, 0 messages',
    '0d 00:01:24 sequencer makes claim 1: batch 0 after claim 0',
    '0d 00:01:24 vera agrees with claim 1',
    '7d 00:01:24 claim 1 is confirmed, and is true',
    '8d 00:02:12 the bridge pays withdrawal 0: 1 ETH to ana, 0 ETH of it stolen',
  ])
})

test('a lie is disputed down to one step, and costs its bond', async () => {
  expect(await chronicleOfStory('the-lie-caught')).toEqual([
    "0d 00:00:01 mallory's withdraw is promised in block 1",
    '0d 00:01:12 batch 0 is posted: calldata, 75 bytes, 0 messages',
    '0d 00:01:24 sequencer makes claim 1: batch 0 after claim 0',
    '0d 00:01:24 vera disagrees with claim 1',
    '0d 00:01:36 vera opens game 0 about 4878 steps',
    '0d 00:04:36 game 0: L1 runs step 2375 to 2376, and the challenger is right',
    '0d 00:04:36 game 0 is over: 6 ETH to the winner, 5 ETH burnt',
    '0d 00:04:36 claim 1 is rejected by game 0',
    '0d 00:04:48 sequencer makes claim 2: batch 0 after claim 0',
    '0d 00:04:48 vera agrees with claim 2',
    '7d 00:04:48 claim 2 is confirmed, and is true',
    '9d 00:02:12 the bridge pays withdrawal 0: 0.2 ETH to mallory, 0 ETH of it stolen',
  ])
})

test('the same lie where nobody watches is confirmed, and pays', async () => {
  expect(await chronicleOfStory('the-theft')).toEqual([
    "0d 00:00:01 mallory's withdraw is promised in block 1",
    '0d 00:01:12 batch 0 is posted: blob, 75 bytes, 0 messages',
    '0d 00:01:24 sequencer makes claim 1: batch 0 after claim 0',
    '7d 00:01:24 claim 1 is confirmed, and is false',
    '8d 00:02:12 the bridge pays withdrawal 0: 3 ETH to mallory, 2.8 ETH of it stolen',
  ])
})

test('who is censored goes by way of L1, and is taken before L1 would insist', async () => {
  expect(await chronicleOfStory('the-censored')).toEqual([
    '0d 00:00:00 the sequencer does not take what ana sends: censored',
    "0d 00:00:12 ana's transfer is message 0",
    '0d 23:58:12 batch 0 is posted: blob, 3 bytes, 1 messages',
    '0d 23:58:12 message 0 is taken by batch 0',
    '0d 23:58:24 sequencer makes claim 1: batch 0 after claim 0',
    '0d 23:58:24 vera agrees with claim 1',
  ])
})

test('who sells a withdrawal leaves in a minute, and the buyer waits', async () => {
  expect(await chronicleOfStory('the-fast-exit')).toEqual([
    "0d 00:00:01 ana's withdraw is promised in block 1",
    '0d 00:01:12 batch 0 is posted: blob, 75 bytes, 0 messages',
    '0d 00:01:24 sequencer makes claim 1: batch 0 after claim 0',
    '0d 00:01:24 vera agrees with claim 1',
    '0d 00:02:12 ana offers withdrawal 0 for 0.99 ETH',
    '0d 00:02:24 cleo buys withdrawal 0',
    '7d 00:01:24 claim 1 is confirmed, and is true',
    '7d 00:01:36 the bridge pays withdrawal 0: 1 ETH to ana, 0 ETH of it stolen',
    '7d 00:01:36 1 ETH for withdrawal 0 go to who bought it',
  ])
})

test('without a sequencer anybody may have the batch made that takes what is due', async () => {
  expect(await chronicleOfStory('the-sequencer-gone')).toEqual([
    '0d 00:00:00 the sequencer does not take what ben sends: offline',
    "0d 00:00:12 ana's deposit is message 0",
    '0d 00:00:12 ana deposits 1 ETH',
    '1d 00:01:12 batch 0 is posted: forced, 0 bytes, 1 messages',
    '1d 00:01:12 message 0 is taken by batch 0, since it was due',
    '1d 00:01:12 batch 0 is not what was promised',
    '1d 00:01:24 sequencer makes claim 1: batch 0 after claim 0',
    '1d 00:01:24 vera agrees with claim 1',
    '1d 00:02:00 dan rebuilds 1 batches from L1, 0 missing: the same state',
  ])
})

test('after 18 days a blob is gone: whoever comes then needs an archive', async () => {
  expect(await chronicleOfStory('forgotten-blob')).toEqual([
    "0d 00:00:01 ana's transfer is promised in block 1",
    '0d 00:01:12 batch 0 is posted: blob, 76 bytes, 0 messages',
    '0d 00:01:24 sequencer makes claim 1: batch 0 after claim 0',
    '0d 00:01:24 vera agrees with claim 1',
    '0d 00:02:00 dan rebuilds 1 batches from L1, 0 missing: the same state',
    '7d 00:01:24 claim 1 is confirmed, and is true',
    '19d 00:02:00 dan rebuilds 0 batches from L1, 1 missing: another state',
    '19d 00:02:00 eve cannot do anything about claim 1: no-data',
  ])
})

test('calldata stays', async () => {
  expect(await chronicleOfStory('forgotten-calldata')).toEqual([
    "0d 00:00:01 ana's transfer is promised in block 1",
    '0d 00:01:12 batch 0 is posted: calldata, 76 bytes, 0 messages',
    '0d 00:01:24 sequencer makes claim 1: batch 0 after claim 0',
    '0d 00:01:24 vera agrees with claim 1',
    '0d 00:02:00 dan rebuilds 1 batches from L1, 0 missing: the same state',
    '7d 00:01:24 claim 1 is confirmed, and is true',
    '19d 00:02:00 dan rebuilds 1 batches from L1, 0 missing: the same state',
    '19d 00:02:00 eve agrees with claim 1',
  ])
})

test('a reorg takes a batch back, and it is posted again as it was promised', async () => {
  expect(await chronicleOfStory('the-lost-batch')).toEqual([
    "0d 00:00:01 ana's transfer is promised in block 1",
    '0d 00:01:12 batch 0 is posted: blob, 76 bytes, 0 messages',
    '0d 00:01:24 L1 loses 2 blocks against another branch',
    '0d 00:01:24 batch 0 is not on L1 any more',
    '0d 00:01:36 batch 0 is posted: blob, 76 bytes, 0 messages',
    '0d 00:02:00 sequencer makes claim 1: batch 0 after claim 0',
    '0d 00:02:00 vera agrees with claim 1',
  ])
})
