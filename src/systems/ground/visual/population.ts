import { t } from '../../../content/messages/areas/ground.ts'
import { duration, groupDigits } from '../../../lib/format.ts'
import { line, middleOf, object, type Part, rect, text, tick } from '../../../ui/stage/draw.ts'
import { fitted, textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { NetworkView, NodeClassView } from '../engine/types.ts'
import { nameOfClass, readingsOf, saysState } from './words.ts'

// Who runs the chain: a row a kind of hardware, slowest first, with the time that the last block took it on one axis
// of a slot. Above them two readings that are never one: how many verify, and how much stake votes.

const GLYPH = 12
const TARGET = 24

export function population(network: NetworkView, frame: Frame, box: Rect): Part {
  return frame.room.composition === 'wide' ? rows(network, box) : glyphs(network, box)
}

// ── Wide: a table with a time axis ───────────────────────────────────────────────────────────────

const PAD = 10
const HEADER = 36
const SCALE = 18

function rows(network: NetworkView, box: Rect): Part {
  const { classes } = network
  const inner = { x: box.x + PAD, w: box.w - 2 * PAD }
  const top = box.y + HEADER + SCALE
  const pitch = Math.floor((box.y + box.h - 6 - top) / Math.max(1, classes.length))
  const columns = columnsOf(network, inner)
  const drawn = classes.map((one, index) =>
    row(network, one, columns, { x: box.x + 2, y: top + index * pitch, w: box.w - 4, h: pitch }),
  )
  const anchors = classes.map((one, index) => [
    `class:${one.id}`,
    { x: columns.axis, y: top + index * pitch + pitch / 2 },
  ])
  const bottom = top + classes.length * pitch
  return {
    shapes: [
      object('network', readingsOf(network).says, box, [
        rect(box, 'surface', 'wall'),
        ...twoBars(network, { ...inner, y: box.y + 18 }),
        ...axis(network, columns, { top: top - 4, bottom }),
      ]),
      ...drawn,
    ],
    anchors: { ...Object.fromEntries(anchors), network: { x: box.x + box.w / 2, y: box.y } },
  }
}

interface Columns {
  readonly glyph: number
  readonly name: number
  readonly nameWidth: number
  /** Where counts end. */
  readonly count: number
  readonly axis: number
  readonly axisWidth: number
  readonly state: number
  readonly stateWidth: number
}

/** Words take what they need; the axis has the rest. */
function columnsOf(network: NetworkView, { x, w }: { readonly x: number; readonly w: number }): Columns {
  const widest = (of: (one: NodeClassView) => number) => Math.max(0, ...network.classes.map(of))
  const name = x + GLYPH + 8
  const nameWidth = widest((one) => textWidth(nameOfClass(one.id), { style: 'label' }))
  const count = name + nameWidth + 8 + widest((one) => textWidth(groupDigits(one.nodes), { style: 'mono' }))
  const wished = Math.max(
    62,
    widest((one) => textWidth(stateWords(one), { style: 'fact', bold: true })),
  )
  const stateWidth = Math.min(wished, Math.max(0, x + w - count - 12 - 60))
  const axis = count + 12
  return {
    glyph: x,
    name,
    nameWidth,
    count,
    axis,
    axisWidth: x + w - stateWidth - 14 - axis,
    state: x + w - stateWidth,
    stateWidth,
  }
}

function stateWords({ state, backlogSeconds }: NodeClassView): string {
  if (state === 'behind') return t('ground.stateBehind', { span: duration(Math.round(backlogSeconds)) })
  return t(state === 'late' ? 'ground.stateLate' : 'ground.stateAttesting')
}

function row(network: NetworkView, one: NodeClassView, columns: Columns, box: Rect): Shape {
  const middle = box.y + box.h / 2
  const baseline = Math.round(middle + 4)
  const words = stateWords(one)
  const type = { style: 'fact', bold: one.state !== 'attesting' } as const
  const state =
    textWidth(words, type) <= columns.stateWidth ? words : fitted(t('ground.stateDropped'), columns.stateWidth, type)
  return object(`class:${one.id}`, saysState(one), box, [
    ...stateGlyph(one, columns.glyph, middle - GLYPH / 2),
    text(columns.name, baseline, fitted(nameOfClass(one.id), columns.nameWidth, { style: 'label' }), 'label'),
    text(columns.count, baseline, groupDigits(one.nodes), 'mono', { anchor: 'end', tone: 'ink-2' }),
    ...bar(network, one, columns, middle),
    text(
      columns.state,
      baseline,
      one.state === 'behind' ? state : fitted(words, columns.stateWidth, type),
      'fact',
      type.bold ? { bold: true, tone: 'ink' } : {},
    ),
  ])
}

const BAR = 9
const OVER = 7

/** To scale up to the end of the slot; what takes longer runs over the end and is told in words. */
function bar(
  { slotSeconds }: NetworkView,
  one: NodeClassView,
  { axis, axisWidth }: Columns,
  middle: number,
): readonly Shape[] {
  const over = one.seconds > slotSeconds
  const w = over ? axisWidth + OVER : Math.max(1, Math.round((one.seconds / slotSeconds) * axisWidth * 10) / 10)
  const box = { x: axis, y: middle - BAR / 2, w, h: BAR }
  if (one.state === 'behind') return [rect(box, 'surface', 'dashed')]
  if (one.state === 'late') return [rect(box, 'surface'), rect(box, 'hatch', 'line')]
  return [rect(box, 'ink')]
}

function axis(
  network: NetworkView,
  columns: Columns,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly Shape[] {
  const { attestationSeconds, slotSeconds } = network
  const at = (seconds: number) => Math.round((columns.axis + (seconds / slotSeconds) * columns.axisWidth) * 2) / 2
  const [vote, end] = [at(attestationSeconds), at(slotSeconds)]
  const endWords = t('ground.seconds', { s: String(slotSeconds) })
  const endFrom = end - textWidth(endWords, { style: 'unit' }) / 2
  const long = t('ground.voteBy', { s: String(attestationSeconds) })
  const half = textWidth(long, { style: 'fact' }) / 2
  const fits = vote + half + 8 <= endFrom && vote - half >= columns.count - 40
  const words = fits ? long : t('ground.seconds', { s: String(attestationSeconds) })
  return [
    line(`M${columns.axis} ${top}V${bottom}`, 'line'),
    line(`M${vote} ${top}V${bottom}`, 'line'),
    line(`M${end} ${top}V${bottom}`, 'hair'),
    text(vote, top - 4, words, 'fact', { anchor: 'middle' }),
    text(end, top - 4, endWords, 'unit', { anchor: 'middle' }),
  ]
}

// ── The two readings ─────────────────────────────────────────────────────────────────────────────

const READING_BAR = 6
/** What finality needs. */
const TWO_THIRDS = 2 / 3

/** Side by side, each with a bar of its own. */
function twoBars(
  network: NetworkView,
  { x, y, w }: { readonly x: number; readonly y: number; readonly w: number },
): readonly Shape[] {
  const gap = 18
  const width = (w - gap) / 2
  return [
    ...reading(readingsOf(network).verifying, { x, y, w: width }, null),
    ...reading(readingsOf(network).attesting, { x: x + width + gap, y, w: width }, TWO_THIRDS),
  ]
}

interface Reading {
  /** Longest first. */
  readonly words: readonly string[]
  readonly share: number
  readonly isBroken: boolean
}

function reading(
  { words, share, isBroken }: Reading,
  { x, y, w }: { readonly x: number; readonly y: number; readonly w: number },
  mark: number | null,
): readonly Shape[] {
  const type = { style: 'fact', bold: isBroken } as const
  const said = words.find((each) => textWidth(each, type) <= w) ?? fitted(words.at(-1) ?? '', w, type)
  const box = { x, y: y + 6, w, h: READING_BAR }
  return [
    text(x, y, said, 'fact', isBroken ? { bold: true, tone: 'ink' } : { tone: 'ink' }),
    rect(box, 'sunk'),
    rect({ ...box, w: Math.round(w * Math.min(1, share) * 10) / 10 }, isBroken ? 'hatch' : 'ink'),
    rect(box, 'none', 'hair'),
    ...(mark === null ? [] : [line(`M${x + w * mark} ${box.y - 2}v${READING_BAR + 4}`, 'line')]),
  ]
}

// ── Narrow and short: two readings and a glyph a class ───────────────────────────────────────────

function glyphs(network: NetworkView, box: Rect): Part {
  const floor = box.y + box.h
  const lane = floor - TARGET
  const pitch = Math.max(TARGET, Math.min(30, Math.floor((box.w - TARGET - 6) / Math.max(1, network.classes.length))))
  const drawn = network.classes.map((one, index) => {
    const target = { x: box.x + index * pitch, y: lane, w: TARGET, h: TARGET }
    return object(
      `class:${one.id}`,
      saysState(one),
      target,
      [
        rect({ x: target.x, y: lane, w: TARGET, h: TARGET }, 'surface', one.state === 'behind' ? 'dashed' : 'wall'),
        ...stateGlyph(one, target.x + (TARGET - GLYPH) / 2, lane + (TARGET - GLYPH) / 2, true),
      ],
      { tip: true },
    )
  })
  const { verifying, attesting, says } = readingsOf(network)
  const step = box.h - TARGET - 8 >= 56 ? 28 : 16
  const withBars = step === 28
  const head = lane - 8 - (withBars ? 44 : 14)
  const at = (index: number) => ({ x: box.x, y: head + index * step, w: box.w })
  const said = withBars
    ? [...reading(verifying, at(0), null), ...reading(attesting, at(1), TWO_THIRDS)]
    : [...wordsOnly(verifying, at(0)), ...wordsOnly(attesting, at(1))]
  const readings = { x: box.x, y: head - 12, w: box.w, h: lane - head + 8 }
  return {
    shapes: [object('network', says, readings, said), ...drawn],
    anchors: {
      network: middleOf(readings),
      ...Object.fromEntries(
        network.classes.map((one, index) => [`class:${one.id}`, { x: box.x + index * pitch + TARGET / 2, y: lane }]),
      ),
    },
  }
}

const wordsOnly = (
  reading: Reading,
  { x, y, w }: { readonly x: number; readonly y: number; readonly w: number },
): readonly Shape[] => {
  const type = { style: 'fact', bold: reading.isBroken } as const
  const said = reading.words.find((each) => textWidth(each, type) <= w) ?? ''
  return [text(x, y, said, 'fact', reading.isBroken ? { bold: true, tone: 'ink' } : { tone: 'ink' })]
}

// ── Glyphs of the state ──────────────────────────────────────────────────────────────────────────

/** A tick: in time. A clock's hands: too late. A struck box: behind. */
function stateGlyph({ state }: NodeClassView, x: number, y: number, bare = false): readonly Shape[] {
  const box = { x, y, w: GLYPH, h: GLYPH }
  switch (state) {
    case 'attesting':
      return [...(bare ? [] : [rect(box, 'none', 'hair')]), tick(x + 1, y + GLYPH - 1)]
    case 'late':
      return [line(`M${x + GLYPH} ${y}h-${GLYPH}v${GLYPH}h${GLYPH}M${x + 6} ${y + 3}v4h4`, 'line')]
    case 'behind':
      return [
        ...(bare ? [] : [rect(box, 'none', 'line')]),
        line(
          `M${x + 3} ${y + 3}l${GLYPH - 6} ${GLYPH - 6}M${x + GLYPH - 3} ${y + 3}l-${GLYPH - 6} ${GLYPH - 6}`,
          'line',
        ),
      ]
  }
}
