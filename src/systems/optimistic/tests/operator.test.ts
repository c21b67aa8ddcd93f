import { expect, test } from 'vitest'
import type { AnyAction, Json } from '../../../kernel/types.ts'
import { createWorld, type World } from '../../../kernel/world.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticEvents } from '../engine/types/events.ts'
import { incomeOf } from '../visual/lenses/model/income.ts'
import { ask, paramsOf, wait } from './everybody.ts'
import { viewOf } from './laws.ts'

// The operator's whole statement, held against L1's receipts: nothing that it pays is in no line, and nothing in two.

const DAY = 86_400
const VERA: Json = [{ id: 'vera', mode: 'on' }]

const open = (params: { readonly [name: string]: Json }): Promise<World> =>
  createWorld({
    system: optimisticSystem,
    seed: 'operator',
    params: { ...(paramsOf({ branching: 4, posting: 'blob', watchers: VERA as never }) as object), ...params },
  })

async function play(world: World, ...actions: readonly AnyAction[]): Promise<void> {
  for (const action of actions) expect(await world.dispatch(action)).toMatchObject({ ok: true })
}

const withdraw = ask('l2.send', { from: 'mallory', wish: { kind: 'withdraw', amount: '200000000' } })
const theft = ask('proposer.set', { lie: { kind: 'theft', amountGwei: '3000000000' } })

async function statement(world: World) {
  const view = await viewOf(world)
  const row = view.ledger.find(({ id }) => id === 'sequencer') ?? expect.fail('the operator is in no ledger')
  return { own: incomeOf(view.sequencer), row }
}

const told = <K extends keyof OptimisticEvents>({ events }: World, type: K) =>
  events.filter((event) => event.type === type).map((event) => event.data as OptimisticEvents[K])

test('who claims what is true pays for claims and confirmations, and for nothing else', async () => {
  const world = await open({})
  await play(world, withdraw, wait(120))
  const first = (await statement(world)).own
  expect(first.claims).toBeGreaterThan(0n)
  expect([first.confirmations, first.disputes, first.bonds, first.other]).toEqual([0n, 0n, 0n, 0n])
  await play(world, wait(8 * DAY))
  const { own, row } = await statement(world)
  expect(own.claims).toBe(first.claims)
  expect(own.confirmations).toBeGreaterThan(0n)
  expect(own.data + own.execution + own.claims + own.confirmations + own.disputes + own.other).toBe(BigInt(row.gasWei))
})

test('a lie costs its moves and its bond, and the statement says so', async () => {
  const world = await open({})
  await play(world, withdraw, theft, wait(7_200))
  expect(told(world, 'claim.rejected')).toHaveLength(1)
  const { own, row } = await statement(world)
  const split = told(world, 'game.bisected').reduce((sum, { feeWei }) => sum + BigInt(feeWei), 0n)
  expect(split).toBeGreaterThan(0n)
  expect(own.disputes).toBe(split)
  expect(own.bonds).toBe(-BigInt((await viewOf(world)).params.proposerBondWei))
  expect(own.data + own.execution + own.claims + own.confirmations + own.disputes + own.other).toBe(BigInt(row.gasWei))
})

test('whoever challenges the truth pays the operator, and the other gas is what it fetches that with', async () => {
  const world = await open({ watchers: [{ id: 'vera', mode: 'griefer' }] })
  await play(world, withdraw, wait(120), ask('claim.collect', { from: 'sequencer', at: 'game' }), wait(24))
  await play(world, wait(8 * DAY), ask('claim.collect', { from: 'sequencer', at: 'game' }), wait(24))
  const { own, row } = await statement(world)
  expect(own.bonds).toBeGreaterThan(0n)
  expect(own.other).toBeGreaterThan(0n)
  expect(own.data + own.execution + own.claims + own.confirmations + own.disputes + own.other).toBe(BigInt(row.gasWei))
})
