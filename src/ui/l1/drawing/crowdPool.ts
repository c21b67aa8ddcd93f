import { t } from '../../../content/messages/areas/l1.ts'
import type { CrowdPool, L1View, PendingView } from '../../../l1/types.ts'
import { groupDigits, weiToGwei } from '../../../lib/format.ts'
import { line, object, type Part, rect, text } from '../../stage/draw.ts'
import { fitted, textWidth } from '../../stage/metric.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Rect, Shape } from '../../stage/types.ts'
import type { Hall } from './hall.ts'
import { drawPending, PITCH, trimZeros } from './pending.ts'

// A mempool with hundreds in it: bars by tip, best at the left, solid where they enter the next block. Named people
// stand in front of the band that their own tip is in.

type Bands = CrowdPool['bands']

const WIDEST_BAR = 22
/** So many in one band fill the height, or more: a handful must not look like a rush. */
const FEW = 20
const LANE = PITCH
const LABELS = 16
const INSET = 10

export function crowdedMempool(
  view: L1View,
  pool: CrowdPool,
  frame: Frame,
  { mempool: box }: Hall,
  newestBlockX: number,
): Part {
  const area = areaOf(view, box, frame)
  const place = placer(pool.bands, area)
  const queue = lineUp(view, pool.bands, place, box)
  const tokens = queue.map(({ pending, x }) => drawPending(view, pending, { x, y: box.y + box.h - 6 }, false))
  const hidden = view.mempool.length - queue.length
  const roof = { x: box.x + box.w * 0.52, y: box.y }
  const cut = cutOf(pool.bands)
  return {
    shapes: [
      object('mempool', saysPool(view, pool, cut), box, [
        rect(box, 'surface', 'wall'),
        ...header(view, pool, box, frame),
        ...bars(pool.bands, area, place),
        ...(cut === null ? [] : cutLine(cut, area, place)),
        ...(area.labelled ? tipLabels(pool.bands, cut, area, place) : []),
      ]),
      ...tokens.map(({ group }) => group),
      ...(hidden > 0 && queue.length > 0
        ? [text(box.x + box.w - 8, box.y + box.h - 10, more(hidden), 'mono', { tone: 'ink-2', anchor: 'end' } as const)]
        : []),
    ],
    anchors: {
      mempool: roof,
      'mempool:out': { x: Math.max(box.x + 12, Math.min(box.x + box.w - 12, newestBlockX)), y: frame.hallFloor - 12 },
      ...Object.fromEntries(view.mempool.map(({ hash }, index) => [`tx:${hash}`, tokens[index]?.anchor ?? roof])),
    },
  }
}

const more = (n: number): string => t('l1Drawing.more', { n: groupDigits(n) })
const gwei = (wei: string | bigint): string => trimZeros(weiToGwei(wei, 2))

interface Area extends Rect {
  /** Whether tips are written under the bars. */
  readonly labelled: boolean
}

/** Where the bars stand. Words give way to them, then the lane of people if nobody is in it. */
function areaOf(view: L1View, box: Rect, { room }: Frame): Area {
  const top = room.composition === 'short' ? 24 : box.h >= 110 ? 44 : 28
  const lane = view.mempool.length > 0 || room.composition === 'wide' ? LANE : 6
  const h = box.h - top - lane
  const labelled = h >= 40 + LABELS && box.w >= 130
  return {
    x: box.x + INSET,
    y: box.y + top,
    w: box.w - 2 * INSET,
    h: Math.max(0, h - (labelled ? LABELS : 2)),
    labelled,
  }
}

interface Placer {
  readonly pitch: number
  readonly bar: number
  readonly at: (band: number) => number
}

function placer(bands: Bands, area: Area): Placer {
  const pitch = Math.min(WIDEST_BAR + 2, area.w / Math.max(1, bands.length))
  return { pitch, bar: Math.max(2, pitch - (pitch > 5 ? 2 : 1)), at: (band) => area.x + band * pitch }
}

function bars(bands: Bands, area: Area, { bar, at }: Placer): readonly Shape[] {
  const most = Math.max(FEW, ...bands.map(({ waiting }) => waiting))
  const floor = area.y + area.h
  const heightOf = (n: number) => Math.round((n / most) * area.h * 10) / 10
  if (area.h < 8) return []
  return [
    ...bands.flatMap((band, index) => {
      const whole = heightOf(band.waiting)
      const solid = heightOf(band.enters)
      const column = { x: at(index), w: bar }
      return [
        ...(whole > solid ? [rect({ ...column, y: floor - whole, h: whole - solid }, 'none', 'hair')] : []),
        ...(solid > 0 ? [rect({ ...column, y: floor - solid, h: solid }, 'ink')] : []),
      ]
    }),
    line(`M${area.x - 2} ${floor}H${area.x + area.w + 2}`, 'line'),
  ]
}

interface Cut {
  /** The last band that something of enters. */
  readonly band: number
  readonly tip: string
}

/** Where the next block ends: `null` when nothing has to stay out, or nothing gets in. */
function cutOf(bands: Bands): Cut | null {
  if (bands.every(({ waiting, enters }) => enters === waiting)) return null
  const band = bands.findLastIndex(({ enters }) => enters > 0)
  const at = bands[band]
  return at === undefined ? null : { band, tip: gwei(at.leastTipWei) }
}

