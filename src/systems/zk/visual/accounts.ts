import { t } from '../../../content/messages/areas/zk.ts'
import { shortHash } from '../../../lib/format.ts'
import { area, joinParts, line, object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import { circle } from '../../../ui/stage/states.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point, Rect, Shape } from '../../../ui/stage/types.ts'
import type { SubtreeId } from '../engine/types/shared.ts'
import type { AccountView, ZkView } from '../engine/types/view.ts'
import { accountId, TREE } from './ids.ts'
import type { Mezzanine } from './mezzanine.ts'
import { balanceInEth, gweiThatFits } from './words.ts'

// The accounts whose data L1 is given, as lockers in an open hall, and over them the tree that makes one root of them all.

const LOCKER = {
  wide: { least: 50, most: 64, h: 36, gap: 6, name: 13, node: 3.5 },
  narrow: { least: 44, most: 60, h: 33, gap: 4, name: 12, node: 2.5 },
} as const
/** With room for one line. */
export const LOW_LOCKER = 20
/** A node of the tree has so many children. */
const CHILDREN = 4

export function accounts(view: ZkView, frame: Frame, floor: Mezzanine): Part {
  const { composition } = frame.room
  const { ledge, accounts: zone, names, facts } = floor
  const own = view.accounts.filter(({ subtree }) => subtree === 'chain')
  const unseen = { x: zone.w > 0 ? zone.x + zone.w / 2 : floor.open.x, y: floor.rail }
  const anchors = Object.fromEntries([TREE, ...own.map(({ number }) => accountId(number))].map((id) => [id, unseen]))
  if (composition === 'short' || zone.w === 0) return { shapes: [], anchors }
  const { name, node } = LOCKER[composition]
  const top = facts + 6
  const shown = lockers(view, 'chain', { x: zone.x, y: top, w: zone.w, h: ledge - top }, composition)
  const boxes = shown.map(({ box }) => box)
  const title = fitted(t('zkDrawing.accounts'), zone.w, { style: 'label', size: name })
  const highest = Math.min(ledge - LOW_LOCKER, ...boxes.map(({ y }) => y))
  // over those that stand in one row
  const leaves = boxes.every(({ y }) => y === highest) ? boxes.map(({ x, y, w }) => ({ x: x + w / 2, y })) : []
  const lines = branches(leaves, facts + 8, node)
  const tree = object(
    TREE,
    t('zkDrawing.saysTree', { root: shortHash(view.roots.chain), n: own.length }),
    { x: zone.x - 4, y: names - 12, w: zone.w + 8, h: Math.max(24, highest - names + 10) },
    [
      text(zone.x, names, title, 'label', { size: name }),
      ...besides(own.length - shown.length, title, zone, names, name),
      text(zone.x, facts, fitted(shortHash(view.roots.chain), zone.w, { style: 'mono' }), 'mono', { tone: 'ink-2' }),
      ...lines.shapes,
    ],
  )
  return joinParts([
    { shapes: [tree], anchors: { ...anchors, [TREE]: leaves.length === 0 ? unseen : lines.root } },
    ...shown.map(drawLocker),
  ])
}

/** How many more there are, behind the title where it has room. */
export function besides(
  hidden: number,
  title: string,
  { x, w }: { readonly x: number; readonly w: number },
  baseline: number,
  size: 12 | 13,
): readonly Shape[] {
  const words = t('zkDrawing.moreAccounts', { n: hidden })
  const at = x + textWidth(title, { style: 'label', size }) + 8
  if (hidden <= 0 || at + textWidth(words, { style: 'unit' }) > x + w) return []
  return [text(at, baseline, words, 'unit')]
}

/**
 * Lockers on the floor, as tall and as many as there is room for, on one another where only one would stand in a row.
 * Whose story it is comes first, then those whose money moved last, and last who only takes the fees; in the order of
 * their numbers.
 */
export function lockers(
  view: ZkView,
  subtree: SubtreeId,
  { x, y, w: width, h: room }: Rect,
  composition: 'wide' | 'narrow',
): readonly Locker[] {
  const { least, most, h: tall, gap } = LOCKER[composition]
  const own = byConcern(view, subtree)
  const h = room >= tall ? tall : LOW_LOCKER
  const columns = Math.max(1, Math.floor((width + gap) / (leastWidth(own, least, most) + gap)))
  const rows = columns === 1 ? Math.max(1, Math.floor((room + gap) / (h + gap))) : 1
  const inRow = Math.max(1, Math.min(columns, own.length))
  const w = Math.min(most, Math.floor((width + gap) / inRow) - gap)
  const chosen = own.slice(0, columns * rows).sort((a, b) => a.number - b.number)
  const floor = y + room
  return chosen.map((account, index) => ({
    account,
    box: {
      x: x + (index % columns) * (w + gap),
      y: floor - h - Math.floor(index / columns) * (h + gap),
      w,
      h,
    },
  }))
}
interface Locker {
  readonly account: AccountView
  readonly box: Rect
}

/** Beside a name: whose it is, and a little air. */
const BESIDE_NAME = 18

/** Fewer lockers rather than half of a name. */
function leastWidth(own: readonly AccountView[], least: number, most: number): number {
  const names = own.filter(({ role }) => role !== 'sequencer').map(({ name }) => textWidth(name, { style: 'fact' }))
  return Math.min(most, Math.max(least, Math.ceil(Math.max(0, ...names)) + BESIDE_NAME))
}

function byConcern(view: ZkView, subtree: SubtreeId): readonly AccountView[] {
  const moved = [...view.transactions].reverse().flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
  const [lead] = view.l1.people
  const rank = ({ number, id, role }: AccountView) => {
    if (id !== null && id === lead?.id) return -1
    const at = moved.indexOf(number)
    return at === -1 ? moved.length + (role === 'sequencer' ? 1 : 0) : at
  }
  return view.accounts
    .filter((account) => account.subtree === subtree)
    .sort((a, b) => rank(a) - rank(b) || a.number - b.number)
}

export function drawLocker({ account, box }: Locker): Part {
  const { number, name, role, balance, subtree, hasEscaped } = account
  const id = accountId(number)
  const where = t(subtree === 'chain' ? 'zkDrawing.whereChain' : 'zkDrawing.whereCommittee')
  const says = hasEscaped
    ? t('zkDrawing.saysEscaped', { n: number, name })
    : t('zkDrawing.saysAccount', { n: number, name, amount: balanceInEth(balance), where })
  const names = role === 'sequencer' ? [name, t('zkDrawing.sequencerBrief')] : [name]
  const isLow = box.h <= LOW_LOCKER
  const shapes: Shape[] = [
    rect(box, 'surface', hasEscaped ? 'dotted' : 'line'),
    roleMark(role, box.x + 9, box.y + 10, 8, hasEscaped),
    text(box.x + 16, box.y + 14, longest(names, box.w - BESIDE_NAME, { style: 'fact' }), 'fact'),
    ...(isLow || hasEscaped ? [] : [text(box.x + 5, box.y + box.h - 6, gweiThatFits(balance, box.w - 10), 'mono')]),
  ]
  const target = { ...box, y: box.y - 2, h: Math.max(24, box.h + 2) }
  return {
    shapes: [object(id, says, target, shapes, { tip: true })],
    anchors: { [id]: { x: box.x + box.w / 2, y: box.y } },
  }
}

/** From the leaves up to one root, four and four. */
function branches(
  leaves: readonly Point[],
  top: number,
  r: number,
): { readonly shapes: readonly Shape[]; readonly root: Point } {
  const base = leaves[0]?.y ?? top
  const middle = leaves.reduce((sum, { x }) => sum + x, 0) / Math.max(1, leaves.length)
  if (base - top < 10 || leaves.length === 0) return { shapes: [], root: { x: middle, y: base } }
  const levels: number[][] = [leaves.map(({ x }) => x)]
  while (levels.length === 1 || (levels.at(-1)?.length ?? 0) > 1) {
    const below = levels.at(-1) ?? []
    levels.push(
      Array.from({ length: Math.ceil(below.length / CHILDREN) }, (_, index) => {
        const group = below.slice(CHILDREN * index, CHILDREN * (index + 1))
        return group.reduce((sum, x) => sum + x, 0) / Math.max(1, group.length)
      }),
    )
  }
  const step = (base - top - r) / (levels.length - 1)
  const yOf = (level: number) => round(base - level * step)
  const edges = levels.slice(0, -1).flatMap((xs, level) =>
    xs.map((x, index) => {
      const above = levels[level + 1]?.[Math.floor(index / CHILDREN)] ?? x
      return `M${round(x)} ${yOf(level)}L${round(above)} ${yOf(level + 1)}`
    }),
  )
  const nodes = levels
    .slice(1)
    .flatMap((xs, level) =>
      xs.flatMap((x) => [
        area(circle(round(x), yOf(level + 1), r), 'surface'),
        line(circle(round(x), yOf(level + 1), r)),
      ]),
    )
  const root = { x: levels.at(-1)?.[0] ?? middle, y: yOf(levels.length - 1) }
  return { shapes: [line(edges.join('')), ...nodes], root }
}

const round = (value: number): number => Math.round(value * 10) / 10
