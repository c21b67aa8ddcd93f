import { expect, test } from 'vitest'
import { asTown, namesOf, openAgain, openTown, SLOT, SMALL, type TownWorld, told } from './town.ts'

async function busyTown(): Promise<TownWorld> {
  const town = await openTown(SMALL, 'replay')
  await town.ask('ground.demand', { kind: 'defi', perSecond: 4 })
  await town.wait(30)
  await town.ask('ground.demand', { kind: 'mint', buyers: 40, perSecond: 1 })
  await town.ask('ground.nodes', { mix: { home: 10 } })
  await town.wait(40)
  await town.ask('l1.reorg', { depth: 2 })
  await town.wait(25)
  return town
}

test('the log makes the same world again, to the event', async () => {
  const town = await busyTown()
  const again = await openAgain(town)
  expect(again.world.events).toEqual(town.world.events)
  expect(await again.world.digest()).toBe(await town.world.digest())
  expect(await again.view()).toEqual(await town.view())
}, 30_000)

test('another seed is another crowd', async () => {
  const one = await openTown(SMALL, 'one')
  const other = await openTown(SMALL, 'other')
  await one.slots()
  await other.slots()
  expect(await one.world.digest()).not.toBe(await other.world.digest())
})

test('a fork leaves its original alone, and goes on as the original would have', async () => {
  const town = await busyTown()
  const digest = await town.world.digest()
  const all = town.world.moments
  const middle = all[Math.floor(all.length / 2)] ?? town.world.head
  const moments = all.filter((_, index) => index % 8 === 0)
  const before = await Promise.all(moments.map((moment) => town.world.digest(moment)))
  const fork = asTown(await town.world.fork(middle))
  await fork.ask('ground.demand', { kind: 'quiet' })
  await fork.slots(2)
  expect(await town.world.digest()).toBe(digest)
  expect(await Promise.all(moments.map((moment) => town.world.digest(moment)))).toEqual(before)
}, 30_000)

test('a fork can be made at every moment inside a long advance, the last before the gap included', async () => {
  const town = await openTown({ ...SMALL, gasLimit: 20_000_000 }, 'gap')
  await town.ask('ground.demand', { kind: 'mint', buyers: 60, perSecond: 3 })
  await town.wait(7 * 86_400)
  // Making a fork compares its events with the original's and throws at the first that differs.
  for (const moment of town.world.moments) await town.world.fork(moment)
}, 30_000)

test('a week under DeFi demand is one stride: the crowd goes home and comes back', async () => {
  const town = await openTown({ gasLimit: 20_000_000, crowd: { accounts: 100 }, network: {} }, 'week')
  await town.ask('ground.demand', { kind: 'defi', perSecond: 10 })
  await town.slots(2)
  const events = await town.wait(7 * 86_400)
  expect(told(events, 'l1.skipped')).toHaveLength(1)
  expect(told(events, 'l1.sealed').length).toBeLessThan(4)
  const back = await town.slots(2)
  const arrived = told(back, 'crowd.arrived').reduce((sum, { transactions }) => sum + transactions, 0)
  // Two slots' worth, and not a week's.
  expect(arrived).toBeGreaterThan(10 * SLOT)
  expect(arrived).toBeLessThan(30 * SLOT)
}, 30_000)

test('a person who would be in the next block is waited for before a stride; a rush is played to its end', async () => {
  const town = await openTown(SMALL, 'due')
  await town.ask('ground.demand', { kind: 'mint', buyers: 60, perSecond: 1 })
  await town.ask('l1.pay', { from: 'ana', to: 'ben', valueWei: '1', maxPriorityFeePerGasWei: '90000000000' })
  const names = namesOf(await town.wait(86_400))
  const stride = names.indexOf('l1.skipped')
  expect(stride).toBeGreaterThan(0)
  expect(names.indexOf('l1.included')).toBeLessThan(stride)
  expect(names.indexOf('l1.included')).toBeGreaterThan(0)
  expect(names.indexOf('crowd.soldOut')).toBeGreaterThan(0)
  expect(names.indexOf('crowd.soldOut')).toBeLessThan(stride)
}, 30_000)

test('after a reorg the crowd counts what is in the chain, and the network has run the branch', async () => {
  const town = await openTown({ ...SMALL, gasLimit: 20_000_000 }, 'reorg')
  await town.ask('ground.demand', { kind: 'defi', perSecond: 5 })
  await town.slots(4)
  const before = await town.view()
  const events = await town.ask('l1.reorg', { depth: 3 })
  expect(told(events, 'nodes.ran').map(({ block }) => block)).toEqual([2, 3, 4])
  const { blocks, crowd, network } = await town.view()
  const held = blocks.reduce((sum, block) => sum + (block.crowd?.transactions ?? 0), 0)
  expect(crowd?.included).toBe(held)
  expect(network?.history.map(({ block }) => block)).toEqual([1, 2, 3, 4])
  expect(before.crowd?.included).toBeGreaterThan(0)
})
