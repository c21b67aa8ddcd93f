import { area, line, type Part, rect, text } from './draw.ts'
import { fitted, wrap } from './metric.ts'
import type { Room } from './room.ts'
import type { Shape } from './types.ts'

// The building that every system lives in, from the top: people, L2, the floor, L1, the blocks, the blob cellar.
// Up and down is trust; the same order as the lanes of the score.

export interface Frame {
  readonly room: Room
  /** Inner edges of the building. */
  readonly left: number
  readonly right: number
  /** Where people stand: the top of their floor. */
  readonly peopleFloor: number
  readonly l2Top: number
  readonly l2Floor: number
  readonly hallTop: number
  readonly hallFloor: number
  readonly cellarTop: number
  readonly cellarBottom: number
}

interface Heights {
  readonly people: number
  readonly l2: number
  readonly hall: number
  readonly stones: number
  readonly cellar: number
}

export interface StoreyWords {
  readonly name: string
  /** Under the name in the margin; in a narrow drawing behind it. */
  readonly fact: string
}
export interface BuildingWords {
  readonly people: StoreyWords
  readonly l2: StoreyWords
  readonly l1: StoreyWords
  readonly stones: StoreyWords
  readonly blobs: StoreyWords
}

const LEVELS = ['+2', '+1', '±0', '−1'] as const

/** Thickness of what the section cuts: the people's floor, the floor to L1, L1's walls. */
const CUTS = {
  wide: { peopleFloor: 4, floor: 6, wall: 9, overhang: 6, below: 10 },
  narrow: { peopleFloor: 4, floor: 6, wall: 7, overhang: 4, below: 4 },
  short: { peopleFloor: 3, floor: 5, wall: 6, overhang: 4, below: 0 },
} as const

const EDGES = { wide: { left: 96, right: 16 }, narrow: { left: 4, right: 4 }, short: { left: 4, right: 4 } } as const

/** `least`: what each storey needs. Height that is left over goes to the storeys by `share`. */
export function frameOf(room: Room, least: Heights, share: Heights): Frame {
  const cuts = CUTS[room.composition]
  const edges = EDGES[room.composition]
  const sum = ({ people, l2, hall, stones, cellar }: Heights) => people + l2 + hall + stones + cellar
  const spare = Math.max(0, room.height - sum(least) - cuts.peopleFloor - cuts.floor - cuts.below)
  const heightOf = (storey: keyof Heights) => Math.floor(least[storey] + (spare * share[storey]) / sum(share))
  const peopleFloor = heightOf('people')
  const l2Top = peopleFloor + cuts.peopleFloor
  const l2Floor = l2Top + heightOf('l2')
  const hallTop = l2Floor + cuts.floor
  const hallFloor = hallTop + heightOf('hall')
  const cellarTop = hallFloor + heightOf('stones')
  return {
    room,
    left: edges.left,
    right: room.width - edges.right,
    peopleFloor,
    l2Top,
    l2Floor,
    hallTop,
    hallFloor,
    cellarTop,
    cellarBottom: cellarTop + heightOf('cellar'),
  }
}

/** Drawn height of a frame, what lies below the cellar included. */
export const heightOfFrame = (frame: Frame): number => frame.cellarBottom + CUTS[frame.room.composition].below

/** In the line between L1's blocks and what stands on them: a route crosses no words there. */
export const underTheHall = ({ hallFloor }: Frame): number => hallFloor

/** Between the word for what is final and the crates. */
export const overTheCrates = ({ room, cellarTop }: Frame): readonly number[] =>
  room.composition === 'short' ? [] : [cellarTop + 21]

/** The empty building: grounds, cuts, walls, level marks. Everything else stands in it. */
export function building(frame: Frame, words: BuildingWords): Part {
  const { room, left, right, peopleFloor, l2Top, l2Floor, hallTop, hallFloor, cellarTop, cellarBottom } = frame
  const cuts = CUTS[room.composition]
  const width = right - left
  const outer = { left: left - cuts.overhang, right: right + cuts.overhang }
  const post = room.composition === 'wide' ? 4 : 3
  const wall = { w: cuts.wall, y: hallTop, h: hallFloor - hallTop }
  const shapes: Shape[] = [
    rect({ x: left, y: l2Top, w: width, h: l2Floor - l2Top }, 'surface'),
    rect({ x: left, y: hallTop, w: width, h: hallFloor - hallTop }, 'ground'),
    rect({ x: left, y: cellarTop, w: width, h: cellarBottom - cellarTop }, 'cellar'),
    ...earth(frame),
    rect({ x: left, y: peopleFloor, w: width, h: cuts.peopleFloor }, 'ink'),
    line(`M${left + post} ${l2Top}V${l2Floor}M${right - post} ${l2Top}V${l2Floor}`),
    rect({ x: outer.left, y: l2Floor, w: outer.right - outer.left, h: cuts.floor }, 'ink'),
    rect({ x: outer.left, ...wall }, 'stone', 'line'),
    rect({ x: outer.right - cuts.wall, ...wall }, 'stone', 'line'),
    ...levelMarks(frame, words),
  ]
  return { shapes, anchors: {} }
}

