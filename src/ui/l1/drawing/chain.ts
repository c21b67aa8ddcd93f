import { t } from '../../../content/messages/areas/l1.ts'
import type { BlockSummary, L1View } from '../../../l1/types.ts'
import { duration, groupDigits, weiToGwei } from '../../../lib/format.ts'
import { line, middleOf, object, type Part, rect, roleMark, text } from '../../stage/draw.ts'
import { textWidth } from '../../stage/metric.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Point, Rect, Role, Shape } from '../../stage/types.ts'
import { roleOf } from './words.ts'

const FOLD = 24
const MARK = 9
const MOST_MARKS = 3

/** The ground is the chain: one stone per block, newest right, with the marks of those who wrote in it. */
export function chain(view: L1View, frame: Frame): Part {
  const { left, right, hallFloor, cellarTop } = frame
  const row = { y: hallFloor, h: cellarTop - hallFloor }
  const nextBox = {
    ...row,
    x: right - Math.min(nextWidth(view), (right - left) / 3),
    w: Math.min(nextWidth(view), (right - left) / 3),
  }
  const stones = placeStones(view, left, nextBox.x, frame.room.composition === 'wide' ? 'wide' : 'compact')
  const drawn = stones.map((stone) => ({ ...stone, box: { ...row, x: stone.x, w: stone.w } }))
  const before = { ...row, x: left, w: (drawn[0]?.box.x ?? nextBox.x) - left }
  const shapes = [
    rect(before, 'cellar'),
    rect(before, 'hatch'),
    ...drawn.flatMap((stone) =>
      stone.block === null ? drawFold(stone.box) : [drawStone(view, stone.block, stone.box)],
    ),
    drawNext(view, nextBox),
    ...finality(view, frame, drawn),
  ]
  return {
    shapes,
    anchors: { ...anchorsOf(view, drawn), 'next-block': { x: nextBox.x + nextBox.w / 2, y: nextBox.y } },
  }
}

interface Stone {
  /** `null`: blocks that are left out. */
  readonly block: BlockSummary | null
  readonly x: number
  readonly w: number
}
type DrawnStone = Stone & { readonly box: Rect }

/** The newest, those that are final and safe, and those that people wrote in, as far as there is room. */
function placeStones(view: L1View, left: number, right: number, density: 'wide' | 'compact'): readonly Stone[] {
  const widths = new Map(view.blocks.map((block) => [block.number, stoneWidth(view, block, density)]))
  const chosen = chooseBlocks(view, right - left, (number) => widths.get(number) ?? 0)
  const stones: Stone[] = []
  let before: number | null = null
  let x = 0
  for (const block of view.blocks) {
    if (!chosen.has(block.number)) continue
    if (before !== null && block.number > before + 1) {
      stones.push({ block: null, x, w: FOLD })
      x += FOLD
    }
    const w = widths.get(block.number) ?? 0
    stones.push({ block, x, w })
    x += w
    before = block.number
  }
  return alignRight(stones, right, right - left - x, view.blocks.length > chosen.size)
}

/** The newest stone touches the next block. What room is left goes to the stones, or, if there are no more of them, to the earth before the first. */
function alignRight(stones: readonly Stone[], right: number, spare: number, more: boolean): readonly Stone[] {
  const widened = more ? spare / Math.max(1, stones.filter(({ block }) => block !== null).length) : 0
  let x = right
  return stones
    .toReversed()
    .map((stone) => {
      const w = stone.block === null ? stone.w : stone.w + widened
      x -= w
      return { ...stone, x, w }
    })
    .reverse()
}

