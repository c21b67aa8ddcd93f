import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyAction, Json } from '../../../kernel/types.ts'
import { openScenario, type World } from '../../../kernel/world.ts'
import { leave } from '../../../testing/golden/zk.ts'
import { zkSystem } from '../engine/system.ts'
import { AGAIN, anything, line, MALLORYS, paramsOf, unproven, wait } from './everybody.ts'
import { whateverHappens } from './laws.ts'
import { eventsOf, openTown, stateOf } from './playing.ts'

// Everybody does whatever they like, and after each of it the same laws hold.

async function meant(world: World, action: AnyAction): Promise<AnyAction> {
  if (action.type !== AGAIN) return action
  const { taken } = (await stateOf(world)).operator
  const { place } = action.args as { readonly place: number }
  return { ...action, type: 'l2.replay', args: { hash: taken[place]?.summary.hash ?? `0x${'00'.repeat(32)}` } }
}

async function play(chosen: { readonly [name: string]: Json }, actions: readonly AnyAction[]): Promise<World> {
  const world = await openTown(paramsOf(chosen))
  for (const action of actions) if ((await world.dispatch(await meant(world, action))).ok) await whateverHappens(world)
  return world
}

async function playsAgain(world: World): Promise<void> {
  const { world: again } = await openScenario({ system: zkSystem, scenario: world.scenario() })
  expect(again.events).toEqual(world.events)
  expect(await again.digest()).toBe(await world.digest())
}

// PROPERTY_RUNS=<times> goes on for so many times as long.
const { PROPERTY_RUNS: asked = '1' } = process.env
const times = Number(asked)

test('while nobody proves, books are kept and nothing is paid, whatever everybody does', async () => {
  await fc.assert(
    fc.asyncProperty(line(unproven, 24), async (actions) => {
      await play({ slots: 2, prover: { online: false } }, actions)
    }),
    { numRuns: 8 * times },
  )
})

test('what is proven is true, money is where the books say, and the same log gives the same world again', async () => {
  let executed = 0
  await fc.assert(
    fc.asyncProperty(line(anything, 16), async (actions) => {
      const world = await play({}, actions)
      executed += eventsOf(world, 'batch.executed').length
      await playsAgain(world)
    }),
    { numRuns: 3 * times },
  )
  expect(executed, 'something was proven').toBeGreaterThan(0)
})

test('where a check is missing, the books still say what was stolen', async () => {
  const theft = [leave(MALLORYS, '2000000000'), wait(96)]
  await fc.assert(
    fc.asyncProperty(line(anything, 8), async (actions) => {
      const world = await play({ missing: 'funds', sequencer: { blind: true } }, [...theft, ...actions])
      const [stolen] = eventsOf(world, 'exit.credited')
      expect(stolen?.robbedWei).toBe('1000000000000000000')
    }),
    { numRuns: 2 * times },
  )
})
