import { type Constraints, product } from '../circuit/constraints.ts'
import { constant, minus, plus, read, type Signal, scaled } from '../circuit/signal.ts'
import { inverse, R } from '../field.ts'
import { either } from '../gadgets/choice.ts'
import { type Ahead, aheadOfConstant, aheadOfMultiple, NOTHING_AHEAD } from './ahead.ts'
import { A, addPoints, D, NEUTRAL, type Point } from './curve.ts'

export interface PointSignal {
  readonly x: Signal
  readonly y: Signal
}

export const constantPoint = ({ x, y }: Point): PointSignal => ({ x: constant(x), y: constant(y) })

export function enforceOnCurve(constraints: Constraints, name: string, { x, y }: PointSignal): void {
  constraints.within(name, () => {
    const xx = product(constraints, 'x squared', x, x)
    const yy = product(constraints, 'y squared', y, y)
    constraints.enforce('the curve holds', scaled(xx, D), yy, minus(plus(scaled(xx, A), yy), constant(1n)))
  })
}

/** Complete: right for every pair of points, doubling and the neutral one among them. Six constraints. */
export function added(
  constraints: Constraints,
  name: string,
  p: PointSignal,
  q: PointSignal,
  ahead: Ahead = NOTHING_AHEAD,
): PointSignal {
  return constraints.within(name, () => {
    const left = product(constraints, 'x₁y₂', p.x, q.y)
    const right = product(constraints, 'y₁x₂', p.y, q.x)
    // (y₁ − a·x₁)(x₂ + y₂) holds the two products that y needs, and the two that are known.
    const crossed = product(constraints, 'crossed', minus(p.y, scaled(p.x, A)), plus(q.x, q.y))
    const all = product(constraints, 'x₁y₂·y₁x₂', left, right)
    const bend = scaled(all, D)
    const belowX = plus(constant(1n), bend)
    const aboveX = plus(left, right)
    const belowY = minus(constant(1n), bend)
    const aboveY = plus(minus(crossed, right), scaled(left, A))
    const { x, y } = quotients(constraints, [aboveX, belowX], [aboveY, belowY], ahead)
    constraints.enforce('x of the sum', belowX, x, aboveX)
    constraints.enforce('y of the sum', belowY, y, aboveY)
    return { x, y }
  })
}

/** Complete as well, and one constraint less. */
export function doubled(
  constraints: Constraints,
  name: string,
  p: PointSignal,
  ahead: Ahead = NOTHING_AHEAD,
): PointSignal {
  return constraints.within(name, () => {
    const xy = product(constraints, 'xy', p.x, p.y)
    const axx = scaled(product(constraints, 'xx', p.x, p.x), A)
    const yy = product(constraints, 'yy', p.y, p.y)
    const belowX = plus(axx, yy)
    const aboveX = scaled(xy, 2n)
    const belowY = minus(constant(2n), belowX)
    const aboveY = minus(yy, axx)
    const { x, y } = quotients(constraints, [aboveX, belowX], [aboveY, belowY], ahead)
    constraints.enforce('x of the double', belowX, x, aboveX)
    constraints.enforce('y of the double', belowY, y, aboveY)
    return { x, y }
  })
}

type Fraction = readonly [above: Signal, below: Signal]

/** The two coordinates, not yet held to anything: one inversion, which is dear, serves both. */
function quotients(
  constraints: Constraints,
  [aboveX, belowX]: Fraction,
  [aboveY, belowY]: Fraction,
  ahead: Ahead,
): PointSignal {
  let partner = 0n
  const x = constraints.wire('x', () => {
    const below = (read(belowX) * read(belowY)) % R
    partner = ahead.get(below) ?? inverse(below)
    return (((read(aboveX) * read(belowY)) % R) * partner) % R
  })
  const y = constraints.wire('y', () => (((read(aboveY) * read(belowX)) % R) * partner) % R)
  return { x, y }
}

const eitherPoint = (constraints: Constraints, name: string, bit: Signal, p: PointSignal, q: PointSignal) => ({
  x: either(constraints, `${name}: x`, bit, p.x, q.x),
  y: either(constraints, `${name}: y`, bit, p.y, q.y),
})

/** From a point and the bits of a number, low one first: two bits at a time, from the top. */
export function multiplied(
  constraints: Constraints,
  name: string,
  point: PointSignal,
  bits: readonly Signal[],
): PointSignal {
  return constraints.within(name, () => {
    const ahead = aheadOfMultiple(point, bits)
    const twice = doubled(constraints, 'twice', point, ahead)
    const thrice = added(constraints, 'thrice', twice, point, ahead)
    const multiples = [constantPoint(NEUTRAL), point, twice, thrice]
    let result: PointSignal | null = null
    for (let low = bits.length - 1 - ((bits.length - 1) % 2); low >= 0; low -= 2) {
      result = constraints.within(`bits ${low} and ${low + 1}`, () => {
        const chosen = oneOfFour(constraints, multiples, bits[low], bits[low + 1])
        if (result === null) return chosen
        const twofold = doubled(constraints, 'doubled', result, ahead)
        const fourfold = doubled(constraints, 'doubled again', twofold, ahead)
        return added(constraints, 'chosen one added', fourfold, chosen, ahead)
      })
    }
    return result ?? constantPoint(NEUTRAL)
  })
}

/** The same for a point that everybody knows: its multiples are constants, and nothing is doubled. */
export function multipliedConstant(
  constraints: Constraints,
  name: string,
  point: Point,
  bits: readonly Signal[],
): PointSignal {
  return constraints.within(name, () => {
    let result: PointSignal | null = null
    const table = tableOf(point)
    const ahead = aheadOfConstant(table, bits)
    for (let low = 0; low < bits.length; low += 2) {
      const multiples = (table[low / 2] ?? []).map(constantPoint)
      result = constraints.within(`bits ${low} and ${low + 1}`, () => {
        const chosen = oneOfFour(constraints, multiples, bits[low], bits[low + 1])
        return result === null ? chosen : added(constraints, 'chosen one added', result, chosen, ahead)
      })
    }
    return result ?? constantPoint(NEUTRAL)
  })
}

const tables = new WeakMap<Point, readonly (readonly Point[])[]>()
const MOST_BITS = 254

/** Of 4ⁱ times the point: nothing, itself, its double and its triple. */
function tableOf(point: Point): readonly (readonly Point[])[] {
  const known = tables.get(point)
  if (known) return known
  const table: Point[][] = []
  for (let base = point; 2 * table.length < MOST_BITS; ) {
    const twice = addPoints(base, base)
    table.push([NEUTRAL, base, twice, addPoints(twice, base)])
    base = addPoints(twice, twice)
  }
  tables.set(point, table)
  return table
}

/** Six constraints; two where the points are constants. */
function oneOfFour(
  constraints: Constraints,
  points: readonly PointSignal[],
  low: Signal = constant(0n),
  high: Signal = constant(0n),
): PointSignal {
  const [p0, p1, p2, p3] = points as [PointSignal, PointSignal, PointSignal, PointSignal]
  const bottom = eitherPoint(constraints, 'lower pair', low, p0, p1)
  const top = eitherPoint(constraints, 'upper pair', low, p2, p3)
  return eitherPoint(constraints, 'pair', high, bottom, top)
}