function chooseBlocks(view: L1View, room: number, widthOf: (number: number) => number): ReadonlySet<number> {
  const numbers = view.blocks.map(({ number }) => number)
  const newest = [...numbers].reverse()
  const written = [...view.blocks].reverse().filter(({ senders }) => senders.length > 0)
  const order = [
    ...newest.slice(0, 3),
    ...numbers.filter((number) => number === view.finalised),
    ...written.map(({ number }) => number),
    ...numbers.filter((number) => number === view.safe),
    ...newest,
  ]
  const chosen = new Set<number>()
  for (const number of order) {
    if (chosen.has(number)) continue
    const widened = [...chosen, number].sort((a, b) => a - b)
    const folds = widened.filter((each, index) => index > 0 && each !== (widened[index - 1] ?? 0) + 1).length
    const width = widened.reduce((sum, each) => sum + widthOf(each), 0) + folds * FOLD
    if (width <= room) chosen.add(number)
    else if (chosen.size >= 3 && !written.some((block) => block.number < number && !chosen.has(block.number))) break
  }
  return chosen
}

const rolesIn = (view: L1View, block: BlockSummary): readonly Role[] =>
  [...new Set(block.senders.map((sender) => roleOf(view, sender)))].slice(0, MOST_MARKS)
const numberOf = ({ number }: BlockSummary): string => t('l1Drawing.blockNumber', { n: groupDigits(number) })
const feeOf = (wei: string): string => weiToGwei(wei, 2)

function stoneWidth(view: L1View, block: BlockSummary, density: 'wide' | 'compact'): number {
  const marks = rolesIn(view, block).length * (MARK + 3)
  const padding = density === 'wide' ? 19 : 13
  const number = textWidth(numberOf(block), { style: 'mono' })
  const fee = density === 'wide' ? textWidth(feeOf(block.baseFeeWei), { style: 'mono' }) : 0
  return Math.round(Math.max(density === 'wide' ? 54 : 46, number + padding + marks, fee + padding))
}

/** Where a stone's words stand, and its first mark. */
function rulesOf({ x, y, w, h }: Rect) {
  const tall = h >= 36
  const inset = tall ? 9 : 6
  const baseline = tall ? y + 17 : y + h / 2 + 4
  return { tall, inset, baseline, mark: { x: x + w - inset - MARK / 2, y: baseline - 4 } }
}

function drawStone(view: L1View, block: BlockSummary, box: Rect): Shape {
  const { tall, inset, baseline } = rulesOf(box)
  const marks = rolesIn(view, block).map((role, index) =>
    roleMark(role, box.x + box.w - inset - MARK / 2 - index * (MARK + 3), baseline - 4, MARK),
  )
  const state =
    block.number <= view.finalised ? t('l1Drawing.saysFinal') : block.number <= view.safe ? t('l1Drawing.saysSafe') : ''
  const isCrowded = view.crowdPool !== undefined
  const full = block.gasUsed / Math.max(1, block.gasLimit)
  const label = t('l1Drawing.saysBlock', {
    n: block.number,
    fee: feeOf(block.baseFeeWei),
    txs: block.transactions.length,
    state: isCrowded ? t('l1Drawing.saysFull', { n: Math.round(full * 100) }) + state : state,
  })
  return object(`block:${block.number}`, label, box, [
    ...(isCrowded ? filledStone(box, full) : [rect(box, 'stone', 'line')]),
    text(box.x + inset, baseline, numberOf(block), 'mono'),
    ...marks,
    ...(tall ? [text(box.x + inset, baseline + 15, feeOf(block.baseFeeWei), 'mono', { tone: 'ink-2' })] : []),
  ])
}

/** Where a crowd wants in, how full a block is matters: stone up to what was used, and a notch at the target. */
function filledStone(box: Rect, full: number): readonly Shape[] {
  const level = Math.round(box.h * Math.min(1, full) * 10) / 10
  return [
    rect(box, 'cellar'),
    rect({ ...box, y: box.y + box.h - level, h: level }, 'stone'),
    rect(box, 'none', 'line'),
    // between two lines of words; where there is one, it would run into it
    ...(rulesOf(box).tall ? [line(`M${box.x} ${box.y + box.h / 2}h4`)] : []),
  ]
}

const drawFold = (box: Rect): readonly Shape[] => [
  rect(box, 'stone'),
  line(`M${box.x} ${box.y}h${box.w}M${box.x} ${box.y + box.h}h${box.w}`),
  text(box.x + box.w / 2, box.y + box.h / 2 + 3, '···', 'fact', { anchor: 'middle' }),
]

