import { t } from '../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../lib/format.ts'
import { line, object, type Part, rect, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { OPEN } from './ids.ts'
import type { Mezzanine } from './mezzanine.ts'
import { nextBatch } from './words.ts'

const STAGE_WORDS: { readonly [stage: string]: Parameters<typeof t>[0] & `optimisticDrawing.stage${string}` } = {
  rlp: 'optimisticDrawing.stageRlp',
  packed: 'optimisticDrawing.stagePacked',
  indexed: 'optimisticDrawing.stageIndexed',
  short: 'optimisticDrawing.stageShort',
  deflated: 'optimisticDrawing.stageDeflated',
}
const SIZES = {
  wide: { crate: 70, name: 13 },
  narrow: { crate: 62, name: 12 },
  short: { crate: 24, name: 12 },
} as const
/** The least that a row of the bars needs. */
const ROW = 14

/** The crate that fills, and beside it what the same bytes are after each stage of the encoding, to one scale. */
export function openBatch(
  view: OptimisticView,
  frame: Frame,
  { batch: zone, ledge, rail, names, facts }: Mezzanine,
): Part {
  const { composition } = frame.room
  const { crate, name } = SIZES[composition]
  const { open, sequencer } = view
  const of = sequencer.batchPolicy.maxTransactions
  const smallest = open.stages.at(-1)?.bytes ?? 0
  const bytes = t('optimisticDrawing.bytes', { n: groupDigits(smallest) })
  const says = t('optimisticDrawing.saysOpen', { n: open.transactions, of, bytes: groupDigits(smallest) })
  const title = t('optimisticDrawing.batch', { n: String(nextBatch(view)) })
  const isEmpty = open.transactions === 0 && open.blocks === 0
  const fact = isEmpty
    ? t('optimisticDrawing.batchEmpty')
    : t('optimisticDrawing.batchOf', { n: groupDigits(open.transactions), of: groupDigits(of) })
  const anchor = (box: Rect) => ({ [OPEN]: { x: box.x + box.w / 2, y: rail } })
  if (composition === 'short') {
    const box = { x: zone.x + zone.w - crate, y: ledge - 18, w: crate, h: 18 }
    const right = box.x - 7
    const width = zone.w - crate - 7
    const isTall = ledge - frame.l2Top >= 34
    const words = isTall
      ? [
          text(right, ledge - 19, fitted(title, width, { style: 'label', size: name }), 'label', {
            size: name,
            anchor: 'end',
          }),
          text(right, ledge - 5, fitted(fact, width, { style: 'fact' }), 'fact', { anchor: 'end' }),
        ]
      : [
          text(right, ledge - 8, fitted(title, width, { style: 'label', size: name }), 'label', {
            size: name,
            anchor: 'end',
          }),
        ]
    const top = ledge - 26
    return {
      shapes: [object(OPEN, says, { x: zone.x, y: top, w: zone.w, h: 26 }, [...body(box, view), ...words])],
      anchors: anchor(box),
    }
  }
  const h = Math.max(18, Math.min(54, ledge - facts - 10))
  const box = { x: zone.x, y: ledge - h, w: crate, h }
  const plate = { w: textWidth(bytes, { style: 'mono' }) + 6, h: 16 }
  const middle = { x: box.x + box.w / 2, y: box.y + h / 2 }
  const wordsWidth = composition === 'wide' ? zone.w : crate
  const hasPlate = !isEmpty && plate.w <= crate - 2 && h >= 20
  const bars =
    composition === 'wide' ? stageBars(view, { x: zone.x + crate + 12, right: zone.x + zone.w }, names, ledge) : []
  return {
    shapes: [
      object(OPEN, says, { x: zone.x - 4, y: names - 12, w: zone.w + 8, h: ledge - names + 12 }, [
        ...body(box, view),
        ...(hasPlate
          ? [
              rect({ x: middle.x - plate.w / 2, y: middle.y - 8, w: plate.w, h: 16 }, 'data-tint'),
              text(middle.x, middle.y + 4, bytes, 'mono', { anchor: 'middle' }),
            ]
          : []),
        text(
          zone.x,
          names,
          fitted(title, bars.length > 0 ? crate + 8 : wordsWidth, { style: 'label', size: name }),
          'label',
          {
            size: name,
          },
        ),
        text(
          zone.x,
          facts,
          longest([fact, groupDigits(open.transactions)], bars.length > 0 ? crate + 8 : wordsWidth, { style: 'fact' }),
          'fact',
        ),
        ...bars,
      ]),
    ],
    anchors: anchor(box),
  }
}

/** Filled by what the policy counts; dashed while nothing is in it. */
function body(box: Rect, { open, sequencer }: OptimisticView): readonly Shape[] {
  if (open.transactions === 0 && open.blocks === 0) return [rect(box, 'none', 'dashed')]
  const filled = open.transactions / Math.max(1, sequencer.batchPolicy.maxTransactions)
  return [{ kind: 'crate', ...box, filled: Math.max(0.06, Math.min(1, filled)), state: 'kept' }]
}

function stageBars(
  { open }: OptimisticView,
  { x, right }: { readonly x: number; readonly right: number },
  names: number,
  ledge: number,
): readonly Shape[] {
  const largest = Math.max(1, ...open.stages.map(({ bytes }) => bytes))
  if (open.transactions === 0 || open.stages.length === 0) return []
  const room = ledge - names + 8
  const fits = Math.max(1, Math.floor(room / ROW))
  // the first says what it would be, the last what it is: those stay when there is no room for all
  const shown =
    fits >= open.stages.length
      ? open.stages
      : fits === 1
        ? open.stages.slice(-1)
        : [...open.stages.slice(0, 1), ...open.stages.slice(1 - fits)]
  const pitch = Math.min(18, room / shown.length)
  const numbers = Math.max(...shown.map(({ bytes }) => textWidth(groupDigits(bytes), { style: 'mono' })))
  const words = shown.map(({ stage }) => {
    const key = STAGE_WORDS[stage]
    return key === undefined ? stage : t(key as 'optimisticDrawing.stageRlp')
  })
  const wordsWidth = Math.max(...words.map((word) => textWidth(word, { style: 'unit' })))
  const barX = x + wordsWidth + 6
  const barWidth = right - numbers - 6 - barX
  return shown.flatMap(({ bytes }, index): readonly Shape[] => {
    const baseline = ledge - 4 - (shown.length - 1 - index) * pitch
    const isLast = index === shown.length - 1
    const w = Math.max(1, Math.round((barWidth * bytes * 10) / largest) / 10)
    return [
      text(x, baseline, words[index] ?? '', 'unit'),
      ...(barWidth >= 16
        ? [
            rect({ x: barX, y: baseline - 8, w, h: 8 }, 'data-tint'),
            line(`M${barX} ${baseline - 8}h${w}v8h${-w}Z`, 'hair'),
          ]
        : []),
      text(right, baseline, groupDigits(bytes), 'mono', {
        anchor: 'end',
        bold: isLast,
        tone: isLast ? 'ink' : 'ink-2',
      }),
    ]
  })
}
