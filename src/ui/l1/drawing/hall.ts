import type { L1View } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { textWidth } from '../../stage/metric.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Rect } from '../../stage/types.ts'

// Who stands where in the L1 hall. Left to right is time here too: contracts that were built, the nodes that
// run each block again, and at the right, above the next block, the mempool.

export interface Hall {
  readonly mempool: Rect
  readonly nodes: {
    readonly x: number
    readonly pitch: number
    readonly w: number
    readonly h: number
    readonly count: number
  }
  /** Where contracts may stand. */
  readonly contracts: {
    readonly x: number
    readonly right: number
    readonly w: number
    readonly h: number
    readonly gap: number
  }
  /** Where routes run sideways, and where the cost of a way is written. */
  readonly channel: number
}

const SIZES = {
  wide: {
    inset: 16,
    mempool: { share: 0.33, least: 146, most: 236, roof: 40, tallest: 128 },
    node: { w: 62, h: 34, gap: 14, most: 4 },
    contract: { w: 104, h: 54, gap: 12 },
    between: 24,
  },
  narrow: {
    inset: 12,
    mempool: { share: 0.46, least: 90, most: 200, roof: 30, tallest: 100 },
    node: { w: 24, h: 24, gap: 6, most: 3 },
    contract: { w: 24, h: 24, gap: 6 },
    between: 14,
  },
  short: {
    inset: 40,
    mempool: { share: 0.4, least: 118, most: 190, roof: 14, tallest: 80 },
    node: { w: 24, h: 24, gap: 6, most: 3 },
    contract: { w: 24, h: 24, gap: 6 },
    between: 16,
  },
} as const

export function hallOf(view: L1View, frame: Frame): Hall {
  const { inset, mempool, node, contract, between } = SIZES[frame.room.composition]
  const rightInset = frame.room.composition === 'short' ? 14 : inset
  const height = frame.hallFloor - frame.hallTop
  const right = frame.right - rightInset
  const left = frame.left + inset
  const w = Math.round(Math.min(mempool.most, Math.max(mempool.least, (right - left) * mempool.share)))
  const h = Math.min(mempool.tallest, height - mempool.roof)
  const box = { x: right - w, y: frame.hallFloor - h, w, h }
  const compact = frame.room.composition !== 'wide'
  // a named node bears the number of the block it ran last, and a tick before it
  const nodeWidth = compact
    ? node.w
    : Math.max(node.w, Math.ceil(textWidth(`#${groupDigits(view.head)}`, { style: 'mono' })) + 32)
  const pitch = nodeWidth + node.gap
  const reserved = view.contracts.some(({ deployedIn }) => deployedIn > 0) ? contract.w + between : 0
  const places = Math.floor((box.x - between - left - reserved + node.gap) / pitch)
  const count = Math.min(node.most, view.params.nodes.length, compact ? node.most : Math.max(1, places))
  const nodesX = compact ? left : box.x - between - count * pitch + node.gap
  const contractsX = compact ? left + Math.max(count * pitch, 76) + between : left
  return {
    mempool: box,
    nodes: { x: nodesX, pitch, w: nodeWidth, h: node.h, count },
    contracts: { x: contractsX, right: (compact ? box.x : nodesX) - between, ...contract },
    channel: Math.round((frame.hallTop + box.y) / 2),
  }
}