/** The block that is not there yet: dashed, with the time until it is sealed. */
function drawNext(view: L1View, box: Rect): Shape {
  const fee = feeOf(view.baseFeeWei)
  const tall = box.h >= 36
  const middle = box.x + box.w / 2
  return object('next-block', t('l1Drawing.saysNextBlock', { s: countdown(view), fee }), box, [
    rect({ x: box.x + 1, y: box.y, w: box.w - 1, h: box.h }, 'none', 'dashed'),
    text(middle, tall ? box.y + 17 : box.y + box.h / 2 + 4, countdown(view), 'mono', { anchor: 'middle', bold: true }),
    ...(tall ? [text(middle, box.y + 32, fee, 'mono', { anchor: 'middle', tone: 'ink-2' })] : []),
  ])
}

function countdown({ now, nextBlockAt }: L1View): string {
  const seconds = Math.max(0, Math.ceil(nextBlockAt - now))
  return seconds < 90
    ? t('l1Drawing.nextIn', { s: String(seconds) })
    : t('l1Drawing.nextAfter', { span: duration(seconds) })
}

const nextWidth = (view: L1View): number =>
  Math.round(
    Math.max(
      66,
      textWidth(countdown(view), { style: 'mono' }) + 20,
      textWidth(feeOf(view.baseFeeWei), { style: 'mono' }) + 20,
    ),
  )

/** What can no longer change has the final line under it; the word stands below, at its end. */
function finality(view: L1View, frame: Frame, stones: readonly DrawnStone[]): readonly Shape[] {
  const y = frame.cellarTop
  const edgeOf = (upTo: number) => {
    const last = stones.filter(({ block }) => block !== null && block.number <= upTo).at(-1)
    return last === undefined ? null : last.box.x + last.box.w
  }
  const final = edgeOf(view.finalised)
  const safe = edgeOf(view.safe)
  const shapes: Shape[] = []
  const word = (edge: number, from: number, words: string, bold: boolean) => {
    const width = textWidth(words, { style: 'fact', bold })
    const x = Math.max(from, edge - width - 4)
    shapes.push(text(x, y + 17, words, 'fact', bold ? { bold, tone: 'ink' } : {}))
    return x + width + 10
  }
  const first = stones[0]?.box.x ?? frame.left
  if (safe !== null && safe > (final ?? first)) shapes.push(line(`M${final ?? first} ${y + 1.5}H${safe}`, 'wall'))
  if (final !== null) shapes.push(line(`M${first} ${y + 2.5}H${final}`, 'final'))
  if (frame.room.composition !== 'wide') return shapes
  const free = final === null ? first : word(final, first + 4, t('l1Drawing.final'), true)
  if (safe !== null && safe > (final ?? first) && safe - 30 > free) word(safe, free, t('l1Drawing.safe'), false)
  return shapes
}

/** Tokens land where their mark will stand. Blocks that are left out are met at their fold; what they hold too. */
function anchorsOf(view: L1View, stones: readonly DrawnStone[]): { readonly [id: string]: Point } {
  const anchors: Record<string, Point> = {}
  let covering: DrawnStone | undefined
  // the dots of a fold are not run over
  const landing = ({ block, box }: DrawnStone): Point =>
    block === null ? { x: middleOf(box).x, y: box.y + Math.min(5, box.h / 4) } : rulesOf(box).mark
  for (const { number } of view.blocks) {
    covering =
      stones.find(({ block }) => block?.number === number) ?? foldBefore(stones, number) ?? covering ?? stones[0]
    if (covering) anchors[`block:${number}`] = landing(covering)
  }
  for (const { hash, block } of view.transactions) {
    const at = block === null ? undefined : anchors[`block:${block}`]
    if (at) anchors[`tx:${hash}`] = at
  }
  return anchors
}

const foldBefore = (stones: readonly DrawnStone[], number: number): DrawnStone | undefined => {
  const after = stones.findIndex(({ block }) => block !== null && block.number > number)
  return after > 0 ? stones[after - 1] : undefined
}
