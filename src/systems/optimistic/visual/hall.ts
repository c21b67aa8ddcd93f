import { textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point, Rect } from '../../../ui/stage/types.ts'
import type { GameView, OptimisticView } from '../engine/types/view.ts'

// Who stands where on the ground floor: a cabinet with the inbox over the bridge, the rollup's claims, a dispute when
// there is one, and above the next block of L1 its mempool. A dispute takes the room, for it is what matters then.

export interface Hall {
  readonly inbox: Rect
  readonly bridge: Rect
  readonly rollup: Rect
  /** `null`: no dispute yet, and no one-shot proof. */
  readonly dispute: Rect | null
  /** `null`: no room for one, or nothing for sale. */
  readonly exit: Rect | null
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
const CABINET = 126
const EXIT = 92
/** Narrower, and no claim can be read: then the inbox gives way. */
const LEAST_ROLLUP = 92

/** The dispute on the stage: one that runs, the furthest first; else the last one. */
export function gameOnStage({ games }: OptimisticView): GameView | undefined {
  const running = games.filter(({ turn }) => turn !== 'over')
  return [...running].sort((a, b) => b.moves - a.moves)[0] ?? games.at(-1)
}

export const openOffers = ({ withdrawals }: OptimisticView): OptimisticView['withdrawals'] =>
  withdrawals.filter(({ offer }) => offer?.status === 'open')

export function hallOf(view: OptimisticView, frame: Frame): Hall {
  const { composition } = frame.room
  const { inset, rightInset, roof, channel, cost } = SIZES[composition]
  const [left, right] = [frame.left + inset, frame.right - rightInset]
  const top = frame.hallTop + roof
  const area = { x: left, y: top, w: right - left, h: frame.hallFloor - top }
  const isDisputed = view.games.length > 0 || view.oneShot.length > 0
  const plan =
    composition === 'wide'
      ? wide(area, isDisputed, view)
      : composition === 'narrow'
        ? narrow(area, isDisputed, !isDisputed && openOffers(view).length > 0)
        : // room for one thing: what runs, or else the claims
          short(area, view.games.some(({ turn }) => turn !== 'over') || (isDisputed && view.claims.length === 0))
  const aisle = composition === 'narrow' ? plan.mempool.y - SIZES.narrow.gap / 2 : null
  return {
    ...plan,
    channel: frame.hallTop + channel,
    aisle,
    // beside the way that runs there, and not on it
    cost: cost === null ? null : { x: frame.right - 16, y: frame.hallTop + cost },
  }
}

type Plan = Omit<Hall, 'channel' | 'aisle' | 'cost'>

function wide({ x, y, w, h }: Rect, isDisputed: boolean, view: OptimisticView): Plan {
  const { gap } = SIZES.wide
  const bottom = y + h
  const mempoolWidth = isDisputed ? 76 : 118
  const mempoolHeight = Math.min(h, 104)
  const mempool = { x: x + w - mempoolWidth, y: bottom - mempoolHeight, w: mempoolWidth, h: mempoolHeight }
  const upper = Math.round((h - 6) * 0.46)
  const inbox = { x, y, w: CABINET, h: upper }
  const bridge = { x, y: y + upper + 6, w: CABINET, h: h - upper - 6 }
  const rollupX = x + CABINET + gap
  const rest = mempool.x - gap - rollupX
  if (isDisputed) {
    const rollupWidth = Math.round(Math.min(190, rest * 0.46))
    const disputeX = rollupX + rollupWidth + gap
    return {
      inbox,
      bridge,
      rollup: { x: rollupX, y, w: rollupWidth, h },
      dispute: { x: disputeX, y, w: mempool.x - gap - disputeX, h },
      exit: null,
      mempool,
    }
  }
  const sells = view.withdrawals.some(({ offer }) => offer !== null)
  const room = sells ? rest - EXIT - gap : rest
  const rollup = { x: rollupX, y, w: Math.min(290, room), h }
  const exit = sells ? { x: rollup.x + rollup.w + gap, y: bottom - 54, w: EXIT, h: 54 } : null
  return { inbox, bridge, rollup, dispute: null, exit, mempool }
}

/** Two rows on a phone: the dispute, or the claims, over the rest. */
function narrow({ x, y, w, h }: Rect, isDisputed: boolean, sells: boolean): Plan {
  const { gap } = SIZES.narrow
  // what is for sale is a line more in the bridge
  const lower = Math.max(38, Math.min(58, Math.round(h * (sells ? 0.5 : 0.42))))
  const below = { y: y + h - lower, h: lower }
  const above = { x, y, w, h: h - lower - gap }
  const mempoolWidth = 64
  const mempool = { x: x + w - mempoolWidth, ...below, w: mempoolWidth }
  const rest = w - mempoolWidth - gap
  if (isDisputed) {
    const bridgeWidth = 72
    const inboxWidth = w - mempoolWidth - bridgeWidth - 3 * gap - LEAST_ROLLUP >= 60 ? 60 : 0
    const rollupX = x + bridgeWidth + gap + (inboxWidth > 0 ? inboxWidth + gap : 0)
    return {
      inbox: { x: x + bridgeWidth + gap, ...below, w: inboxWidth },
      bridge: { x, ...below, w: bridgeWidth },
      rollup: { x: rollupX, ...below, w: mempool.x - gap - rollupX },
      dispute: above,
      exit: null,
      mempool,
    }
  }
  const half = Math.round((rest - gap) * (sells ? 0.58 : 0.5))
  return {
    inbox: { x: x + half + gap, ...below, w: rest - half - gap },
    bridge: { x, ...below, w: half },
    rollup: above,
    dispute: null,
    exit: null,
    mempool,
  }
}

/** The thing that the step is about, and the bridge and mempool beside it. */
function short({ x, y, w, h }: Rect, isDisputed: boolean): Plan {
  const { gap } = SIZES.short
  const mempoolWidth = 40
  const bridgeWidth = Math.max(66, Math.ceil(textWidth('88.8888 ETH', { style: 'mono' })) + 12)
  const mainX = x + bridgeWidth + gap
  const mempool = { x: x + w - mempoolWidth, y, w: mempoolWidth, h }
  const main = { x: mainX, y, w: mempool.x - gap - mainX, h }
  const bridge = { x, y, w: bridgeWidth, h }
  return { inbox: { x, y, w: 0, h: 0 }, bridge, rollup: main, dispute: isDisputed ? main : null, exit: null, mempool }
}
