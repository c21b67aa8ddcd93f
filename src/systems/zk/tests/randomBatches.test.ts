import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildBatch } from '../engine/circuit/input.ts'
import type { ZkState } from '../engine/rules/state.ts'
import { reckonSlot, type Slot } from '../engine/rules/transition.ts'
import { anySlot, type Drawn, lawfulSlot, slotFor, states } from './randomSlots.ts'
import { brokenIn, namesOf } from './witnessPlay.ts'

// The circuit against the rules in TypeScript: equal roots and words for what may stand, and where the rules say that it may
// not, the circuit does too. A batch of each is made in a moment, thousands are not: how many, the stage of `npm test` says.

const BATCHES = Number(process.env['RANDOM_BATCHES'] ?? 60)
const WALK = 10
const TIMEOUT = 60_000 + 500 * BATCHES

/** Mostly of one slot: what a batch is for its slots together, few tell as well as many. */
const sizes = fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(2, 4) })
const batchesOf = (slot: fc.Arbitrary<Drawn>, count: number) =>
  fc.array(
    sizes.chain((size) => fc.array(slot, { minLength: size, maxLength: size })),
    { minLength: count, maxLength: count },
  )

/** Each slot for the state that those before it leave behind. */
function slotsFor(state: ZkState, drawn: readonly Drawn[]): Slot[] {
  const slots: Slot[] = []
  let now = state
  for (const each of drawn) {
    const slot = slotFor(now, each)
    slots.push(slot)
    now = reckonSlot(now, slot).state
  }
  return slots
}

test('what may stand in a batch is proven, and its roots and words are those of the rules', {
  timeout: TIMEOUT,
}, () => {
  fc.assert(
    fc.property(states, batchesOf(lawfulSlot, WALK), (start, batches) => {
      let state = start
      for (const drawn of batches) {
        const { input, after } = buildBatch(state, slotsFor(state, drawn))
        expect(namesOf(brokenIn(input))).toEqual([])
        state = after
      }
    }),
    { numRuns: Math.ceil(BATCHES / 2 / WALK) },
  )
})

/** They bind what is published to what comes out: the rules reckon as the circuit does, also with what is false. */
const PUBLISHED = /^(the (old|new|committee) root|the messages|word)/

test('what may not stand breaks a constraint, and what may breaks none', { timeout: TIMEOUT }, () => {
  const seen = { fit: 0, unfit: 0 }
  fc.assert(
    fc.property(states, batchesOf(anySlot, 1), (state, [drawn = []]) => {
      const { input, isTrue } = buildBatch(state, slotsFor(state, drawn), { blind: true })
      const broken = namesOf(brokenIn(input))
      expect(broken.length === 0).toBe(isTrue)
      expect(broken.filter((name) => PUBLISHED.test(name))).toEqual([])
      seen[isTrue ? 'fit' : 'unfit']++
    }),
    { numRuns: Math.ceil(BATCHES / 2) },
  )
  expect(Math.min(seen.fit, seen.unfit)).toBeGreaterThan(BATCHES / 10)
})
