import { rect } from '../../../ui/stage/draw.ts'
import type { Shape } from '../../../ui/stage/types.ts'
import type { BatchView } from '../engine/types/view.ts'

const CELL = { w: 5, h: 9 }
/** Between two words; the two slots of a word touch. */
const GAP = 3

/** A closed batch’s slots, side by side as they are published: what nobody used is padding. */
export function slotStrip({ slots }: BatchView, x: number, baseline: number): readonly Shape[] {
  return slots.map(({ kind }, index): Shape => {
    const box = { x: x + index * CELL.w + Math.floor(index / 2) * GAP, y: baseline - CELL.h, ...CELL }
    return kind === 'padding' ? rect(box, 'none', 'dotted') : rect(box, 'data-tint', 'line')
  })
}

export const stripWidth = ({ slots }: BatchView): number =>
  slots.length * CELL.w + Math.max(0, Math.ceil(slots.length / 2) - 1) * GAP
