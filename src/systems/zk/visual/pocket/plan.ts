import type { Frame } from '../../../../ui/stage/storeys.ts'
import type { Rect } from '../../../../ui/stage/types.ts'

// Who stands where on the floor of the ceremony: two rows of contributions, one for each phase, and the key that comes out
// of them beside.

export interface Floor {
  /** Where the phases are named; of no width where there is no room for it. */
  readonly names: { readonly x: number; readonly w: number }
  readonly rows: readonly [Rect, Rect]
  readonly card: { readonly w: number; readonly gap: number }
  readonly key: Rect
  /** Where tokens run sideways, and up and down beside the walls. */
  readonly channel: number
  readonly shafts: readonly number[]
}

const SIZES = {
  wide: { inset: 14, top: 14, bottom: 12, gap: 14, names: 116, card: 104, cardGap: 14, key: 116, highest: 46 },
  // the name of the storey stands under its ceiling
  narrow: { inset: 10, top: 22, bottom: 6, gap: 8, names: 62, card: 62, cardGap: 8, key: 66, highest: 38 },
  // the level of the floor stands at the wall
  short: { inset: 40, top: 3, bottom: 3, gap: 0, names: 0, card: 24, cardGap: 4, key: 92, highest: 28 },
} as const
const SHAFT = { wide: 7, narrow: 7, short: 31 } as const

export function floorOf(frame: Frame): Floor {
  const { composition } = frame.room
  const { inset, top, bottom, gap, names, card, cardGap, key: keyW, highest } = SIZES[composition]
  const { l2Top, l2Floor } = frame
  const [left, right] = [frame.left + inset, frame.right - (composition === 'short' ? 12 : inset)]
  const room = l2Floor - bottom - (l2Top + top)
  const isShort = composition === 'short'
  const h = Math.min(highest, isShort ? room : (room - gap) / 2)
  const y = l2Top + top + (room - (isShort ? h : 2 * h + gap)) / 2
  const key = { x: right - keyW, y, w: keyW, h: isShort ? h : 2 * h + gap }
  const x = left + names
  const width = key.x - (composition === 'wide' ? 18 : 10) - x
  const half = (width - 10) / 2
  const rows: Floor['rows'] = isShort
    ? [
        { x, y, w: half, h },
        { x: x + half + 10, y, w: half, h },
      ]
    : [
        { x, y, w: width, h },
        { x, y: y + h + gap, w: width, h },
      ]
  return {
    names: { x: left, w: Math.max(0, names - 8) },
    rows,
    card: { w: card, gap: cardGap },
    key,
    channel: l2Top + (isShort ? 2 : 5),
    shafts: [frame.left + SHAFT[composition], frame.right - 7],
  }
}
