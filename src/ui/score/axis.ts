// Simulated time on a line: stretches where something happens keep one scale, long silences are folded.
// Pure and monotonic both ways, so that every moment has its place and every place its moment, folds included.

export interface Stretch {
  readonly folded: boolean
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
}

export interface Axis {
  readonly left: number
  readonly right: number
  /** Unfolded and folded stretches in turn, from the left edge to the right. */
  readonly stretches: readonly Stretch[]
  /** Corners of the map between time and place, rising in both. */
  readonly knots: readonly { readonly t: number; readonly x: number }[]
}

export interface AxisInput {
  /** Times at which something worth seeing happens, in any order. */
  readonly notable: readonly number[]
  /** Times at which the heartbeat leaves a mark: they give notable times a neighbourhood. */
  readonly routine: readonly number[]
  readonly start: number
  readonly end: number
  readonly left: number
  readonly right: number
  readonly foldWidth: number
}

/** Shorter silences are never folded. */
const SHORTEST_FOLD = 120
/** A silence is folded when it would take more than this share of what is not folded. */
const FOLD_SHARE = 0.22
/** Between a stretch's edge and its first mark. */
const PADDING = 10
const NARROWEST = 24
/** A fold needs this much axis around it to be worth its place. */
const ROOM_PER_FOLD = 96

export function foldAxis({ notable, routine, start, end, left, right, foldWidth }: AxisInput): Axis {
  const times = withNeighbours(notable, routine, start, end)
  const folds = chooseFolds(times, Math.floor((right - left) / ROOM_PER_FOLD))
  const parts: { from: number; to: number }[] = []
  let from = times[0] ?? start
  times.forEach((time, index) => {
    const next = times[index + 1]
    if (next !== undefined && !folds.has(index)) return
    parts.push({ from, to: time })
    if (next !== undefined) from = next
  })
  const widths = widthsOf(
    parts.map((part) => part.to - part.from),
    right - left - (parts.length - 1) * foldWidth,
  )
  const stretches: Stretch[] = []
  const knots: { t: number; x: number }[] = []
  let x = left
  parts.forEach((part, index) => {
    const width = widths[index] ?? 0
    const before = parts[index - 1]
    if (before) {
      stretches.push({ folded: true, from: before.to, to: part.from, left: x, right: x + foldWidth })
      x += foldWidth
    }
    stretches.push({ folded: false, ...part, left: x, right: x + width })
    const padding = Math.min(PADDING, width / 3)
    if (part.to > part.from) knots.push({ t: part.from, x: x + padding }, { t: part.to, x: x + width - padding })
    else knots.push({ t: part.from, x: x + (parts.length === 1 ? padding : width / 2) })
    x += width
  })
  return { left, right, stretches, knots }
}

/** The last beat before and the first after a notable time stay beside it, and the newest beats stay in sight. */
function withNeighbours(
  notable: readonly number[],
  routine: readonly number[],
  start: number,
  end: number,
): readonly number[] {
  const beats = [...new Set(routine)].filter((time) => time >= start && time <= end).sort((a, b) => a - b)
  const kept = new Set([start, end, ...notable.filter((time) => time >= start && time <= end), ...beats.slice(-3)])
  for (const time of [...kept]) {
    const after = firstAbove(beats, time)
    const [previous, next] = [beats[after - 1] === time ? beats[after - 2] : beats[after - 1], beats[after]]
    if (previous !== undefined) kept.add(previous)
    if (next !== undefined) kept.add(next)
  }
  return [...kept].sort((a, b) => a - b)
}

function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Indices of times after which the axis is folded: the longest silences first, while they dwarf the rest. */
function chooseFolds(times: readonly number[], most: number): ReadonlySet<number> {
  const gaps = times.slice(1).map((time, index) => ({ index, length: time - (times[index] ?? time) }))
  let open = gaps.reduce((sum, { length }) => sum + length, 0)
  const folds = new Set<number>()
  for (const { index, length } of gaps.toSorted((a, b) => b.length - a.length || a.index - b.index)) {
    if (folds.size >= most || length < SHORTEST_FOLD || length < FOLD_SHARE * open) break
    folds.add(index)
    open -= length
  }
  return folds
}

/** Widths in proportion to durations, none too narrow to hold a mark. */
function widthsOf(durations: readonly number[], room: number): readonly number[] {
  const least = Math.min(NARROWEST + 2 * PADDING, room / Math.max(1, durations.length))
  let spare = room - least * durations.length
  const sum = durations.reduce((total, each) => total + each, 0)
  if (sum === 0) return durations.map(() => least + spare / Math.max(1, durations.length))
  spare = Math.max(0, spare)
  return durations.map((duration) => least + (spare * duration) / sum)
}

export const xOf = ({ knots }: Axis, time: number): number =>
  interpolate(
    knots,
    time,
    (knot) => knot.t,
    (knot) => knot.x,
  )
export const timeAt = ({ knots }: Axis, x: number): number =>
  interpolate(
    knots,
    x,
    (knot) => knot.x,
    (knot) => knot.t,
  )

function interpolate<K>(knots: readonly K[], value: number, of: (knot: K) => number, to: (knot: K) => number): number {
  let [low, high] = [0, knots.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const knot = knots[middle]
    if (knot !== undefined && of(knot) <= value) low = middle
    else high = middle - 1
  }
  const [knot, next] = [knots[low], knots[low + 1]]
  if (knot === undefined) return 0
  if (next === undefined || value <= of(knot)) return to(knot)
  return to(knot) + ((to(next) - to(knot)) * (value - of(knot))) / (of(next) - of(knot))
}
