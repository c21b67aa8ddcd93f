import { t } from '../../../content/messages/areas/zk.ts'
import { trimZeros } from '../../../ui/l1/drawing/pending.ts'
import { handle, object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { longest, textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point, Rect, Shape } from '../../../ui/stage/types.ts'
import type { SlotSummary } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { l2TxId, OPEN } from './ids.ts'
import type { Mezzanine } from './mezzanine.ts'
import { brief, gweiToEth, nextBatch, roleOfSlot } from './words.ts'

const SIZES = {
  wide: { name: 13, tallest: 24 },
  narrow: { name: 12, tallest: 20 },
  short: { name: 12, tallest: 10 },
} as const
const GAP = 2
/** Lower, and a slot has no room for its mark. */
const LEAST_SLOT = 10
/** Two slots are published as one word, so they stand side by side. */
const A_WORD = 2

/** The batch that fills: as many slots as the circuit has been made for. */
export function openBatch(view: ZkView, frame: Frame, floor: Mezzanine): Part {
  const { composition } = frame.room
  const { name } = SIZES[composition]
  const { open: zone, ledge, rail, names, facts } = floor
  const { slots } = view.open
  const of = view.params.slots
  const n = slots.length
  const number = String(nextBatch(view))
  const says = t('zkDrawing.saysOpen', { n, of, number })
  const title = t('zkDrawing.open', { n: number })
  const left = view.open.closesAt === null ? null : Math.max(0, view.open.closesAt - view.now)
  const filling =
    n > 0 && left !== null && !view.l1State.isFrozen ? [t('zkDrawing.closesIn', { n, of, span: brief(left) })] : []
  const fact = [...filling, t('zkDrawing.slots', { n, of }), t('zkDrawing.slotsBrief', { n, of })]
  if (composition === 'short') {
    const columns = Math.min(of, 4)
    const grid = { x: zone.x + zone.w - columns * 12, y: ledge - 24, w: columns * 12 - GAP, h: 22 }
    const right = grid.x - 6
    const width = right - zone.x
    const isTall = ledge - frame.l2Top >= 34
    const put = (y: number, words: readonly string[], style: 'label' | 'fact') =>
      text(right, y, longest(words, width, { style, size: name }), style, { size: name, anchor: 'end' })
    const words = isTall
      ? [put(ledge - 19, [title], 'label'), put(ledge - 5, fact, 'fact')]
      : [put(ledge - 8, [title, `${n}/${of}`], 'label')]
    const cells = cellsOf(grid, of, columns)
    return {
      shapes: [
        object(OPEN, says, { x: zone.x, y: ledge - 26, w: zone.w, h: 26 }, [
          ...words,
          ...cells.flatMap((cell, index) => drawSlot(view, slots[index], cell)),
        ]),
      ],
      anchors: { [OPEN]: { x: grid.x + grid.w / 2, y: rail }, ...anchorsOf(slots, cells) },
    }
  }
  const room = ledge - facts - 8
  const columns = columnsFor(of, room)
  const rows = Math.ceil(of / columns)
  const h = Math.min(SIZES[composition].tallest, (room - (rows - 1) * GAP) / rows)
  const grid = {
    x: zone.x,
    y: ledge - rows * h - (rows - 1) * GAP,
    w: of === 1 ? zone.w / 2 : zone.w,
    h: rows * h + (rows - 1) * GAP,
  }
  const cells = cellsOf(grid, of, columns)
  return {
    shapes: [
      object(OPEN, says, { x: zone.x - 4, y: names - 12, w: zone.w + 8, h: ledge - names + 12 }, [
        text(zone.x, names, longest([title], zone.w, { style: 'label', size: name }), 'label', { size: name }),
        text(zone.x, facts, longest(fact, zone.w, { style: 'fact' }), 'fact'),
        ...cells.flatMap((cell, index) => drawSlot(view, slots[index], cell)),
      ]),
    ],
    anchors: { [OPEN]: { x: grid.x + grid.w / 2, y: rail }, ...anchorsOf(slots, cells) },
  }
}

/** A word a row, while a row is high enough. */
function columnsFor(slots: number, room: number): number {
  if (slots === 1) return 1
  const rows = slots / A_WORD
  return (room - (rows - 1) * GAP) / rows >= LEAST_SLOT ? A_WORD : Math.min(slots, 2 * A_WORD)
}

function cellsOf({ x, y, w, h }: Rect, count: number, columns: number): readonly Rect[] {
  const rows = Math.ceil(count / columns)
  const cell = { w: (w - (columns - 1) * GAP) / columns, h: (h - (rows - 1) * GAP) / rows }
  return Array.from({ length: count }, (_, index) => ({
    x: x + (index % columns) * (cell.w + GAP),
    y: y + Math.floor(index / columns) * (cell.h + GAP),
    ...cell,
  }))
}

const anchorsOf = (slots: readonly SlotSummary[], cells: readonly Rect[]): { readonly [id: string]: Point } =>
  Object.fromEntries(
    slots.flatMap(({ hash }, index) => {
      const cell = cells[index]
      return hash === null || cell === undefined ? [] : [[l2TxId(hash), { x: cell.x + cell.w / 2, y: cell.y }]]
    }),
  )

/** Dotted while nothing is in it: what is not filled is padding. */
function drawSlot(view: ZkView, slot: SlotSummary | undefined, box: Rect): readonly Shape[] {
  if (slot === undefined) return [rect(box, 'none', 'dotted')]
  const size = Math.min(10, box.h - 3, box.w - 3)
  const middle = box.y + box.h / 2
  const amountX = box.x + 16
  const amount = amountIn(slot.amount, box.x + box.w - 2 - amountX)
  const hasAmount = amount !== null && box.h >= 14 && slot.kind !== 'exit'
  const role = roleOfSlot(view, slot)
  // a slab is wider than the others
  const mark = roleMark(role, hasAmount ? box.x + 9 : box.x + box.w / 2, middle, role === 'l1' ? size * 0.8 : size)
  const shapes = [rect(box, 'surface', 'line'), mark, ...(hasAmount ? [text(amountX, middle + 4, amount, 'mono')] : [])]
  return slot.hash === null ? shapes : [handle(l2TxId(slot.hash), box, shapes)]
}

/** As it is, or to a hundredth of an ether: shorter would be another amount. */
function amountIn(amount: string, width: number): string | null {
  const forms = [4, 2].map((decimals) => trimZeros(gweiToEth(amount, decimals)))
  return forms.find((words) => words !== '0' && textWidth(words, { style: 'mono' }) <= width) ?? null
}
