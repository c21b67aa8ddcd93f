import { type Hall, hallOf } from '../../../ui/l1/drawing/hall.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect } from '../../../ui/stage/types.ts'
import type { GroundView } from '../engine/types.ts'

// The L1 hall with limits: at the right the crowd's mempool, and where the named nodes stood, the whole population.

export interface GroundHall extends Hall {
  /** `null` where nobody asks who can keep up. */
  readonly population: Rect | null
}

const SIZES = {
  wide: {
    inset: 16,
    rightInset: 16,
    mempool: { share: 0.33, beside: 0.28, most: 204 },
    roof: 30,
    tallest: 190,
    gap: 14,
  },
  narrow: {
    inset: 10,
    rightInset: 10,
    mempool: { share: 0.46, beside: 0.46, most: 180 },
    roof: 28,
    tallest: 130,
    gap: 12,
  },
  short: { inset: 40, rightInset: 12, mempool: { share: 0.4, beside: 0.4, most: 170 }, roof: 12, tallest: 90, gap: 14 },
} as const
/** The drawn height of a wide population: more would only be air between its rows. */
const TALLEST = 214
const CONTRACTS = 62
const SLAB = 24

export function groundHall(view: GroundView, frame: Frame): GroundHall {
  const plain = hallOf(view, frame)
  if (view.network === null && view.crowdPool === undefined) return { ...plain, population: null }
  const { composition } = frame.room
  const { inset, rightInset, mempool, roof, tallest, gap } = SIZES[composition]
  const [left, right] = [frame.left + inset, frame.right - rightInset]
  const height = frame.hallFloor - frame.hallTop
  const built = view.contracts.some(({ deployedIn }) => deployedIn > 0)
  const w = Math.round(Math.min(mempool.most, (right - left) * (built ? mempool.beside : mempool.share)))
  const h = Math.min(tallest, height - roof)
  const box = { x: right - w, y: frame.hallFloor - h, w, h }
  const under = (top: number) => Math.round((frame.hallTop + top) / 2)
  if (view.network === null) {
    const shift = box.x - plain.mempool.x
    const { nodes, contracts } = plain
    return {
      mempool: box,
      nodes: composition === 'wide' ? { ...nodes, x: nodes.x + shift } : nodes,
      contracts: { ...contracts, right: contracts.right + shift },
      channel: under(box.y),
      population: null,
    }
  }
  const slabs = composition === 'wide' ? (built ? CONTRACTS + gap : 0) : 0
  const all = { x: left + slabs, w: box.x - gap - left - slabs }
  const tall = composition === 'wide' ? Math.min(TALLEST, height - roof) : height - roof
  return {
    mempool: box,
    nodes: { ...plain.nodes, count: 0 },
    contracts: contractsBeside(composition, left, all),
    channel: under(Math.min(box.y, frame.hallFloor - tall)),
    population: { ...all, y: frame.hallFloor - tall, h: tall },
  }
}

/** Small slabs: under the mezzanine's edge, or, where room is short, at the end of the row of classes. */
function contractsBeside(
  composition: keyof typeof SIZES,
  left: number,
  { x, w }: { x: number; w: number },
): Hall['contracts'] {
  const slab = { w: SLAB, h: SLAB, gap: 6 }
  if (composition === 'wide') return { ...slab, x: left, right: left + CONTRACTS }
  return { ...slab, x: x + w - SLAB, right: x + w }
}
