import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildBatch } from '../engine/circuit/input.ts'
import { BATCHES, batchesOf, slotsFor, TIMEOUT } from './randomBatches.ts'
import { anySlot, states } from './randomSlots.ts'
import { brokenIn, namesOf } from './witnessPlay.ts'

/** They bind what is published to what comes out: the rules reckon as the circuit does, also with what is false. */
const PUBLISHED = /^(the (old|new|committee) root|the messages|word)/

/** A state takes longer to make than a batch. */
const EACH_STATE = 5

test('what may not stand breaks a constraint, and what may breaks none', { timeout: TIMEOUT }, () => {
  const seen = { fit: 0, unfit: 0 }
  fc.assert(
    fc.property(states, batchesOf(anySlot, EACH_STATE), (state, batches) => {
      for (const drawn of batches) {
        const { input, isTrue } = buildBatch(state, slotsFor(state, drawn), { blind: true })
        const broken = namesOf(brokenIn(input))
        expect(broken.length === 0).toBe(isTrue)
        expect(broken.filter((name) => PUBLISHED.test(name))).toEqual([])
        seen[isTrue ? 'fit' : 'unfit']++
      }
    }),
    { numRuns: Math.ceil(BATCHES / 2 / EACH_STATE) },
  )
  expect(Math.min(seen.fit, seen.unfit)).toBeGreaterThan(BATCHES / 10)
})
