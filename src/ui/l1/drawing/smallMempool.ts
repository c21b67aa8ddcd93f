import { t } from '../../../content/messages/areas/l1.ts'
import type { L1View } from '../../../l1/types.ts'
import { object, type Part, rect, text } from '../../stage/draw.ts'
import { longest, textWidth } from '../../stage/metric.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Rect } from '../../stage/types.ts'
import { drawPending, PITCH } from './pending.ts'

interface Place {
  readonly mempool: Rect
  /** Between two rows of boxes, where it is come to from there. */
  readonly aisle: number | null
}

/** L1's mempool under an L2: here it is the place that every move has to pass, not the thing to look at. */
export function smallMempool(l1: L1View, frame: Frame, { mempool: box, aisle }: Place, newestBlockX: number): Part {
  const n = l1.mempool.length
  const inner = box.w - 11
  const isLow = box.h < 60
  const size = isLow ? 12 : 13
  // a low box has room for its name or for a token
  const isNamed = (n === 0 || box.h >= 46) && textWidth(t('l1Drawing.mempool'), { style: 'label', size }) <= inner
  const columns = Math.max(1, Math.floor((box.w - 8) / PITCH))
  const rows = Math.max(1, Math.floor((box.h - (isNamed ? (isLow ? 20 : 40) : 4)) / PITCH))
  const shown = l1.mempool.slice(0, columns * rows)
  const floor = box.y + box.h - 5
  const drawn = shown.map((pending, index) =>
    drawPending(
      l1,
      pending,
      { x: box.x + 4 + PITCH * ((index % columns) + 0.5), y: floor - Math.floor(index / columns) * PITCH },
      false,
    ),
  )
  const fact = n === 0 ? t('l1Drawing.nobodyWaits') : t('l1Drawing.waiting', { n: String(n) })
  const title = isNamed ? t('l1Drawing.mempool') : ''
  const roof = { x: box.x + box.w / 2, y: aisle ?? box.y }
  return {
    shapes: [
      object(
        'mempool',
        t('l1Drawing.saysSmallMempool', { n }),
        box,
        [
          rect(box, 'surface', 'wall'),
          ...(isNamed ? [text(box.x + 6, box.y + (isLow ? 16 : 18), title, 'label', { size })] : []),
          ...(isLow || !isNamed
            ? []
            : [text(box.x + 6, box.y + 34, longest([fact, String(n)], inner, { style: 'fact' }), 'fact')]),
        ],
        isNamed ? {} : { tip: true },
      ),
      ...drawn.map(({ group }) => group),
    ],
    anchors: {
      mempool: roof,
      'mempool:out': { x: Math.max(box.x + 12, Math.min(box.x + box.w - 12, newestBlockX)), y: frame.hallFloor - 10 },
      ...Object.fromEntries(l1.mempool.map(({ hash }, index) => [`tx:${hash}`, drawn[index]?.anchor ?? roof])),
    },
  }
}
