import { t } from '../../../content/messages/areas/zk.ts'
import { shortHash } from '../../../lib/format.ts'
import { object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import { GLYPH, stateGlyph } from '../../../ui/stage/states.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { BatchView, ZkView } from '../engine/types/view.ts'
import { saysBatch } from './closed.ts'
import type { Hall } from './hall.ts'
import { batchId, ROLLUP, VERIFIER } from './ids.ts'
import { slotStrip, stripWidth } from './slots.ts'
import { dataWord, isOnL1, stateOfBatch } from './words.ts'

/** Rows in a contract's box are targets, so no lower than this. */
export const ROW = 24

/** The contract: what it takes as the state, how far it has come, and its batches, newest last. */
export function rollup(view: ZkView, { rollup: box, verifier, aisle }: Hall): Part {
  const { committed, proven, executed, isFrozen, root } = view.l1State
  const at = { x: box.x + box.w / 2, y: aisle !== null && aisle < box.y ? aisle : box.y }
  const batches = view.batches.filter(isOnL1)
  const inner = box.w - 20
  const isLow = box.h < 74
  const size = isLow ? 12 : 13
  const titleY = box.y + (isLow ? 16 : 18)
  const title = fitted(t('zkDrawing.rollup'), inner, { style: 'label', size })
  const asideRoom = inner - textWidth(title, { style: 'label', size }) - 10
  const aside = longest([shortHash(root), ''], asideRoom, { style: 'mono' })
  const rowsTop = box.y + (isLow ? 20 : 40)
  const places = Math.max(0, Math.floor((box.y + box.h - 2 - rowsTop) / ROW))
  const shown = places === 0 ? [] : batches.slice(-places)
  const hidden = batches.length - shown.length
  const counts = { committed, proven, executed }
  const says = t('zkDrawing.saysRollup', { ...counts, frozen: isFrozen ? t('zkDrawing.saysFrozen') : '' })
  const factY = titleY + (isLow ? 15 : 16)
  const hasFact = !isLow || (shown.length === 0 && box.h > 34)
  const older = hidden > 0 ? t('zkDrawing.olderBatches', { n: hidden }) : ''
  const rows = shown.map((batch, index): readonly [BatchView, Rect] => [
    batch,
    { x: box.x + 2, y: rowsTop + index * ROW, w: box.w - 4, h: ROW },
  ])
  return {
    shapes: [
      object(ROLLUP, says, box, [
        rect(box, 'surface', isFrozen ? 'final' : 'wall'),
        text(box.x + 10, titleY, title, 'label', { size }),
        ...(isFrozen && isLow ? frozenBeside(box, titleY, title, size) : []),
        ...(aside === '' || (isFrozen && isLow)
          ? []
          : [text(box.x + box.w - 10, titleY, aside, 'mono', { anchor: 'end', tone: 'ink-2' })]),
        ...(hasFact ? facts(view, box, factY, inner, older) : []),
      ]),
      ...rows.map(([batch, place]) => card(view, batch, place, isLow)),
    ],
    anchors: {
      [ROLLUP]: at,
      ...(verifier === null ? { [VERIFIER]: at } : {}),
      ...Object.fromEntries(batches.map(({ batch }) => [batchId(batch), at])),
      ...Object.fromEntries(
        rows.map(([{ batch }, { x, y }]) => [
          batchId(batch),
          { x: x + (isLow ? 6 : 10) + GLYPH / 2, y: y + 16 - GLYPH / 2 },
        ]),
      ),
    },
  }
}

/** Where there is one line, behind the name. */
function frozenBeside(box: Rect, y: number, title: string, size: 12 | 13): readonly Shape[] {
  const x = box.x + 10 + textWidth(title, { style: 'label', size }) + 8
  const room = box.x + box.w - 10 - x - GLYPH - 5
  const words = longest([t('zkDrawing.frozen'), t('zkDrawing.frozenBrief')], room, { style: 'fact', bold: true })
  return [...stateGlyph('frozen', x, y), text(x + GLYPH + 5, y, words, 'fact', { bold: true, tone: 'ink' })]
}

function facts(view: ZkView, box: Rect, y: number, inner: number, older: string): readonly Shape[] {
  const { committed, proven, executed, isFrozen } = view.l1State
  const x = box.x + 10
  if (isFrozen) {
    const words = longest([t('zkDrawing.frozen'), t('zkDrawing.frozenBrief')], inner - GLYPH - 6, {
      style: 'fact',
      bold: true,
    })
    return [...stateGlyph('frozen', x, y), text(x + GLYPH + 6, y, words, 'fact', { bold: true, tone: 'ink' })]
  }
  const counts = { committed, proven, executed }
  const words =
    committed === 0 ? [t('zkDrawing.noBatch')] : [t('zkDrawing.counts', counts), t('zkDrawing.countsBrief', counts)]
  const said = longest(words, inner, { style: 'fact' })
  const room = inner - textWidth(said, { style: 'fact' }) - 10
  const hasOlder = older !== '' && textWidth(older, { style: 'unit' }) <= room
  return [
    text(x, y, said, 'fact'),
    ...(hasOlder ? [text(box.x + box.w - 10, y, older, 'unit', { anchor: 'end' })] : []),
  ]
}

function card(view: ZkView, batch: BatchView, box: Rect, isLow: boolean): Shape {
  const state = stateOfBatch(batch, view.params.signaturesNeeded)
  const x = box.x + (isLow ? 6 : 10)
  const y = box.y + 16
  const number = t('zkDrawing.batchNumber', { n: batch.batch })
  const numberX = x + GLYPH + 5
  const wordX = numberX + textWidth(number, { style: 'mono' }) + 7
  const right = box.x + box.w - 8
  const mark = state.isFalse ? 12 : 0
  const type = { style: 'fact', bold: state.isFalse } as const
  const word = longest([state.word, state.brief], right - wordX - mark, type)
  const data = dataWord(batch)
  const dataRoom = right - wordX - mark - textWidth(word, type) - 12
  const hasData = textWidth(data, { style: 'unit' }) <= dataRoom
  const spare = dataRoom - (hasData ? textWidth(data, { style: 'unit' }) + 12 : 0)
  const hasSlots = stripWidth(batch) <= spare
  const slotsX = right - (hasData ? textWidth(data, { style: 'unit' }) + 12 : 0) - stripWidth(batch)
  return object(batchId(batch.batch), saysBatch(batch, state.word), box, [
    ...stateGlyph(state.glyph, x, y),
    text(numberX, y, number, 'mono', { bold: state.isFalse }),
    ...(state.isFalse ? [roleMark('attacker', wordX + 4, y - 4, GLYPH)] : []),
    text(wordX + mark, y, word, 'fact', state.isFalse ? { bold: true, tone: 'attacker' } : {}),
    ...(hasSlots ? slotStrip(batch, slotsX, y) : []),
    ...(hasData ? [text(right, y, data, 'unit', { anchor: 'end' })] : []),
  ])
}
