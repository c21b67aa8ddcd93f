import type { Point } from '../types.ts'

// The way a token takes: down or up, sideways in a channel where nothing is crossed, down or up again. Through several
// storeys it goes by a shaft, from the first channel on its way to the last.

export interface Route {
  /** As SVG draws it, with rounded corners. */
  readonly d: string
  readonly length: number
  readonly points: readonly Point[]
}

const CORNER = 8
const STEPS = 5

export function routeBetween(
  from: Point,
  to: Point,
  channels: readonly number[],
  shafts: readonly number[] = [],
): Route {
  const corners = shafts.length > 0 ? cornersByShaft(from, to, channels, shafts) : cornersOf(from, to, channels)
  const points: Point[] = [from]
  let d = `M${round(from.x)} ${round(from.y)}`
  for (let index = 1; index < corners.length; index++) {
    const [before, corner, after] = [corners[index - 1], corners[index], corners[index + 1]]
    if (!before || !corner) continue
    if (!after) {
      points.push(corner)
      d += `L${round(corner.x)} ${round(corner.y)}`
      continue
    }
    const radius = Math.min(CORNER, distance(before, corner) / 2, distance(corner, after) / 2)
    const enter = towards(corner, before, radius)
    const leave = towards(corner, after, radius)
    for (let step = 0; step <= STEPS; step++) points.push(onCurve(enter, corner, leave, step / STEPS))
    d += `L${round(enter.x)} ${round(enter.y)}Q${round(corner.x)} ${round(corner.y)} ${round(leave.x)} ${round(leave.y)}`
  }
  return { d, length: lengthOf(points), points }
}

function cornersOf(from: Point, to: Point, channels: readonly number[]): readonly Point[] {
  if (Math.abs(from.x - to.x) < 1 || Math.abs(from.y - to.y) < 1) return [from, to]
  const [low, high] = [Math.min(from.y, to.y), Math.max(from.y, to.y)]
  const between = channels.filter((y) => y > low && y < high)
  const level =
    between.reduce<number | null>(
      (best, y) => (best === null || Math.abs(y - to.y) < Math.abs(best - to.y) ? y : best),
      null,
    ) ?? (from.y + to.y) / 2
  return [from, { x: from.x, y: level }, { x: to.x, y: level }, to]
}

/** An end that stands in a channel has arrived there already. */
function cornersByShaft(
  from: Point,
  to: Point,
  channels: readonly number[],
  shafts: readonly number[],
): readonly Point[] {
  const [low, high] = [Math.min(from.y, to.y), Math.max(from.y, to.y)]
  const crossed = channels.filter((y) => y >= low && y <= high).sort((a, b) => (from.y <= to.y ? a - b : b - a))
  const [first, last] = [crossed[0], crossed.at(-1)]
  if (first === undefined || last === undefined) return cornersOf(from, to, channels)
  const around = (x: number) => Math.abs(from.x - x) + Math.abs(to.x - x)
  const shaft = shafts.reduce((best, x) => (around(x) < around(best) ? x : best))
  const sideways =
    first === last
      ? [
          { x: from.x, y: first },
          { x: to.x, y: first },
        ]
      : [
          { x: from.x, y: first },
          { x: shaft, y: first },
          { x: shaft, y: last },
          { x: to.x, y: last },
        ]
  const all = [from, ...sideways, to]
  return all.filter((point, index) => {
    const before = all[index - 1]
    return before === undefined || index === all.length - 1 || distance(before, point) >= 1
  })
}

/** Where a token is after this share of the way. */
export function pointAt({ points, length }: Route, share: number): Point {
  const first = points[0] ?? { x: 0, y: 0 }
  let left = Math.max(0, Math.min(1, share)) * length
  for (let index = 1; index < points.length; index++) {
    const [before, after] = [points[index - 1] ?? first, points[index] ?? first]
    const step = distance(before, after)
    if (left <= step && step > 0) return mix(before, after, left / step)
    left -= step
  }
  return points.at(-1) ?? first
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const mix = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
const towards = (from: Point, to: Point, by: number): Point =>
  mix(from, to, by / Math.max(distance(from, to), Number.EPSILON))
const onCurve = (a: Point, corner: Point, b: Point, t: number): Point => mix(mix(a, corner, t), mix(corner, b, t), t)
const lengthOf = (points: readonly Point[]): number =>
  points.slice(1).reduce((sum, point, index) => sum + distance(points[index] ?? point, point), 0)
const round = (value: number): number => Math.round(value * 10) / 10