const cutX = ({ band }: Cut, { at, pitch, bar }: Placer): number => at(band) + (pitch + bar) / 2

function cutLine(cut: Cut, area: Area, place: Placer): readonly Shape[] {
  if (area.h < 8) return []
  const x = Math.round(cutX(cut, place) * 2) / 2
  return [line(`M${x} ${area.y - 4}V${area.y + area.h + 4}`, 'dashed')]
}

/** The cut in bold, and the ends of the scale where they leave room for it. */
function tipLabels(bands: Bands, cut: Cut | null, area: Area, place: Placer): readonly Shape[] {
  const y = area.y + area.h + 13
  const [first, last] = [bands[0], bands.at(-1)]
  if (first === undefined || last === undefined) return []
  const width = (words: string) => textWidth(words, { style: 'mono' })
  const best = gwei(first.leastTipWei)
  const left = cut === null ? t('l1Drawing.cutTip', { tip: best }) : best
  const right = gwei(last.leastTipWei)
  const taken: { readonly from: number; readonly to: number }[] = []
  const shapes: Shape[] = []
  const put = (words: string, wish: number, bold: boolean) => {
    const from = Math.max(area.x, Math.min(area.x + area.w - width(words), wish))
    const to = from + width(words)
    if (taken.some((other) => from < other.to + 8 && other.from - 8 < to)) return
    taken.push({ from, to })
    shapes.push(text(from, y, words, 'mono', bold ? { bold: true } : { tone: 'ink-3' }))
  }
  if (cut !== null) {
    const words = t('l1Drawing.cutTip', { tip: cut.tip })
    put(words, cutX(cut, place) - width(words) / 2, true)
  }
  put(left, area.x, false)
  if (bands.length > 1) put(right, place.at(bands.length - 1) + place.bar - width(right), false)
  return shapes
}

function header(view: L1View, pool: CrowdPool, box: Rect, { room }: Frame): readonly Shape[] {
  const waiting = pool.waiting + view.mempool.length
  const y = box.y + (room.composition === 'short' ? 16 : 20)
  const title = fitted(t('l1Drawing.mempool'), box.w * 0.48, { style: 'label' })
  const n = groupDigits(waiting)
  const left = box.w - 28 - textWidth(title, { style: 'label' })
  const count = longest(waiting === 0 ? [t('l1Drawing.nobodyWaits')] : [t('l1Drawing.waiting', { n }), n], left, 'fact')
  const shapes = [text(box.x + 10, y, title, 'label'), text(box.x + box.w - 10, y, count, 'fact', { anchor: 'end' })]
  if (waiting === 0 || box.h < 110) return shapes
  return [...shapes, text(box.x + 10, y + 16, longest(enterWords(pool), box.w - 20, 'italic'), 'italic')]
}

const entering = ({ bands }: CrowdPool): number => bands.reduce((sum, { enters }) => sum + enters, 0)

/** Longest first. */
function enterWords(pool: CrowdPool): readonly string[] {
  const enters = entering(pool)
  const n = groupDigits(enters)
  const short = t('l1Drawing.crowdEnterShort', { n })
  return enters === pool.waiting && enters > 0
    ? [t('l1Drawing.crowdAll'), short]
    : [t('l1Drawing.crowdEnter', { n }), short]
}

const longest = (forms: readonly string[], width: number, style: 'fact' | 'italic'): string =>
  forms.find((each) => textWidth(each, { style }) <= width) ?? fitted(forms.at(-1) ?? '', width, { style })

const saysPool = (view: L1View, pool: CrowdPool, cut: Cut | null): string =>
  pool.waiting + view.mempool.length === 0
    ? t('l1Drawing.saysMempool', { n: 0 })
    : t('l1Drawing.saysCrowdPool', {
        people: view.mempool.length,
        n: groupDigits(pool.waiting),
        enters: groupDigits(entering(pool)),
        cut: cut === null ? '' : t('l1Drawing.saysCut', { tip: cut.tip }),
      })

/** Named people before their band, best first, each with room for a finger. */
function lineUp(
  view: L1View,
  bands: Bands,
  place: Placer,
  box: Rect,
): readonly { readonly pending: PendingView; readonly x: number }[] {
  const least = box.x + INSET + PITCH / 2 - 4
  const most = box.x + box.w - PITCH / 2 - 4
  const places = Math.floor((most - least) / PITCH) + 1
  const shown = view.mempool.slice(0, view.mempool.length <= places ? places : Math.max(0, places - 2))
  const end = view.mempool.length <= places ? most : most - 2 * PITCH
  const wishes = shown.map((pending) => place.at(bandOf(pending, bands)) + place.bar / 2)
  const fromLeft: number[] = []
  for (const wish of wishes) fromLeft.push(Math.max(least, wish, (fromLeft.at(-1) ?? Number.NEGATIVE_INFINITY) + PITCH))
  return shown.map((pending, index) => {
    const behind = shown.length - 1 - index
    return { pending, x: Math.min(fromLeft[index] ?? least, end - behind * PITCH) }
  })
}

/** Who offers less than the base fee has no tip, and stands behind the last band. */
function bandOf({ effectiveTipWei }: PendingView, bands: Bands): number {
  if (effectiveTipWei === null) return bands.length
  const tip = BigInt(effectiveTipWei)
  const band = bands.findIndex(({ leastTipWei }) => BigInt(leastTipWei) <= tip)
  return band === -1 ? bands.length : band
}
