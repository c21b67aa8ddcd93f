import type { Signal } from '../circuit/signal.ts'
import { inverses, R, reduced } from '../field.ts'
import { A, addProjective, affineEach, D, NEUTRAL, type Point, type Projective, projective } from './curve.ts'

// A witness needs an inversion for each sum of points, and a signature has five hundred of them, each of which needs the one
// before. So the way is gone once ahead, without any, and all that will have to be inverted is inverted at once. It is a
// guess and no more: a witness that was tampered with goes another way, finds nothing here, and inverts for itself.

/** By number, its inverse. */
export type Ahead = ReadonlyMap<bigint, bigint>

export const NOTHING_AHEAD: Ahead = new Map()

/** Low bit first, two at a time, from the top: as `multiplied` goes. */
export function aheadOfMultiple(point: { readonly x: Signal; readonly y: Signal }, bits: readonly Signal[]): Ahead {
  const digits = digitsOf(bits)
  if (digits === null || point.x.value === null || point.y.value === null) return NOTHING_AHEAD
  const sums: Sum[] = []
  const once = projective({ x: point.x.value, y: point.y.value })
  const twice = noted(sums, once, once)
  const multiples = [projective(NEUTRAL), once, twice, noted(sums, twice, once)]
  digits
    .toReversed()
    .map((digit) => multiples[digit] ?? once)
    .reduce((result, chosen) => {
      const twofold = noted(sums, result, result)
      return noted(sums, noted(sums, twofold, twofold), chosen)
    })
  return inverted(sums)
}

/** From the bottom, by a table: as `multipliedConstant` goes. */
export function aheadOfConstant(table: readonly (readonly Point[])[], bits: readonly Signal[]): Ahead {
  const digits = digitsOf(bits)
  if (digits === null) return NOTHING_AHEAD
  const sums: Sum[] = []
  digits
    .map((digit, index) => projective(table[index]?.[digit] ?? NEUTRAL))
    .reduce((result, chosen) => noted(sums, result, chosen))
  return inverted(sums)
}

type Sum = readonly [Projective, Projective]

function noted(sums: Sum[], p: Projective, q: Projective): Projective {
  sums.push([p, q])
  return addProjective(p, q)
}

/** Null while a circuit is compiled. */
function digitsOf(bits: readonly Signal[]): number[] | null {
  const digits: number[] = []
  for (let low = 0; low < bits.length; low += 2) {
    const [bit, next] = [bits[low]?.value ?? null, low + 1 < bits.length ? (bits[low + 1]?.value ?? null) : 0n]
    if (bit === null || next === null) return null
    digits.push(Number(bit + 2n * next))
  }
  return digits.length === 0 ? null : digits
}

function inverted(sums: readonly Sum[]): Ahead {
  const points = affineEach(sums.flat())
  const below = sums.map(([p, q], index) => {
    const [left, right] = [points[2 * index] ?? NEUTRAL, points[2 * index + 1] ?? NEUTRAL]
    return p === q ? belowDouble(left) : belowSum(left, right)
  })
  const partners = inverses(below)
  return new Map(below.map((number, index) => [number, partners[index] ?? 0n]))
}

/** What the two quotients of `added` are over, multiplied. */
function belowSum(p: Point, q: Point): bigint {
  const bend = (D * ((((p.x * q.y) % R) * ((p.y * q.x) % R)) % R)) % R
  return reduced(1n - bend * bend)
}

/** And of `doubled`. */
function belowDouble({ x, y }: Point): bigint {
  const sum = (A * ((x * x) % R) + y * y) % R
  return (sum * reduced(2n - sum)) % R
}
