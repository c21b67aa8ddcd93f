import { fitted, textWidth } from '../stage/metric.ts'
import type { Axis } from './axis.ts'
import type { Run, Slur } from './marks.ts'
import { LANES, type Lane } from './types.ts'

export interface Label {
  readonly lane: Lane
  readonly x: number
  readonly words: string
  readonly bold: boolean
}

type LaneHeights = { readonly [lane in Lane]: number }

const GAP = 8
const type = (bold: boolean) => ({ style: 'fact', bold }) as const
const LONGEST = 150

/** Words beside marks, as many as have room: what is final first, then runs, then the newest. */
export function labelsOf(
  runs: readonly Run[],
  slurs: readonly Slur[],
  axis: Axis,
  laneY: LaneHeights,
  runWords: (run: Run) => string,
  /** Where the playhead mostly stands: at the end of what has happened. */
  headX: number,
): readonly Label[] {
  const head = [{ left: headX - 1, right: headX + 1 }]
  const lines = new Map(LANES.map((lane) => [lane, crossings(slurs, lane, laneY)]))
  const takenIn = new Map<Lane, Extent[]>(LANES.map((lane) => [lane, []]))
  const labels: Label[] = []
  for (const run of [...runs].sort((a, b) => rankOf(b) - rankOf(a) || b.right - a.right)) {
    if (run.weight === 'routine' && run.marks.length === 1) continue
    const bold = run.weight === 'final'
    const words = fitted(runWords(run), LONGEST, type(bold))
    const width = textWidth(words, type(bold))
    const middle = (run.left + run.right) / 2
    const stretch = axis.stretches.find(({ folded, left, right }) => !folded && middle >= left && middle <= right)
    if (!stretch || width > stretch.right - stretch.left) continue
    const others = takenIn.get(run.lane) ?? []
    const passing = lines.get(run.lane) ?? []
    // under its mark, or beside a line that passes there; beside other words it would seem to be theirs
    const places = [middle, middle - width / 2 - GAP, middle + width / 2 + GAP].map((wish) => {
      const x = Math.max(stretch.left + width / 2, Math.min(stretch.right - width / 2, wish))
      return { x, left: x - width / 2 - GAP / 2, right: x + width / 2 + GAP / 2 }
    })
    const taken = places.findIndex((place) => meets(place, others))
    const free = taken === -1 ? places : places.slice(0, taken)
    const clear = free.filter((place) => !meets(place, passing))
    const place = clear.find((each) => !meets(each, head)) ?? clear[0]
    if (place === undefined) continue
    others.push(place)
    labels.push({ lane: run.lane, x: place.x, words, bold })
  }
  return labels
}

const meets = (box: Extent, others: readonly Extent[]): boolean =>
  others.some((other) => box.left < other.right && box.right > other.left)

interface Extent {
  readonly left: number
  readonly right: number
}

/** Words stand under their lane from here to there; people’s stand above it, where nothing passes. */
const WORDS = { top: 6, bottom: 21 } as const

/** Where slurs pass the words of a lane: those that come from below it or go there. */
function crossings(slurs: readonly Slur[], lane: Lane, laneY: LaneHeights): Extent[] {
  if (lane === 'people') return []
  const [top, bottom] = [laneY[lane] + WORDS.top, laneY[lane] + WORDS.bottom]
  return slurs.flatMap(({ from, to }) => {
    const [y1, y2] = [laneY[from.lane], laneY[to.lane]]
    if (Math.min(y1, y2) >= bottom || Math.max(y1, y2) <= bottom) return []
    const at = (y: number) => from.x + (to.x - from.x) * Math.max(0, Math.min(1, (y - y1) / (y2 - y1)))
    const [a, b] = [at(top), at(bottom)]
    return [{ left: Math.min(a, b) - 1, right: Math.max(a, b) + 1 }]
  })
}

const rankOf = ({ weight, marks }: Run): number =>
  weight === 'final' || weight === 'undone' ? 3 : weight === 'routine' ? 0 : marks.length > 1 ? 2 : 1
