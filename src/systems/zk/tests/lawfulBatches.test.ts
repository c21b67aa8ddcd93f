import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildBatch } from '../engine/circuit/input.ts'
import { BATCHES, batchesOf, slotsFor, TIMEOUT } from './randomBatches.ts'
import { lawfulSlot, states } from './randomSlots.ts'
import { brokenIn, namesOf } from './witnessPlay.ts'

const WALK = 10

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
