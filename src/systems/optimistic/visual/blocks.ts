import { t } from '../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../lib/format.ts'
import { line, object, type Part, rect, text } from '../../../ui/stage/draw.ts'
import { fitted, textWidth } from '../../../ui/stage/metric.ts'
import { GLYPH, outlineOf, stateGlyph } from '../../../ui/stage/states.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point, Rect, Shape } from '../../../ui/stage/types.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { batchId, l2BlockId } from './ids.ts'
import { BESIDE, type Mezzanine } from './mezzanine.ts'
import { stateOf } from './words.ts'

/**
 * The rollup's blocks, newest right: those of a batch are one brick, in the line of how they stand; those that no
 * batch has yet are dotted, for the sequencer alone has promised them.
 */
export function blocks(view: OptimisticView, frame: Frame, { row, batch }: Mezzanine): Part {
  const { composition } = frame.room
  const beyond = { x: batch.x, y: frame.l2Floor }
  const anchors = Object.fromEntries([
    ...view.blocks.map(({ number }) => [l2BlockId(number), beyond]),
    ...view.batches.map((each) => [batchId(each.batch), beyond]),
  ]) as Record<string, Point>
  if (composition === 'short') return { shapes: [], anchors }
  const baseline = row.y + row.h / 2 + 4
  const shapes: Shape[] = [line(`M${row.x + 4} ${row.y}H${row.x + row.w - 4}`)]
  if (view.blockCount === 0 && view.batches.length === 0) {
    const fact = view.sequencer.online ? t('optimisticDrawing.noBlock') : t('optimisticDrawing.noBlockComes')
    const words = fitted(fact, row.w - 24, { style: 'italic' })
    return { shapes: [...shapes, text(row.x + 2 * BESIDE, baseline, words, 'italic')], anchors }
  }
  const least = row.x + 2 * BESIDE
  const promised = soft(view, {
    right: row.x + row.w - 2 * BESIDE,
    least,
    row,
    baseline,
    isWide: composition === 'wide',
  })
  const { right } = promised
  const drawn = bricks(view, { right, least, row, baseline, isWide: composition === 'wide' })
  return {
    shapes: [...shapes, ...promised.shapes, ...drawn.shapes],
    anchors: { ...anchors, ...promised.anchors, ...drawn.anchors },
  }
}

const brickNumber = (n: number): string => t('optimisticDrawing.brickBlock', { n: groupDigits(n) })
const inset = ({ x, y, w, h }: Rect): Rect => ({ x: x + 1.5, y: y + 2, w: w - 3, h: h - 4 })
/** A brick is low, and still a target for a finger. */
const widened = ({ x, y, w, h }: Rect): Rect => ({ x, y: y - Math.max(0, 24 - h), w, h: Math.max(24, h) })

interface Room {
  readonly right: number
  readonly least: number
  readonly row: Rect
  readonly baseline: number
  readonly isWide: boolean
}

/** Blocks without a batch, newest right: the word stands once, before them all. */
function soft(
  view: OptimisticView,
  { right: from, least, row, baseline, isWide }: Room,
): Part & { readonly right: number } {
  const newestFirst = view.blocks.filter(({ batch }) => batch === null).reverse()
  if (newestFirst.length === 0) return { shapes: [], anchors: {}, right: from }
  const state = stateOf('promised')
  const head = GLYPH + 10 + (isWide ? textWidth(state.word, { style: 'fact' }) + 6 : 0)
  const room = (from - least) * (view.batches.length > 0 ? 0.6 : 1) - head
  const widthOf = (n: number) => Math.max(24, Math.ceil(textWidth(brickNumber(n), { style: 'mono' })) + 12)
  const shapes: Shape[] = []
  const anchors: Record<string, Point> = {}
  let right = from
  for (const [index, block] of newestFirst.entries()) {
    const w = widthOf(block.number)
    if (index > 0 && from - right + w > room) {
      for (const older of newestFirst.slice(index)) anchors[l2BlockId(older.number)] = { x: right, y: row.y }
      break
    }
    right -= w
    const box = { x: right, y: row.y, w, h: row.h }
    const says = t('optimisticDrawing.saysL2Block', { n: block.number, txs: block.transactions, state: state.word })
    const words = text(box.x + w / 2, baseline, brickNumber(block.number), 'mono', { anchor: 'middle' })
    shapes.push(object(l2BlockId(block.number), says, widened(box), [rect(inset(box), 'none', 'dotted'), words]))
    anchors[l2BlockId(block.number)] = { x: box.x + w / 2, y: row.y }
  }
  right -= head
  const words = isWide ? [text(right + GLYPH + 8, baseline, state.word, 'fact')] : []
  return { shapes: [...stateGlyph(state.glyph, right + 4, baseline), ...words, ...shapes], anchors, right }
}

/** A brick a batch, newest right, as far as there is room; the rest is counted. */
function bricks(view: OptimisticView, { right: from, least, row, baseline, isWide }: Room): Part {
  const shapes: Shape[] = []
  const anchors: Record<string, Point> = {}
  const newestFirst = [...view.batches].reverse()
  const rest = (n: number) => t('optimisticDrawing.olderBatches', { n })
  let right = from
  let count = 0
  for (const each of newestFirst) {
    const state = stateOf(each.standing)
    const long = t('optimisticDrawing.brickBatch', { n: String(each.batch), word: state.word })
    const words = isWide ? long : String(each.batch)
    const type = { style: isWide ? 'fact' : 'mono' } as const
    const w = Math.ceil(textWidth(words, type)) + GLYPH + 18
    const left = newestFirst.length - count
    const reserved = left > 1 ? textWidth(rest(left - 1), { style: 'unit' }) + 12 : 0
    if (right - w - reserved < least) break
    right -= w
    count += 1
    const box = { x: right, y: row.y, w, h: row.h }
    const says = t('optimisticDrawing.saysBatch', {
      n: each.batch,
      blocks: each.blocks,
      txs: each.transactions,
      state: state.word,
    })
    shapes.push(
      object(
        batchId(each.batch),
        says,
        widened(box),
        [
          rect(inset(box), 'none', outlineOf(state.glyph)),
          ...stateGlyph(state.glyph, box.x + 6, baseline),
          text(box.x + GLYPH + 11, baseline, words, isWide ? 'fact' : 'mono'),
        ],
        isWide ? {} : { tip: true },
      ),
    )
    // on its upper edge: its words are not run over
    anchors[batchId(each.batch)] = { x: box.x + box.w / 2, y: row.y }
  }
  const hidden = newestFirst.slice(count)
  const place = { x: right - 6, y: row.y }
  for (const each of hidden) anchors[batchId(each.batch)] = place
  if (hidden.length > 0 && right - 6 - textWidth(rest(hidden.length), { style: 'unit' }) >= least)
    shapes.push(text(right - 6, baseline, rest(hidden.length), 'unit', { anchor: 'end' }))
  for (const { number, batch } of view.blocks) {
    const at = batch === null ? undefined : anchors[batchId(batch)]
    if (at) anchors[l2BlockId(number)] = at
  }
  return { shapes, anchors }
}
