import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyAction } from '../../../kernel/types.ts'
import { createWorld, openScenario, type World } from '../../../kernel/world.ts'
import { sidechainSystem } from '../engine/system.ts'
import type { SidechainView } from '../engine/types.ts'

const people = fc.constantFrom('ana', 'ben', 'mallory')
const wei = fc.bigInt({ min: 1n, max: 2n * 10n ** 18n }).map(String)
const ask = (type: string, args: AnyAction['args']): AnyAction => ({ type, by: 'learner', args })

const honest: fc.Arbitrary<AnyAction> = fc.oneof(
  fc.record({ from: people, valueWei: wei }).map((args) => ask('bridge.deposit', args)),
  fc.record({ from: people, valueWei: wei }).map((args) => ask('bridge.burn', args)),
  fc.record({ from: people, to: people, valueWei: wei }).map((args) => ask('side.pay', args)),
  fc.record({ burn: fc.integer({ min: 0, max: 3 }) }).map((args) => ask('bridge.claim', args)),
  fc
    .record({
      ids: fc.subarray(['alma', 'boris', 'chen', 'dora', 'emeka'], { minLength: 1 }),
      mode: fc.constantFrom('honest', 'offline'),
    })
    .map((args) => ask('validators.set', args)),
  fc.constantFrom(4, 12, 60, 7200).map((seconds) => ask('clock.advance', { seconds })),
)
const anything = fc.oneof(
  { weight: 4, arbitrary: honest },
  fc.record({ from: people, valueWei: wei }).map((args) => ask('bridge.steal', args)),
  fc.constant(ask('validators.set', { ids: ['alma', 'boris', 'chen'], mode: 'corrupt' })),
  fc.integer({ min: 1, max: 4 }).map((depth) => ask('l1.reorg', { depth })),
  fc.integer({ min: 1, max: 4 }).map((depth) => ask('side.reorg', { depth })),
)

const params = { l1: { blobSchedule: 'bpo2', nodes: [] } }
/** With ether on both chains already, so that any order of actions finds something to do. */
async function open(): Promise<World> {
  const world = await createWorld({ system: sidechainSystem, seed: 'p', params })
  for (const from of ['ana', 'mallory'])
    await world.dispatch(ask('bridge.deposit', { from, valueWei: String(3n * 10n ** 18n) }))
  await world.advance(60)
  return world
}
const look = async (world: World) => (await world.view()) as unknown as SidechainView

test('while validators only keep silent or keep their word, the vault never holds less than what is owed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(honest, { minLength: 6, maxLength: 14 }), async (actions) => {
      const world = await open()
      for (const action of actions) {
        await world.dispatch(action)
        const { bridge, exits, deposits } = await look(world)
        const sum = (list: readonly { readonly amountWei: string }[]) =>
          list.reduce((total, { amountWei }) => total + BigInt(amountWei), 0n)
        const uncredited = sum(deposits.filter(({ creditedIn }) => creditedIn === null))
        const unpaid = sum(exits.filter(({ burntIn, releasedIn }) => burntIn !== null && releasedIn === null))
        expect(BigInt(bridge.lockedWei)).toBe(BigInt(bridge.owedWei) + uncredited + unpaid)
      }
    }),
    { numRuns: 25 },
  )
})

test('whatever happens on either chain, the same log gives the same world again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 6, maxLength: 12 }), async (actions) => {
      const world = await open()
      for (const action of actions) await world.dispatch(action)
      const { world: again } = await openScenario({ system: sidechainSystem, scenario: world.scenario() })
      expect(again.events).toEqual(world.events)
      expect(await again.digest()).toBe(await world.digest())
    }),
    { numRuns: 10 },
  )
})
