import type { StateName } from '../marks/StateGlyph.tsx'
import { area, line, rect } from './draw.ts'
import type { Shape, Stroke } from './types.ts'

// How a state looks in a drawing. The word stands beside it, always.

/** `confirmed`: L1 has ruled, and its block can still be undone. */
export type DrawnState = StateName | 'confirmed'

export const GLYPH = 9

/** The glyph of a state, its lowest edge on the baseline of the word that stands beside it. */
export function stateGlyph(glyph: DrawnState, x: number, baseline: number): readonly Shape[] {
  const box = { x, y: baseline - GLYPH, w: GLYPH, h: GLYPH }
  const [right, middle] = [x + GLYPH, baseline - GLYPH / 2]
  switch (glyph) {
    case 'promised':
      return [rect(box, 'none', 'dotted')]
    case 'posted':
      return [rect(box, 'none', 'line')]
    case 'challengeable':
      return [line(`M${right} ${box.y}H${x}V${baseline}H${right}`)]
    case 'delayed':
      return [line(`M${right} ${box.y}H${x}V${baseline}H${right}M${x + 4.5} ${box.y + 2}v3.500h3`)]
    case 'disputed':
      return [rect(box, 'none', 'line'), area(`M${x} ${baseline}L${right} ${box.y}V${baseline}Z`, 'ink')]
    case 'proven':
      return [rect(box, 'none', 'line'), rect({ x: x + 3, y: box.y + 3, w: 3, h: 3 }, 'none', 'line')]
    // half of what is final: L1 has ruled, and its block can still be undone
    case 'confirmed':
      return [rect(box, 'none', 'line'), rect({ x, y: middle, w: GLYPH, h: GLYPH / 2 }, 'ink')]
    case 'final':
      return [rect(box, 'ink', 'line')]
    case 'rejected':
      return [rect(box, 'none', 'line'), line(`M${x + 2} ${box.y + 2}l5 5M${right - 2} ${box.y + 2}l-5 5`)]
    case 'detected':
      return [line(circle(x + 4.5, middle, 4.5)), area(circle(x + 4.5, middle, 1.8), 'ink')]
    case 'frozen':
      return [rect(box, 'none', 'line'), line(`M${x + 3} ${box.y}v${GLYPH}M${x + 6} ${box.y}v${GLYPH}`)]
    case 'stolen':
      return [{ kind: 'role', role: 'attacker', cx: x + 4.5, cy: middle, size: GLYPH }]
  }
}

export const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`

/** The outline of what stands in this state: dotted is only promised, dashed can still fall, heavy can not. */
export const outlineOf = (glyph: DrawnState): Stroke => {
  if (glyph === 'promised') return 'dotted'
  if (glyph === 'challengeable' || glyph === 'disputed' || glyph === 'delayed') return 'dashed'
  return glyph === 'final' ? 'wall' : 'line'
}
