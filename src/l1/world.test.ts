import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyAction, Json } from '../kernel/types.ts'
import { openScenario, type World } from '../kernel/world.ts'
import { vectorItems } from '../lib/persistentVector.ts'
import { BACKGROUND, CAST } from './chain/cast.ts'
import type { L1State } from './chain/state.ts'
import { trieEntries } from './state/trie.ts'
import { createL1World, l1System } from './testing/world.ts'
import type { L1View } from './types.ts'

const who = fc.constantFrom('ana', 'ben', 'mallory', 'cleo')
const wei = fc.bigInt({ min: 0n, max: 2n * 10n ** 18n }).map(String)
const gwei = fc.integer({ min: 0, max: 30 }).map((n) => `${n}00000000`)
/** A contract that stores and logs its call data's first word, or reverts when that is zero. */
const INIT = '0x6014600c60003960146000f35f35806009575f5ffd5b805f555f5260205fa000'
const action: fc.Arbitrary<{ type: string; args: Json }> = fc.oneof(
  {
    arbitrary: fc.record({ type: fc.constant('l1.pay'), args: fc.record({ from: who, to: who, valueWei: wei }) }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('l1.pay'),
      args: fc.record({
        from: who,
        to: who,
        valueWei: wei,
        maxFeePerGasWei: gwei,
        maxPriorityFeePerGasWei: gwei,
        nonce: fc.nat(6),
      }),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({ type: fc.constant('l1.deploy'), args: fc.record({ from: who, data: fc.constant(INIT) }) }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('l1.call'),
      args: fc.record({
        from: who,
        to: fc.constant('0x5fbdb2315678afecb367f032d93f642f64180aa3'),
        data: fc.constantFrom('0x', `0x${'11'.repeat(32)}`),
      }),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ type: fc.constant('l1.reorg'), args: fc.record({ depth: fc.integer({ min: 1, max: 4 }) }) }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('clock.advance'),
      args: fc.record({ seconds: fc.integer({ min: 1, max: 60 }) }),
    }),
    weight: 6,
  },
  {
    arbitrary: fc.record({
      type: fc.constant('clock.advance'),
      args: fc.record({ seconds: fc.integer({ min: 400, max: 700_000 }) }),
    }),
    weight: 1,
  },
)

async function play(actions: readonly { type: string; args: Json }[]): Promise<World> {
  const world = await createL1World({ nodes: ['one'] })
  for (const asked of actions) await world.dispatch({ ...asked, by: 'learner' } satisfies AnyAction)
  return world
}

async function wealth(world: World): Promise<bigint> {
  const { state } = await world.read()
  const l1 = state as L1State
  let total = 0n
  for (const [, account] of trieEntries(l1.world)) total += account.balance
  for (const block of vectorItems(l1.blocks, 1)) total += BigInt(block.summary.burntWei)
  return total
}

test('any world runs the same again, keeps every wei, and its nodes agree', { timeout: 60_000 }, async () => {
  const genesis = [...CAST, BACKGROUND].reduce((sum, account) => sum + account.genesisBalanceWei, 0n)
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
      const world = await play(actions)
      expect(await wealth(world)).toBe(genesis)
      for (const event of world.events)
        if (event.type === 'l1.executed') expect(event.data).toMatchObject({ agrees: true })
      const view = (await world.view()) as unknown as L1View
      expect(structuredClone(view)).toEqual(view)
      expect(view.finalised).toBeLessThanOrEqual(view.safe)
      expect(view.safe).toBeLessThanOrEqual(view.head)

      // Two at once on one machine: neither is in the other's way.
      const [again, beside] = await Promise.all([
        openScenario({ system: l1System, scenario: world.scenario() }),
        play(actions),
      ])
      expect(await again.world.digest()).toBe(await world.digest())
      expect(again.world.events).toEqual(world.events)
      expect(await beside.digest()).toBe(await world.digest())
    }),
    { numRuns: 12 },
  )
})
