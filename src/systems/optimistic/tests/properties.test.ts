import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyAction } from '../../../kernel/types.ts'
import { createWorld, openScenario, type World } from '../../../kernel/world.ts'
import { optimisticSystem } from '../engine/system.ts'
import { anything, audible, line, paramsOf, type Town, town } from './everybody.ts'
import {
  bondsAreConserved,
  bridgeHoldsWhatIsOwed,
  nobodyIsPaidTwice,
  noLieIsFinal,
  promisesAreKept,
  promisesBreakByL1Only,
  stateOf,
  strangersAgree,
  viewOf,
} from './laws.ts'

// Everybody does whatever they like, and after each of it the same laws hold. What random seeds have found stands in
// findings.test.ts.

type Law = (world: World) => Promise<void>

async function whateverHappens(world: World): Promise<void> {
  const [state, view] = [await stateOf(world), await viewOf(world)]
  bridgeHoldsWhatIsOwed(view)
  nobodyIsPaidTwice(state)
  bondsAreConserved(state)
  strangersAgree(state)
  promisesAreKept(state)
}

async function play(chosen: Town, actions: readonly AnyAction[], law: Law): Promise<World> {
  const world = await createWorld({ system: optimisticSystem, seed: 'p', params: paramsOf(chosen) })
  for (const action of actions) if ((await world.dispatch(action)).ok) await law(world)
  promisesBreakByL1Only(world)
  return world
}

test('with one who watches, can pay and is heard, no lie becomes final, whatever everybody does', async () => {
  await fc.assert(
    fc.asyncProperty(town('on'), line(audible, 18), async (chosen, actions) => {
      await play(chosen, actions, async (world) => {
        await whateverHappens(world)
        noLieIsFinal(await viewOf(world))
      })
    }),
    { numRuns: 8 },
  )
})

test('also where nobody watches, money is where the books say, and the same log gives the same world again', async () => {
  const modes = fc.constantFrom('off', 'late', 'broke').chain(town)
  await fc.assert(
    fc.asyncProperty(modes, line(anything, 18), async (chosen, actions) => {
      const world = await play(chosen, actions, whateverHappens)
      const { world: again } = await openScenario({ system: optimisticSystem, scenario: world.scenario() })
      expect(again.events).toEqual(world.events)
      expect(await again.digest()).toBe(await world.digest())
    }),
    { numRuns: 8 },
  )
})
