import { roleOutline } from '../marks/roleShapes.ts'
import type { Fill, GroupShape, Point, Rect, Role, Shape, Stroke, TextShape, TextStyle } from './types.ts'

// Short names for what scenes draw most.

type TextOptions = Omit<TextShape, 'kind' | 'x' | 'y' | 'text' | 'style'>

export const text = (x: number, y: number, words: string, style: TextStyle, options: TextOptions = {}): TextShape => ({
  kind: 'text',
  x,
  y,
  text: words,
  style,
  ...options,
})

export const rect = (box: Rect, fill: Fill, stroke: Stroke = 'none'): Shape => ({ kind: 'rect', ...box, fill, stroke })
export const line = (d: string, stroke: Stroke = 'line'): Shape => ({ kind: 'path', d, stroke, fill: 'none' })
export const area = (d: string, fill: Fill): Shape => ({ kind: 'path', d, fill, stroke: 'none' })
export const roleMark = (role: Role, cx: number, cy: number, size: number, hollow = false): Shape => ({
  kind: 'role',
  role,
  cx,
  cy,
  size,
  hollow,
})

/** The same standing on a floor: its lowest edge, with half its outline, touches `floor`. */
export function standing(role: Role, cx: number, floor: number, size: number, hollow = false): Shape {
  const outline = roleOutline(role, size)
  const below =
    outline.kind === 'circle'
      ? outline.r
      : outline.kind === 'rect'
        ? outline.h / 2
        : Math.max(...outline.points.map(([, y]) => y))
  return roleMark(role, cx, floor - below - 0.6, size, hollow)
}

/** A tick, drawn: the Latin font file lacks it. (x, y) is its left end on the baseline. */
export const tick = (x: number, y: number): Shape => line(`M${x} ${y - 4}l3.5 3.5 6.500-8`, 'line')

export const object = (
  id: string,
  label: string,
  box: Rect,
  shapes: readonly Shape[],
  options: { readonly tip?: boolean } = {},
): GroupShape => ({
  kind: 'group',
  id,
  label,
  box,
  shapes,
  ...options,
})
/** A name for motions only. */
export const handle = (id: string, box: Rect, shapes: readonly Shape[]): GroupShape => ({
  kind: 'group',
  id,
  label: null,
  box,
  shapes,
})

export const middleOf = ({ x, y, w, h }: Rect): Point => ({ x: x + w / 2, y: y + h / 2 })

/** What one part of a scene contributes to the whole. */
export interface Part {
  readonly shapes: readonly Shape[]
  readonly anchors: { readonly [id: string]: Point }
}
export const joinParts = (parts: readonly Part[]): Part => ({
  shapes: parts.flatMap((part) => part.shapes),
  anchors: Object.assign({}, ...parts.map((part) => part.anchors)) as Part['anchors'],
})
