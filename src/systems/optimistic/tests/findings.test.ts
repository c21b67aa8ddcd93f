import { expect, test } from 'vitest'
import type { AnyAction, Json } from '../../../kernel/types.ts'
import { createWorld, type World } from '../../../kernel/world.ts'
import { optimisticSystem } from '../engine/system.ts'
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
