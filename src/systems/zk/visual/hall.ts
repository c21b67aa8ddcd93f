import { textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point, Rect } from '../../../ui/stage/types.ts'

// Who stands where on the ground floor: a cabinet with the messages over the pot, the rollup's batches, the verifier that
// it asks, and above the next block of L1 its mempool.

export interface Hall {
  /** Of no width where there is no room for it. */
  readonly messages: Rect
  readonly pot: Rect
  readonly rollup: Rect
  /** `null`: no room for it; then the rollup stands for it. */
  readonly verifier: Rect | null
  readonly mempool: Rect
  readonly channel: number
  /** Between two rows of boxes, on a phone: the lower ones are come to from there. */
  readonly aisle: number | null
  /** Where the cost of a way is written, right-aligned; `null` where there is no room for it. */
  readonly cost: Point | null
}

const SIZES = {
  wide: { inset: 12, rightInset: 12, roof: 28, gap: 10, channel: 20, cost: 13 },
  // on a phone the name of the storey stands under its ceiling
  narrow: { inset: 10, rightInset: 10, roof: 22, gap: 6, channel: 4, cost: 16 },
  short: { inset: 40, rightInset: 12, roof: 12, gap: 8, channel: 6, cost: null },
} as const
const CABINET = 128
const VERIFIER = { w: 100, h: 62 }
const LEAST_ROLLUP = 130

type Plan = Omit<Hall, 'channel' | 'aisle' | 'cost'>

export function hallOf(frame: Frame): Hall {
  const { composition } = frame.room
  const { inset, rightInset, roof, channel, cost } = SIZES[composition]
  const [left, right] = [frame.left + inset, frame.right - rightInset]
  const top = frame.hallTop + roof
  const area = { x: left, y: top, w: right - left, h: frame.hallFloor - top }
  const plan = composition === 'wide' ? wide(area) : composition === 'narrow' ? narrow(area) : short(area)
  return {
    ...plan,
    channel: frame.hallTop + channel,
    aisle: composition === 'narrow' ? plan.mempool.y - SIZES.narrow.gap / 2 : null,
    // beside the way that runs there, and not on it
    cost: cost === null ? null : { x: frame.right - 16, y: frame.hallTop + cost },
  }
}

function wide({ x, y, w, h }: Rect): Plan {
  const { gap } = SIZES.wide
  const bottom = y + h
  const mempoolSize = { w: 96, h: Math.min(h, 104) }
  const mempool = { x: x + w - mempoolSize.w, y: bottom - mempoolSize.h, ...mempoolSize }
  const upper = Math.round((h - 6) * 0.5)
  const verifierH = Math.min(h, VERIFIER.h)
  const verifier = { x: mempool.x - gap - VERIFIER.w, y: bottom - verifierH, w: VERIFIER.w, h: verifierH }
  const rollupX = x + CABINET + gap
  return {
    messages: { x, y, w: CABINET, h: upper },
    pot: { x, y: y + upper + 6, w: CABINET, h: h - upper - 6 },
    rollup: { x: rollupX, y, w: verifier.x - gap - rollupX, h },
    verifier,
    mempool,
  }
}

/** Two rows on a phone: the batches over the rest. */
function narrow({ x, y, w, h }: Rect): Plan {
  const { gap } = SIZES.narrow
  const lower = Math.max(38, Math.min(58, Math.round(h * 0.42)))
  const below = { y: y + h - lower, h: lower }
  const above = { x, y, w, h: h - lower - gap }
  const mempool = { x: x + w - 64, ...below, w: 64 }
  const rest = w - mempool.w - gap
  const verifierW = w - VERIFIER.w - gap >= LEAST_ROLLUP ? VERIFIER.w : 0
  const half = Math.round((rest - gap) / 2)
  return {
    messages: { x: x + half + gap, ...below, w: rest - half - gap },
    pot: { x, ...below, w: half },
    rollup: { ...above, w: verifierW === 0 ? w : w - verifierW - gap },
    verifier: verifierW === 0 ? null : { ...above, x: x + w - verifierW, w: verifierW },
    mempool,
  }
}

/** The batches, and the pot and mempool beside them. */
function short({ x, y, w, h }: Rect): Plan {
  const { gap } = SIZES.short
  const mempoolWidth = 40
  const potWidth = Math.max(66, Math.ceil(textWidth('88.8888 ETH', { style: 'mono' })) + 12)
  const mainX = x + potWidth + gap
  const mempool = { x: x + w - mempoolWidth, y, w: mempoolWidth, h }
  return {
    messages: { x, y, w: 0, h: 0 },
    pot: { x, y, w: potWidth, h },
    rollup: { x: mainX, y, w: mempool.x - gap - mainX, h },
    verifier: null,
    mempool,
  }
}
