import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect } from '../../../ui/stage/types.ts'

// Two buildings on one street: L1 at the left on its stone, the sidechain at the right on ground of its own, and
// the bridge in the gap between. Beside, not above: nothing of the sidechain stands on L1.

const SIZES = {
  wide: { side: 232, gap: 80, end: { w: 92, h: 54 }, top: 16, below: 10 },
  narrow: { side: 112, gap: 26, end: { w: 58, h: 40 }, top: 24, below: 4 },
  short: { side: 130, gap: 34, end: { w: 58, h: 28 }, top: 5, below: 0 },
} as const

export interface Plots {
  readonly l1: Frame
  /** L1's hall as far as the vault leaves it free. */
  readonly hall: Frame
  readonly side: Frame
  /** Both ends hang at the walls that face each other, and the deck runs from one to the other. */
  readonly vault: Rect
  readonly gate: Rect
  readonly deckY: number
}

export function plotsOf(frame: Frame): Plots {
  const { side: width, gap, end, top, below } = SIZES[frame.room.composition]
  const sideWidth = Math.min(width, (frame.right - frame.left) * 0.36)
  const l1 = { ...frame, right: frame.right - sideWidth - gap }
  const side = { ...frame, left: frame.right - sideWidth }
  const y = frame.hallTop + top
  return {
    l1,
    hall: { ...l1, hallTop: y + end.h + below },
    side,
    vault: { x: l1.right - end.w, y, ...end },
    gate: { x: side.left, y, ...end },
    deckY: y + end.h / 2 - 3,
  }
}
