import { expect, test } from 'vitest'
import type { AnyAction, Json } from '../../../kernel/types.ts'
import { createWorld, type World } from '../../../kernel/world.ts'
import { optimisticSystem } from '../engine/system.ts'
import { narrator } from '../lesson/narrator.ts'
import { scoring } from '../visual/scoring.ts'
import { ask, paramsOf, wait } from './everybody.ts'
import { bridgeHoldsWhatIsOwed, stateOf, strangersAgree, viewOf } from './laws.ts'

// What random worlds and their readers have found, each as short as it can be told.

const DAY = 86_400
const VERA = [{ id: 'vera', mode: 'on' }] as const

const open = (params: { readonly [name: string]: Json } = {}): Promise<World> =>
  createWorld({
    system: optimisticSystem,
    seed: 'findings',
    params: { ...(paramsOf({ branching: 2, posting: 'blob', watchers: VERA }) as object), ...params },
  })

async function play(world: World, ...actions: readonly AnyAction[]): Promise<void> {
  for (const action of actions) expect(await world.dispatch(action)).toMatchObject({ ok: true })
}

const deposit = (from: string, valueWei: string) => ask('bridge.deposit', { from, valueWei })
const ETH = '000000000000000000'

test('two worlds that differ in a deposit only are not mistaken for each other by what remembers runs', async () => {
  for (const valueWei of [`1${ETH}`, `2${ETH}`]) {
    const world = await open()
    await play(world, deposit('ana', valueWei), wait(120))
    expect((await viewOf(world)).batches).toHaveLength(1)
    strangersAgree(await stateOf(world))
    bridgeHoldsWhatIsOwed(await viewOf(world))
  }
})

const transfer = (amount: string) => ({ kind: 'transfer', to: 'ben', asset: 'ether', amount }) as const
const withdraw = (amount: string) => ({ kind: 'withdraw', amount }) as const
const send = (from: string, wish: Json) => ask('l2.send', { from, wish })
const force = (from: string, wish: Json) => ask('l2.force', { from, wish })
const told = (world: World, type: string) => world.events.filter((event) => event.type === type)

test('a nonce used up by way of L1 is not used again: the sequencer promises nothing that has no signature', async () => {
  const world = await open()
  // The forced one is taken in the very second in which the other waits for its block.
  await play(world, force('ana', transfer('5')), wait(35), send('ana', transfer('100')), wait(1))
  expect(told(world, 'l2.ignored')).toMatchObject([{ data: { reason: 'invalid', why: 'wrong-nonce' } }])
  await play(world, send('ana', transfer('100')), wait(100))
  expect(told(world, 'l2.promised')).toHaveLength(1)
  expect(told(world, 'batch.posted')).toHaveLength(1)
  expect(told(world, 'batch.differs')).toEqual([])
})

test('a message that a reorg takes back leaves the open batch, and comes in a later one', async () => {
  const world = await open()
  await play(world, deposit('ana', `1${ETH}`), wait(48), send('ana', transfer('5')), wait(2))
  expect((await viewOf(world)).accounts.find(({ id }) => id === 'ana')?.etherGwei).toBe('2999998955')
  await play(world, ask('l1.reorg', { depth: 4 }))
  expect((await viewOf(world)).accounts.find(({ id }) => id === 'ana')?.etherGwei).toBe('1999998955')
  await play(world, wait(300))
  expect(told(world, 'batch.posted')).toMatchObject([{ data: { messages: 0 } }, { data: { messages: 1 } }])
  expect(told(world, 'batch.differs')).toEqual([])
})

test('a batch that the sequencer did not make is news once, and what it took does not wait any more', async () => {
  const world = await open({ forceDelaySeconds: 600 })
  await play(world, ask('sequencer.set', { online: false }), deposit('ana', `1${ETH}`), wait(700))
  await play(world, ask('inbox.force', { from: 'ben' }), wait(120), ask('sequencer.set', { online: true }), wait(300))
  expect(told(world, 'batch.differs')).toHaveLength(1)
  expect(told(world, 'batch.closed')).toEqual([])
  // Nor is it told as a broken promise: the sequencer had said nothing about it.
  const [differs] = told(world, 'batch.differs')
  const view = (await world.view()) as never
  const says = narrator['batch.differs'](differs as never, view)
  expect(says).toContain('came without the sequencer')
  expect(says).toContain('No promise is broken')
  expect(scoring['batch.differs']?.(differs as never, view)).toEqual([])
})

test('after a confirmed lie about the order of withdrawals, a payout to the wrong one is stolen as a whole', async () => {
  const world = await open({
    watchers: [],
    forceDelaySeconds: 36,
    batchPolicy: { maxTransactions: 100, maxAgeSeconds: 60, maxPriceGwei: null },
  })
  // Ben's is due when the batch with Ana's comes to L1; the lie is that it was not, and so hers is the first.
  await play(world, send('ana', withdraw('200000000')), wait(2), force('ben', withdraw('300000000')))
  await play(world, ask('proposer.set', { lie: { kind: 'skipForced' } }), wait(120))
  expect(told(world, 'inbox.taken')).toMatchObject([{ data: { batch: 0, forced: true } }])
  await play(world, wait(8 * DAY), ask('bridge.withdraw', { from: 'ana', withdrawal: 0 }), wait(24))
  expect(told(world, 'bridge.paid')).toMatchObject([{ data: { toId: 'ana', robbedWei: `2${ETH.slice(1)}` } }])
  bridgeHoldsWhatIsOwed(await viewOf(world))
})
