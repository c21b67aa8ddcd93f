import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect } from '../../../ui/stage/types.ts'

// Two buildings on one street: L1 at the left on its stone, the sidechain at the right on ground of its own, and
// the bridge in the gap between. Beside, not above: nothing of the sidechain stands on L1.

const SIZES = {
  wide: { side: 236, gap: 78, end: { w: 92, h: 58 }, inset: 10 },
  narrow: { side: 112, gap: 26, end: { w: 52, h: 40 }, inset: 6 },
  short: { side: 130, gap: 34, end: { w: 56, h: 30 }, inset: 6 },
} as const

export interface Plots {
  readonly l1: Frame
  /** L1's hall as far as the vault leaves it free. */
  readonly hall: Frame
  readonly side: Frame
  readonly vault: Rect
  readonly gate: Rect
  /** Where the bridge's deck runs. */
  readonly deckY: number
}

export function plotsOf(frame: Frame): Plots {
  const { side: width, gap, end, inset } = SIZES[frame.room.composition]
  const sideWidth = Math.min(width, (frame.right - frame.left) * 0.36)
  const l1 = { ...frame, right: frame.right - sideWidth - gap }
  const side = { ...frame, left: frame.right - sideWidth }
  const y = frame.hallFloor - end.h
  const vault = { x: l1.right - inset - end.w, y, ...end }
  const gate = { x: side.left + inset, y, ...end }
  return {
    l1,
    hall: { ...l1, right: vault.x - (frame.room.composition === 'wide' ? 0 : -8) },
    side,
    vault,
    gate,
    deckY: y + 12,
  }
}
