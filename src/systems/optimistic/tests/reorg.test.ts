import { expect, test } from 'vitest'
import type { AnyAction, Hex, Json } from '../../../kernel/types.ts'
import { createWorld, openScenario, type World } from '../../../kernel/world.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticEvents } from '../engine/types/events.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { narrator } from '../lesson/narrator.ts'
import { chronicleOf } from './chronicle.ts'
import { ask, paramsOf, wait } from './everybody.ts'
import {
  bondsAreConserved,
  bridgeHoldsWhatIsOwed,
  noLieIsFinal,
  promisesAreKept,
  stateOf,
  strangersAgree,
  viewOf,
} from './laws.ts'

// L1 changes its mind: what was posted, claimed and played is only promised again, or has to be done again. Every world
// here ends with the same laws as all others, and a stranger comes to the same state from what is on L1 now.

const ETH = '000000000000000000'
const SLOT = 12

const open = (params: { readonly [name: string]: Json } = {}): Promise<World> => {
  const watchers = [{ id: 'vera', mode: 'on' }] as const
  const chosen = paramsOf({ branching: 4, posting: 'blob', watchers }) as object
  return createWorld({ system: optimisticSystem, seed: 'reorg', params: { ...chosen, ...params } })
}

async function play(world: World, ...actions: readonly AnyAction[]): Promise<void> {
  for (const action of actions) expect(await world.dispatch(action)).toMatchObject({ ok: true })
}

const pay = ask('l2.send', { from: 'ana', wish: { kind: 'transfer', to: 'ben', asset: 'ether', amount: '5' } })
const deposit = ask('bridge.deposit', { from: 'ana', valueWei: `1${ETH}` })
const lieOfTheft = [
  ask('l2.send', { from: 'mallory', wish: { kind: 'withdraw', amount: '200000000' } }),
  ask('proposer.set', { lie: { kind: 'theft', amountGwei: '3000000000' } }),
]

const told = <K extends keyof OptimisticEvents>(world: World, type: K): OptimisticEvents[K][] =>
  world.events.filter((event) => event.type === type).map((event) => event.data as OptimisticEvents[K])

/** The blocks from this one on lose against others; what is named is in none of them, nor waits any more. */
async function loseFrom(world: World, block: number, censor: readonly Hex[] = []): Promise<void> {
  const { l1 } = await viewOf(world)
  await play(world, ask('l1.reorg', { depth: l1.head - block + 1, censor: [...censor] }))
}

const newest = <T>(list: readonly T[]): T => list.at(-1) ?? expect.fail('there is none yet')
const standings = ({ transactions }: OptimisticView) => transactions.map(({ standing }) => standing)

async function everythingIsInOrder(world: World): Promise<void> {
  const [state, view] = [await stateOf(world), await viewOf(world)]
  bridgeHoldsWhatIsOwed(view)
  bondsAreConserved(state)
  strangersAgree(state)
  promisesAreKept(state)
  noLieIsFinal(view)
  const { world: again } = await openScenario({ system: optimisticSystem, scenario: world.scenario() })
  expect(again.events).toEqual(world.events)
  expect(await again.digest()).toBe(await world.digest())
}

test('a batch that comes back by itself is the same batch, and what it holds was promised all the time', async () => {
  const world = await open()
  await play(world, pay, wait(96))
  const before = newest((await viewOf(world)).batches)
  await loseFrom(world, before.block ?? 0)
  expect(standings(await viewOf(world))).toEqual(['promised'])
  expect(told(world, 'batch.dropped')).toEqual([{ batch: 0, tx: before.tx }])
  await play(world, wait(SLOT))
  const after = newest((await viewOf(world)).batches)
  expect(after).toMatchObject({ tx: before.tx, output: before.output, standing: 'challengeable' })
  expect(told(world, 'batch.differs')).toEqual([])
  // Nor did the reorg make a second claim of one.
  await play(world, wait(60))
  expect((await viewOf(world)).claims.map(({ isTrue }) => isTrue)).toEqual([true])
  await everythingIsInOrder(world)
})

test('a batch that is lost for good is sent again, and those behind it stay behind it', async () => {
  const world = await open({ batchPolicy: { maxTransactions: 1, maxAgeSeconds: 60, maxPriceGwei: null } })
  await play(world, pay, wait(SLOT), pay, wait(2 * SLOT))
  const [first, second] = (await viewOf(world)).batches
  await loseFrom(world, first?.block ?? 0, [first?.tx ?? '0x', second?.tx ?? '0x'])
  expect(standings(await viewOf(world))).toEqual(['promised', 'promised'])
  await play(world, wait(4 * SLOT))
  const again = (await viewOf(world)).batches
  expect(again.map(({ output }) => output)).toEqual([first?.output, second?.output])
  expect(told(world, 'batch.differs')).toEqual([])
  await everythingIsInOrder(world)
})