/** The ground around the cellar. */
function earth({ room, left, right, cellarTop, cellarBottom }: Frame): readonly Shape[] {
  const { below } = CUTS[room.composition]
  if (below === 0) return []
  const side = room.composition === 'wide' ? 12 : 4
  const inset = room.composition === 'wide' ? 0 : 2
  const [outerLeft, outerRight] = [left - side, right + side]
  const [innerLeft, innerRight] = [left + inset, right - inset]
  const bottom = cellarBottom + below
  return [
    area(
      `M${outerLeft} ${cellarTop}H${innerLeft}V${cellarBottom}H${innerRight}V${cellarTop}H${outerRight}V${bottom}H${outerLeft}Z`,
      'hatch',
    ),
  ]
}

function levelMarks(frame: Frame, words: BuildingWords): readonly Shape[] {
  const { room, peopleFloor, l2Top, l2Floor, hallTop, hallFloor, cellarTop, cellarBottom } = frame
  if (room.composition === 'wide') {
    const bases = [peopleFloor + 2, l2Floor + 3, hallFloor, cellarBottom]
    const storeys = [words.people, words.l2, words.l1, words.blobs]
    const rows = storeys.flatMap((storey, index) => marginMark(bases[index] ?? 0, LEVELS[index] ?? '', storey))
    return [...rows, ...stoneWords(frame, words.stones)]
  }
  if (room.composition === 'narrow') {
    const put = (y: number, level: string, { name, fact }: StoreyWords, halo?: 'surface' | 'ground') =>
      text(
        14,
        y,
        fitted(fact === '' ? `${level} ${name}` : `${level} ${name}, ${fact}`, room.width - 28, { style: 'unit' }),
        'unit',
        halo === undefined ? {} : { halo },
      )
    return [
      put(14, LEVELS[0], words.people),
      put(l2Top + 16, LEVELS[1], words.l2, 'surface'),
      put(hallTop + 16, LEVELS[2], { ...words.l1, fact: '' }, 'ground'),
      put(cellarTop + 17, LEVELS[3], words.blobs),
    ]
  }
  const level = (y: number, mark: string) => text(12, y, mark, 'mono', { tone: 'ink-3' })
  return [
    level(peopleFloor - 11, LEVELS[0]),
    level((l2Top + l2Floor) / 2 + 4, LEVELS[1]),
    level(hallTop + 16, LEVELS[2]),
    level(cellarTop + 17, LEVELS[3]),
  ]
}

/** A level mark stands in the margin, on the line of the floor that it names. */
function marginMark(base: number, level: string, { name, fact }: StoreyWords): readonly Shape[] {
  const facts = wrap(fact, 58, 2, { style: 'fact' }) ?? [fitted(fact, 58, { style: 'fact' })]
  const [second, first] = [...facts].reverse()
  return [
    text(8, base - 38, fitted(name, 54, { style: 'label' }), 'label'),
    text(66, base - 38, level, 'mono', { tone: 'ink-3' }),
    ...(first === undefined
      ? [text(8, base - 22, second ?? '', 'fact')]
      : [text(8, base - 22, first, 'fact'), text(8, base - 7, second ?? '', 'fact')]),
    line(`M8 ${base}h76`, 'hair'),
    line(`M69 ${base - 9}h9l-4.5 9z`),
  ]
}

/** What the rows of the stones say, in the margin beside them. */
function stoneWords({ hallFloor }: Frame, { name, fact }: StoreyWords): readonly Shape[] {
  return [
    text(8, hallFloor + 17, fitted(name, 76, { style: 'fact' }), 'fact'),
    text(8, hallFloor + 33, fitted(fact, 76, { style: 'unit' }), 'unit'),
  ]
}
