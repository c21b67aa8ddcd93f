import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect } from '../../../ui/stage/types.ts'

// Who stands where on the rollup's floor. Left to right is the way of a payment: the queue, the sequencer, the accounts
// that it changes, the batch that it goes down in. Under them lies the row of the rollup's own blocks, lighter than L1's.

export interface Mezzanine {
  /** Where things stand: on the row of blocks. */
  readonly ledge: number
  readonly row: Rect
  /** Baseline of the names, and of the fact under them. */
  readonly names: number
  readonly facts: number
  readonly queue: Span
  readonly sequencer: Span
  readonly accounts: Span
  readonly batch: Span
  /** Where tokens run sideways: under the upper floor, and on this one, from the queue to the batch. */
  readonly channel: number
  readonly rail: number
  /** Where they run up and down: beside either wall, past what stands there. */
  readonly shafts: readonly number[]
}
export interface Span {
  readonly x: number
  readonly w: number
}

/** Between a wall and what stands nearest to it. */
export const BESIDE = 7
const SIZES = {
  wide: { inset: 14, shaft: BESIDE, row: 22, names: 24, facts: 40, queue: 80, sequencer: 80, batch: 204, gap: 14 },
  narrow: { inset: 10, shaft: BESIDE, row: 18, names: 32, facts: 46, queue: 66, sequencer: 66, batch: 74, gap: 8 },
  // the level of the floor stands at the wall
  short: { inset: 40, shaft: 31, row: 0, names: 0, facts: 0, queue: 56, sequencer: 146, batch: 96, gap: 8 },
} as const

export function mezzanineOf(frame: Frame): Mezzanine {
  const { inset, shaft, row, names, facts, queue, sequencer, batch, gap } = SIZES[frame.room.composition]
  const { l2Top, l2Floor } = frame
  const [left, right] = [frame.left + inset, frame.right - (frame.room.composition === 'short' ? 12 : inset)]
  const ledge = l2Floor - row
  const sequencerX = left + queue + gap
  const accountsX = sequencerX + sequencer + gap
  const batchX = right - batch
  return {
    ledge,
    row: { x: frame.left, y: ledge, w: frame.right - frame.left, h: row },
    names: l2Top + names,
    facts: l2Top + facts,
    queue: { x: left, w: queue },
    sequencer: { x: sequencerX, w: sequencer },
    accounts: { x: accountsX, w: batchX - gap - accountsX },
    batch: { x: batchX, w: batch },
    channel: l2Top + 4,
    // a floor of ink is too dark to be run on
    rail: row === 0 ? ledge - 2 : ledge,
    shafts: [frame.left + shaft, frame.right - BESIDE],
  }
}
