import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/types.ts'
import { testRehearsals } from '../../../testing/levelSuite.ts'
import { rehearse, tryMove } from '../../../testing/levels.ts'
import { testWalk } from '../../../testing/walkSuite.ts'
import { keyFactsOf } from '../engine/keys/plans.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { theMissingConstraint as level } from '../lesson/levels/theMissingConstraint.ts'
import { attackOf, stoppedBy, WAYS } from '../lesson/levels/theMissingConstraintTrail.ts'
import { ask } from '../lesson/trail.ts'

// What the level claims in words is held to the engine, by pressing its own buttons.

const { happened, outcome, viewAt } = testWalk<ZkView>(zkSystem, level)

test('three attacks end at the check that is for them, and one at none', () => {
  expect(WAYS.map(outcome)).toEqual(['key', 'nonce', 'path', 'none'])
  expect(happened('key')).toContain('“Slot 1, payer: the key is the account’s” did not hold')
  expect(happened('nonce')).toContain('“Slot 1: the nonce is the account’s” did not hold')
  expect(happened('path')).toContain('“Slot 1, payer: the path leads to the root” did not hold')
  expect(happened('funds')).toMatch(/^None\. .* L1 took it for [\d,]+ gas\.$/)
})

test('the circuit that lacks an equality has as many rows as the whole one', () => {
  expect(keyFactsOf(1, 'funds').rows).toBe(keyFactsOf(1, null).rows)
  expect(viewAt('audit').params.rows).toBe(keyFactsOf(1, 'funds').rows)
})

test('a valid proof was paid for with other people’s ether, and the last to come is short', () => {
  expect(viewAt('path').bridge.stolenWei).toBe('0')
  const { bridge, batches, credits } = viewAt('run')
  expect(bridge.stolenWei).toBe((2_100_000_000n * 10n ** 9n).toString())
  expect(batches.filter(({ isTrue }) => !isTrue).map(({ standing }) => standing)).toEqual(['executed'])
  expect(outcome('run')).toBe('ana')
  expect(BigInt(credits.find(({ ownerId }) => ownerId === 'ben')?.owedWei ?? 0)).toBeGreaterThan(BigInt(bridge.heldWei))
})

test('the same moves where nothing is missing end at the range check, and nothing is stolen', async () => {
  const whole = { ...level, params: { ...(level.params as { readonly [name: string]: Json }), missing: null } }
  const played = await rehearse(zkSystem, whole)(level.solution.slice(0, -7))
  const { events } = played
  const view = played.view as unknown as ZkView
  expect(stoppedBy(events, 'funds')).toBe('funds')
  expect(attackOf(events, 'funds')?.failed?.data.failure.broken).toBe(1)
  expect(view.bridge.stolenWei).toBe('0')
  // Where the replay of the learner's own moves ends.
  const refusal = await tryMove(played, ask('bridge.takeOut', { from: 'mallory' }))
  expect(refusal?.code).toBe('nothing-to-take')
})

testRehearsals(zkSystem, [level])
