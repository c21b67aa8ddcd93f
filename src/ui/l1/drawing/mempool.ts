import { t } from '../../../content/messages/areas/l1.ts'
import type { L1View } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { object, type Part, rect, text } from '../../stage/draw.ts'
import { fitted, textWidth } from '../../stage/metric.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Point, Rect, Shape } from '../../stage/types.ts'
import { crowdedMempool } from './crowdPool.ts'
import type { Hall } from './hall.ts'
import { drawPending, PITCH, TIP_PITCH } from './pending.ts'

/** Up to this many, each token has its tip written above it. */
const WITH_TIPS = 4

/** Who waits, best-paying first: those at the left of the lowest row enter the next block first. */
export function mempool(view: L1View, frame: Frame, hall: Hall, newestBlockX: number): Part {
  const { mempool: box } = hall
  if (view.crowdPool !== undefined) return crowdedMempool(view, view.crowdPool, frame, hall, newestBlockX)
  const waiting = view.mempool
  const header = frame.room.composition === 'short' ? 20 : 24
  const grid = gridOf(box, box.h - header - 10, waiting.length)
  const shown = waiting.slice(0, grid.places)
  const tokens = shown.map((pending, index) => drawPending(view, pending, grid.at(index), grid.withTips))
  const hidden = waiting.length - shown.length
  const shapes: Shape[] = [
    object('mempool', t('l1Drawing.saysMempool', { n: waiting.length }), box, [
      rect(box, 'surface', 'wall'),
      ...headerOf(view, box, header),
    ]),
    ...tokens.map((token) => token.group),
  ]
  if (hidden > 0) {
    const place = grid.at(grid.places)
    shapes.push(
      text(place.x - PITCH / 2 + 2, place.y - 4, t('l1Drawing.more', { n: groupDigits(hidden) }), 'mono', {
        tone: 'ink-2',
      }),
    )
  }
  const roof = { x: box.x + box.w * 0.52, y: box.y }
  return {
    shapes,
    anchors: {
      mempool: roof,
      // straight above where the newest block's mark stands: what is included falls into the ground
      'mempool:out': { x: Math.max(box.x + 12, Math.min(box.x + box.w - 12, newestBlockX)), y: frame.hallFloor - 12 },
      ...Object.fromEntries(waiting.map(({ hash }, index) => [`tx:${hash}`, tokens[index]?.anchor ?? roof])),
    },
  }
}

/** The name at the left, the count at the right, and between them the gap that tokens fall through. */
function headerOf(view: L1View, box: Rect, baseline: number): readonly Shape[] {
  const waiting = view.mempool.length
  const stuck = view.mempool.filter(({ why }) => why !== null).length
  const count = waiting === 0 ? t('l1Drawing.nobodyWaits') : t('l1Drawing.waiting', { n: groupDigits(waiting) })
  const y = box.y + baseline - 4
  const title = fitted(t('l1Drawing.mempool'), box.w * 0.48, { style: 'label' })
  const right = box.x + box.w - 10
  const room = box.w - 28 - textWidth(title, { style: 'label' })
  const shapes = [
    text(box.x + 10, y, title, 'label'),
    text(right, y, fitted(count, room, { style: 'fact' }), 'fact', { anchor: 'end' }),
  ]
  if (waiting === 0 || box.h < 92) return shapes
  const note =
    stuck > 0
      ? t('l1Drawing.cannotEnter', { n: stuck })
      : waiting > WITH_TIPS
        ? t('l1Drawing.bestFirst')
        : t('l1Drawing.gweiTip')
  return [...shapes, text(box.x + 10, y + 16, fitted(note, box.w - 20, { style: 'italic' }), 'italic')]
}

interface Grid {
  readonly places: number
  readonly withTips: boolean
  /** Middle and floor of the token at this place; the place after the last is where the rest is counted. */
  readonly at: (index: number) => Point
}

function gridOf(box: Rect, height: number, waiting: number): Grid {
  const floor = box.y + box.h - 6
  const width = box.w - 20
  const withTips = waiting <= WITH_TIPS && waiting * TIP_PITCH <= width && height >= 34
  const pitch = withTips ? TIP_PITCH : PITCH
  const columns = Math.max(1, Math.floor(width / pitch))
  const notes = box.h >= 92 ? 16 : 0
  const rows = Math.max(1, Math.floor((height - notes + 4) / PITCH))
  const all = columns * rows
  // the count of the rest takes two places
  const places = waiting <= all ? waiting : all - 2
  const at = (index: number): Point => ({
    x: box.x + 10 + (index % columns) * pitch + (withTips ? 20 : PITCH / 2),
    y: floor - Math.floor(index / columns) * PITCH,
  })
  return { places, withTips, at }
}
