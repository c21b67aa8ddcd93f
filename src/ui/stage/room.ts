import type { Box } from './types.ts'

// Which composition a box has room for, and how many drawing units that is.
// A unit is a sixteenth of a rem at least, so a doubled text size is like half the room.

export type Composition = 'wide' | 'narrow' | 'short'

export interface Room {
  readonly composition: Composition
  readonly width: number
  readonly height: number
}

const WIDE_FROM = { width: 700, height: 430 }
const NARROW_FROM_HEIGHT = 330
/** The size each composition is drawn for: with more room it grows as a whole, up to `LARGEST` times. */
const NOMINAL = {
  wide: { width: 760, height: 524, tallest: 600 },
  narrow: { width: 351, height: 380, tallest: 520 },
  short: { width: 400, height: 200, tallest: 260 },
} as const
const LARGEST = { wide: 1.6, narrow: 1.25, short: 1.25 } as const
/** With less than this nothing legible can be laid out: labels give up some of an enlarged text size instead. */
const SMALLEST = { width: 300, height: 196 }

export function roomOf({ width, height, em }: Box): Room {
  const unit = Math.max(em / 16, Number.MIN_VALUE)
  const composition = compositionOf(width / unit, height / unit)
  const nominal = NOMINAL[composition]
  const grown = Math.min(
    LARGEST[composition],
    Math.max(1, Math.min(width / unit / nominal.width, height / unit / nominal.height)),
  )
  const scale = Math.max(1, Math.min(unit * grown, width / SMALLEST.width, height / SMALLEST.height))
  return { composition, width: width / scale, height: Math.min(nominal.tallest, height / scale) }
}

function compositionOf(width: number, height: number): Composition {
  if (height < NARROW_FROM_HEIGHT) return 'short'
  if (width < WIDE_FROM.width) return 'narrow'
  return height < WIDE_FROM.height ? 'short' : 'wide'
}
