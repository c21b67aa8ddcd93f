import type { GroupShape, Point, Rect, Scene, Shape } from './types.ts'

/** Everything in a scene that can be focused, in the order it is drawn. */
export function objectsOf({ shapes }: Scene): readonly GroupShape[] {
  const collect = (list: readonly Shape[]): readonly GroupShape[] =>
    list.flatMap((shape) =>
      shape.kind === 'group' ? [...(shape.label === null ? [] : [shape]), ...collect(shape.shapes)] : [],
    )
  return collect(shapes)
}

const hasHalo = (shape: Shape): boolean => shape.kind === 'text' && shape.halo !== undefined

/** Routes pass between these two: over the drawing, and under the words that break them. */
export const layersOf = ({
  shapes,
}: Scene): { readonly below: readonly Shape[]; readonly words: readonly Shape[] } => ({
  below: shapes.filter((shape) => !hasHalo(shape)),
  words: shapes.filter(hasHalo),
})

/** Boxes by id, handles without a label included. */
export function boxesOf({ shapes }: Scene): ReadonlyMap<string, Rect> {
  const boxes = new Map<string, Rect>()
  const collect = (list: readonly Shape[]) => {
    for (const shape of list) {
      if (shape.kind !== 'group') continue
      boxes.set(shape.id, shape.box)
      collect(shape.shapes)
    }
  }
  collect(shapes)
  return boxes
}

const AROUND = 14

/** What has no shape of its own any more is where its anchor is: a transaction in the block that took it in. */
export const boxAround = (at: Point | undefined): Rect | undefined =>
  at && { x: at.x - AROUND / 2, y: at.y - AROUND / 2, w: AROUND, h: AROUND }

/** Blue corners around the selected object. */
export function cornersOf({ x, y, w, h }: Rect): string {
  const [left, top, right, bottom] = [x - 5, y - 5, x + w + 5, y + h + 5]
  const arm = Math.min(12, w / 2, h / 2)
  return [
    `M${left} ${top + arm}V${top}H${left + arm}`,
    `M${right - arm} ${top}H${right}V${top + arm}`,
    `M${right} ${bottom - arm}V${bottom}H${right - arm}`,
    `M${left + arm} ${bottom}H${left}V${bottom - arm}`,
  ].join('')
}