test('a batch whose deposit is lost for good goes to L1 without it: what can be kept of the promise is kept', async () => {
  const world = await open()
  await play(world, deposit, wait(36), pay, wait(61))
  const { batches } = await viewOf(world)
  expect(newest(batches)).toMatchObject({ messages: 1 })
  const { tx, block } = newest(told(world, 'inbox.queued'))
  await loseFrom(world, block, [tx, newest(batches).tx])
  await play(world, wait(60))
  expect(newest((await viewOf(world)).batches)).toMatchObject({ messages: 0, transactions: 1 })
  expect(standings(await viewOf(world))).toEqual(['challengeable'])
  // Ana was promised a state with her deposit in it.
  expect(told(world, 'batch.differs')).toHaveLength(1)
  await everythingIsInOrder(world)
})

test('a batch that comes back without the deposit it asks for is malformed: its payments are told as dropped, never final', async () => {
  const world = await open()
  await play(world, deposit, wait(36), pay, wait(61))
  const { tx, block } = newest(told(world, 'inbox.queued'))
  await loseFrom(world, block, [tx])
  await play(world, wait(60))
  expect(newest((await viewOf(world)).batches)).toMatchObject({ messages: 0, transactions: 0 })
  expect(told(world, 'batch.differs')).toHaveLength(1)
  const differs = world.events.find(({ type }) => type === 'batch.differs')
  const says = narrator['batch.differs'](differs as never, await viewOf(world))
  expect(says).toContain('is malformed')
  expect(says).toContain('The transaction in it is dropped')
  // The claim that waited for its block was of the state with the deposit: it is taken back in time.
  const { claims } = await viewOf(world)
  expect(claims.map(({ isTrue }) => isTrue)).toEqual([true])
  await play(world, wait(8 * 86_400))
  expect((await viewOf(world)).claims).toMatchObject([{ status: 'confirmed', isFinal: true }])
  expect(standings(await viewOf(world))).toEqual(['dropped'])
  await everythingIsInOrder(world)
})

test('a claim that loses its block alone is made once, not twice', async () => {
  const world = await open()
  await play(world, pay, wait(84))
  const { claim, block } = newest(told(world, 'claim.made'))
  await loseFrom(world, block)
  expect((await viewOf(world)).claims).toEqual([])
  expect(standings(await viewOf(world))).toEqual(['posted'])
  await play(world, wait(60))
  expect((await viewOf(world)).claims).toMatchObject([{ claim, isTrue: true, status: 'open' }])
  await everythingIsInOrder(world)
})

test('moves of a dispute that a reorg takes back are made again, and it ends as it must', async () => {
  const world = await open()
  await play(world, ...lieOfTheft, wait(168))
  const before = newest((await viewOf(world)).games)
  expect(before.moves).toBeGreaterThan(5)
  const moves = [...told(world, 'game.bisected'), ...told(world, 'game.chosen')].toSorted((a, b) => a.block - b.block)
  // One of them comes back by itself, the other has to be sent again.
  await loseFrom(world, moves.at(-3)?.block ?? 0, [newest(moves).tx])
  const after = newest((await viewOf(world)).games)
  expect(after.moves).toBe(before.moves - 3)
  expect(after.hi - after.lo).toBeGreaterThan(before.hi - before.lo)
  await play(world, wait(7_200))
  expect(chronicleOf(world).filter((line) => line.includes('claim'))).toEqual([
    '0d 00:01:24 sequencer makes claim 1: batch 0 after claim 0',
    '0d 00:01:24 vera disagrees with claim 1',
    expect.stringContaining('claim 1 is rejected by game 0'),
    expect.stringContaining('sequencer makes claim 2: batch 0 after claim 0'),
    expect.stringContaining('vera agrees with claim 2'),
  ])
  await everythingIsInOrder(world)
})

test('a reorg that takes the lie back in mid-dispute takes the dispute with it; told again, it is disputed again', async () => {
  const world = await open()
  await play(world, ...lieOfTheft, wait(132))
  const { block, output } = newest(told(world, 'claim.made'))
  expect((await viewOf(world)).games).toHaveLength(1)
  await loseFrom(world, block)
  expect((await viewOf(world)).games).toEqual([])
  await play(world, wait(7_200))
  expect(told(world, 'claim.made').slice(0, 2)).toMatchObject([{ output }, { output }])
  expect((await viewOf(world)).claims.map(({ status, isTrue }) => [status, isTrue])).toEqual([
    ['rejected', false],
    ['open', true],
  ])
  await everythingIsInOrder(world)
})

test('a verdict that loses its block is spoken again, and nobody is paid twice for it', async () => {
  const world = await open()
  await play(world, ...lieOfTheft, wait(600))
  const { block } = newest(told(world, 'claim.rejected'))
  await loseFrom(world, block)
  expect((await viewOf(world)).claims).toMatchObject([{ status: 'disputed' }])
  await play(world, wait(600))
  expect(told(world, 'claim.rejected')).toHaveLength(2)
  expect((await stateOf(world)).facts.credits.filter(({ at }) => at === 'rollup')).toHaveLength(1)
  await everythingIsInOrder(world)
})
