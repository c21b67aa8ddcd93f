import fc from 'fast-check'
import type { ZkState } from '../engine/rules/state.ts'
import { reckonSlot, type Slot } from '../engine/rules/transition.ts'
import { type Drawn, slotFor } from './randomSlots.ts'

// The circuit against the rules in TypeScript: equal roots and words for what may stand, and where the rules say that it may
// not, the circuit does too. A batch of each is made in a moment, thousands are not: how many, the stage of `npm test` says.

export const BATCHES = Number(process.env['RANDOM_BATCHES'] ?? 60)
export const TIMEOUT = 60_000 + 500 * BATCHES

/** Mostly of one slot: what a batch is for its slots together, few tell as well as many. */
const sizes = fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(2, 4) })
export const batchesOf = (slot: fc.Arbitrary<Drawn>, count: number) =>
  fc.array(
    sizes.chain((size) => fc.array(slot, { minLength: size, maxLength: size })),
    { minLength: count, maxLength: count },
  )

/** Each slot for the state that those before it leave behind. */
export function slotsFor(state: ZkState, drawn: readonly Drawn[]): Slot[] {
  const slots: Slot[] = []
  let now = state
  for (const [place, each] of drawn.entries()) {
    const slot = slotFor(now, each)
    slots.push(slot)
    // Reckoning is what takes the time, and nobody comes after the last.
    if (place < drawn.length - 1) now = reckonSlot(now, slot).state
  }
  return slots
}
