import { t } from '../../../content/messages/areas/zk.ts'
import { shortHash } from '../../../lib/format.ts'
import { line, object, type Part, rect, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import { GLYPH, outlineOf, stateGlyph } from '../../../ui/stage/states.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point, Rect, Shape } from '../../../ui/stage/types.ts'
import type { BatchView, ZkView } from '../engine/types/view.ts'
import { batchId } from './ids.ts'
import { BESIDE, type Mezzanine } from './mezzanine.ts'
import { slotStrip, stripWidth } from './slots.ts'
import { dataWord, isOnL1, stateOfBatch } from './words.ts'

/** Batches that are closed and not on L1 yet, newest right, and before them how far the operator is ahead of what L1 has. */
export function closedBatches(view: ZkView, frame: Frame, { row }: Mezzanine): Part {
  const { composition } = frame.room
  const closed = view.batches.filter((batch) => !isOnL1(batch))
  const beyond = { x: row.x + row.w - 2 * BESIDE, y: composition === 'short' ? frame.l2Floor - 2 : row.y }
  const unseen = Object.fromEntries(closed.map(({ batch }) => [batchId(batch), beyond]))
  if (composition === 'short') return { shapes: [], anchors: unseen }
  const edge = line(`M${row.x + 4} ${row.y}H${row.x + row.w - 4}`)
  const baseline = row.y + row.h / 2 + 4
  if (view.l1State.isFrozen) {
    const words = longest([t('zkDrawing.frozenFloor'), t('zkDrawing.frozenFloorBrief')], row.w - 60, {
      style: 'fact',
      bold: true,
    })
    const plate = {
      x: row.x + 2 * BESIDE - 4,
      y: row.y,
      w: textWidth(words, { style: 'fact', bold: true }) + GLYPH + 14,
      h: row.h,
    }
    return {
      shapes: [
        edge,
        rect({ x: row.x + 4, y: row.y, w: row.w - 8, h: row.h }, 'hatch'),
        rect(plate, 'surface'),
        ...stateGlyph('frozen', plate.x + 4, baseline),
        text(plate.x + GLYPH + 9, baseline, words, 'fact', { bold: true, tone: 'ink' }),
      ],
      anchors: unseen,
    }
  }
  const least = row.x + 2 * BESIDE + 120
  const drawn = bricks(view, [...closed].reverse(), { row, baseline, least, isWide: composition === 'wide' })
  return {
    shapes: [edge, ...ahead(view, row, baseline, drawn.left), ...drawn.shapes],
    anchors: { ...unseen, ...drawn.anchors },
  }
}

/** What only the operator says, in words: soft, for nothing of it is final. */
function ahead(view: ZkView, row: Rect, baseline: number, right: number): readonly Shape[] {
  const n = view.batches.filter(({ standing }) => ['closed', 'committed', 'proven'].includes(standing)).length
  const x = row.x + 2 * BESIDE
  const room = right - x - 10
  if (n === 0) {
    const words = view.batches.length === 0 ? '' : t('zkDrawing.level')
    return words === '' ? [] : [text(x, baseline, fitted(words, room, { style: 'italic' }), 'italic')]
  }
  const words = t('zkDrawing.ahead', { n })
  const root = t('zkDrawing.promisedRoot', { root: shortHash(view.roots.state) })
  const wordsX = x + GLYPH + 6
  const rootX = wordsX + textWidth(words, { style: 'fact' }) + 14
  const hasRoot = rootX + textWidth(root, { style: 'unit' }) <= right - 10
  return [
    ...stateGlyph('promised', x, baseline),
    text(wordsX, baseline, fitted(words, room - GLYPH - 6, { style: 'fact' }), 'fact'),
    ...(hasRoot ? [text(rootX, baseline, root, 'unit')] : []),
  ]
}

interface Row {
  readonly row: Rect
  readonly baseline: number
  readonly least: number
  readonly isWide: boolean
}

function bricks(
  view: ZkView,
  newestFirst: readonly BatchView[],
  { row, baseline, least, isWide }: Row,
): Part & { readonly left: number } {
  const shapes: Shape[] = []
  const anchors: Record<string, Point> = {}
  let left = row.x + row.w - 2 * BESIDE
  for (const batch of newestFirst) {
    const state = stateOfBatch(batch, view.params.signaturesNeeded)
    const words = isWide ? t('zkDrawing.brick', { n: batch.batch, word: state.word }) : String(batch.batch)
    const style = isWide ? 'fact' : 'mono'
    const strip = isWide ? stripWidth(batch) + 8 : 0
    const w = Math.max(24, Math.ceil(textWidth(words, { style })) + GLYPH + 18 + strip)
    if (left - w < least) {
      anchors[batchId(batch.batch)] = { x: left - 6, y: row.y }
      continue
    }
    left -= w
    const box = { x: left, y: row.y, w, h: row.h }
    const target = { x: left, y: row.y + row.h - 24, w, h: 24 }
    shapes.push(
      object(
        batchId(batch.batch),
        saysBatch(batch, state.word),
        target,
        [
          rect({ x: box.x + 1.5, y: box.y + 2, w: box.w - 3, h: box.h - 4 }, 'none', outlineOf(state.glyph)),
          ...stateGlyph(state.glyph, box.x + 6, baseline),
          text(box.x + GLYPH + 11, baseline, words, style),
          ...(isWide ? slotStrip(batch, box.x + box.w - strip, baseline) : []),
        ],
        isWide ? {} : { tip: true },
      ),
    )
    anchors[batchId(batch.batch)] = { x: box.x + box.w / 2, y: row.y }
  }
  return { shapes, anchors, left }
}

export const saysBatch = (batch: BatchView, state: string): string =>
  t('zkDrawing.saysBatch', { n: batch.batch, used: batch.used, of: batch.slots.length, state, data: dataWord(batch) })
