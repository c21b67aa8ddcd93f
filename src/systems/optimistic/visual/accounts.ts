import { t } from '../../../content/messages/areas/optimistic.ts'
import { shortHash } from '../../../lib/format.ts'
import { area, joinParts, line, object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import { circle } from '../../../ui/stage/states.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point, Rect, Shape } from '../../../ui/stage/types.ts'
import type { AccountView, OptimisticView } from '../engine/types/view.ts'
import { accountId, POOL, TREE } from './ids.ts'
import type { Mezzanine } from './mezzanine.ts'
import { gweiThatFits, gweiToEth, tokens } from './words.ts'

/** Account 1: nobody has its key, its two balances are the reserves. */
const POOL_ACCOUNT = 1

const SIZES = {
  wide: { locker: 58, pool: 76, h: 36, gap: 6, name: 13, node: 3.5 },
  narrow: { locker: 44, pool: 44, h: 33, gap: 4, name: 12, node: 2.5 },
} as const

const LOW = 20

/** The rollup's accounts as lockers, and over them the tree that makes one root of them all. */
export function accounts(view: OptimisticView, frame: Frame, floor: Mezzanine): Part {
  const { composition } = frame.room
  const { ledge, accounts: zone, names, facts } = floor
  const unseen = { x: zone.x + zone.w / 2, y: ledge - 10 }
  const everywhere = Object.fromEntries(view.accounts.map(({ number }) => [accountId(number), unseen]))
  const anchors = { ...everywhere, [POOL]: unseen, [TREE]: unseen }
  if (composition === 'short' || view.accounts.length === 0) return { shapes: [], anchors }
  const { locker, pool, h: tall, gap, name, node } = SIZES[composition]
  // where it is low, a locker has room for one line
  const h = ledge - facts - 6 >= tall ? tall : LOW
  const shown = choose(view, zone.w, composition)
  const widths = shown.map(({ number }) => (number === POOL_ACCOUNT ? pool : locker))
  const total = widths.reduce((sum, each) => sum + each, 0) + gap * Math.max(0, shown.length - 1)
  const start = composition === 'wide' ? zone.x : zone.x + Math.max(0, (zone.w - total) / 2)
  let x = start
  const boxes = shown.map((_, index): Rect => {
    const w = Math.min(widths[index] ?? locker, zone.w)
    const box = { x, y: ledge - h, w, h }
    x += (widths[index] ?? locker) + gap
    return box
  })
  const hidden = view.accounts.length - shown.length
  const lines = branches(
    boxes.map((box) => ({ x: box.x + box.w / 2, y: box.y })),
    facts + 8,
    node,
  )
  const title = fitted(t('optimisticDrawing.accounts'), zone.w, { style: 'label', size: name })
  const root = fitted(shortHash(view.accountsRoot), zone.w, { style: 'mono' })
  const rest = t('optimisticDrawing.moreAccounts', { n: hidden })
  const restX = zone.x + textWidth(title, { style: 'label', size: name }) + 8
  const hasRest = hidden > 0 && restX + textWidth(rest, { style: 'unit' }) <= zone.x + zone.w
  const tree = object(
    TREE,
    t('optimisticDrawing.saysTree', { root: shortHash(view.accountsRoot), n: view.accounts.length }),
    { x: zone.x - 4, y: names - 12, w: zone.w + 4, h: Math.max(24, ledge - h - names + 10) },
    [
      text(zone.x, names, title, 'label', { size: name }),
      ...(hasRest ? [text(restX, names, rest, 'unit')] : []),
      text(zone.x, facts, root, 'mono', { tone: 'ink-2' }),
      ...lines.shapes,
    ],
  )
  return joinParts([
    { shapes: [tree], anchors: { ...anchors, [TREE]: lines.root } },
    ...shown.map((account, index) => drawLocker(account, boxes[index] ?? { x: 0, y: 0, w: 0, h: 0 }, view)),
  ])
}

/** The pool first, then those whose money moved last. */
function choose(view: OptimisticView, width: number, composition: 'wide' | 'narrow'): readonly AccountView[] {
  const { locker, pool, gap } = SIZES[composition]
  const moved = [...view.transactions].reverse().flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
  const rank = ({ number, role }: AccountView) => {
    // a phone has room for two: people, before the pool
    if (number === POOL_ACCOUNT) return composition === 'wide' ? -1 : 2 * moved.length + 2
    const at = moved.indexOf(number)
    // the sequencer only takes fees, unless it trades
    return at === -1 ? moved.length + (role === 'sequencer' ? 1 : 0) : at
  }
  const chosen: AccountView[] = []
  let used = -gap
  for (const account of [...view.accounts].sort((a, b) => rank(a) - rank(b) || a.number - b.number)) {
    const w = account.number === POOL_ACCOUNT ? pool : locker
    if (used + gap + w > width) continue
    used += gap + w
    chosen.push(account)
  }
  return chosen.sort((a, b) => a.number - b.number)
}

function drawLocker(account: AccountView, box: Rect, view: OptimisticView): Part {
  const isPool = account.number === POOL_ACCOUNT
  const id = isPool ? POOL : accountId(account.number)
  const ether = gweiToEth(isPool ? view.pool.etherGwei : account.etherGwei)
  const token = tokens(isPool ? view.pool.token : account.token)
  const says = isPool
    ? t('optimisticDrawing.saysPool', { ether, token })
    : t('optimisticDrawing.saysAccount', { n: account.number, name: account.name, ether, token })
  const names = isPool
    ? [t('optimisticDrawing.pool')]
    : account.role === 'sequencer'
      ? [account.name, t('optimisticDrawing.sequencerBrief')]
      : [account.name]
  const inner = box.w - 10
  const amount = isPool ? poolAmount(view, inner) : gweiThatFits(account.etherGwei, inner)
  const shapes: Shape[] = [
    rect(box, 'surface', 'line'),
    roleMark(isPool ? 'data' : account.role, box.x + 9, box.y + 10, 8),
    text(box.x + 16, box.y + 14, longest(names, box.w - 18, { style: 'fact' }), 'fact'),
    ...(box.h === LOW ? [] : [text(box.x + 5, box.y + box.h - 6, amount, 'mono')]),
  ]
  const at = { x: box.x + box.w / 2, y: box.y }
  return {
    shapes: [object(id, says, { ...box, y: box.y - 2, h: Math.max(24, box.h + 2) }, shapes, { tip: true })],
    anchors: { [id]: at, [accountId(account.number)]: at },
  }
}

/** Both reserves where they fit, else the ether. */
function poolAmount({ pool }: OptimisticView, width: number): string {
  const both = [2, 1, 0].map((decimals) => `${gweiToEth(pool.etherGwei, decimals)}:${tokens(pool.token)}`)
  return both.find((words) => textWidth(words, { style: 'mono' }) <= width) ?? gweiThatFits(pool.etherGwei, width)
}

/** From the leaves up to one root, two and two. */
function branches(
  leaves: readonly Point[],
  top: number,
  r: number,
): { readonly shapes: readonly Shape[]; readonly root: Point } {
  const base = leaves[0]?.y ?? top
  const middle = leaves.reduce((sum, { x }) => sum + x, 0) / Math.max(1, leaves.length)
  if (base - top < 10 || leaves.length === 0) return { shapes: [], root: { x: middle, y: base } }
  const levels: Point[][] = [[...leaves]]
  while ((levels.at(-1)?.length ?? 0) > 1) {
    const below = levels.at(-1) ?? []
    levels.push(
      Array.from({ length: Math.ceil(below.length / 2) }, (_, index) => {
        const pair = below.slice(2 * index, 2 * index + 2)
        return { x: pair.reduce((sum, { x }) => sum + x, 0) / pair.length, y: 0 }
      }),
    )
  }
  if (levels.length === 1) levels.push([{ x: leaves[0]?.x ?? middle, y: 0 }])
  const step = (base - top - r) / (levels.length - 1)
  const placed = levels.map((points, level) => points.map(({ x }) => ({ x, y: base - level * step })))
  const edges = placed.slice(0, -1).flatMap((points, level) =>
    points.map(({ x, y }, index) => {
      const above = placed[level + 1]?.[Math.floor(index / 2)] ?? { x, y }
      return `M${round(x)} ${round(y)}L${round(above.x)} ${round(above.y)}`
    }),
  )
  const nodes = placed
    .slice(1)
    .flatMap((points) =>
      points.flatMap(({ x, y }) => [
        area(circle(round(x), round(y), r), 'surface'),
        line(circle(round(x), round(y), r)),
      ]),
    )
  return { shapes: [line(edges.join('')), ...nodes], root: placed.at(-1)?.[0] ?? { x: middle, y: top } }
}

const round = (value: number): number => Math.round(value * 10) / 10
