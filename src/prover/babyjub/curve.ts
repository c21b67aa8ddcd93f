import { inverse, inverses, R, reduced } from '../field.ts'

// BabyJubJub (EIP-2494): a·x² + y² = 1 + d·x²·y², over the numbers that circuits compute with. The formula for adding has
// no exceptions, since a is a square and d is not: in circuits nothing needs a case of its own.

export interface Point {
  readonly x: bigint
  readonly y: bigint
}

export const A = 168700n
export const D = 168696n
/** Of the subgroup that keys are in; the curve has eight times as many points. */
export const ORDER = 2736030358979909402780800718157159386076813972158567259200215660948447373041n
export const COFACTOR = 8n
export const NEUTRAL: Point = { x: 0n, y: 1n }
/** Generates the subgroup. */
export const BASE: Point = {
  x: 5299619240641551281634865583518297030282874472190772894086521144482721001553n,
  y: 16950150798460657717958625567821834550301663161624707787222815936182638968203n,
}

export const isOnCurve = ({ x, y }: Point): boolean => {
  const [xx, yy] = [(x * x) % R, (y * y) % R]
  return x < R && y < R && (A * xx + yy) % R === (1n + ((D * xx) % R) * yy) % R
}

export const samePoint = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y

export function addPoints(p: Point, q: Point): Point {
  return affine(addProjective(projective(p), projective(q)))
}

export function multiply(point: Point, by: bigint): Point {
  let result = projective(NEUTRAL)
  let doubled = projective(point)
  for (let left = by; left > 0n; left >>= 1n) {
    if (left & 1n) result = addProjective(result, doubled)
    doubled = addProjective(doubled, doubled)
  }
  return affine(result)
}

/** Not of small order, and of the order that keys have. */
export const isInSubgroup = (point: Point): boolean =>
  isOnCurve(point) && !samePoint(point, NEUTRAL) && samePoint(multiply(point, ORDER), NEUTRAL)

/** So that a multiplication needs one inversion in all. */
export interface Projective extends Point {
  readonly z: bigint
}

export const projective = ({ x, y }: Point): Projective => ({ x, y, z: 1n })

function affine({ x, y, z }: Projective): Point {
  const partner = inverse(z)
  return { x: (x * partner) % R, y: (y * partner) % R }
}

/** One inversion for all of them. */
export function affineEach(points: readonly Projective[]): Point[] {
  const partners = inverses(points.map(({ z }) => z))
  return points.map(({ x, y }, index) => {
    const partner = partners[index] ?? 0n
    return { x: (x * partner) % R, y: (y * partner) % R }
  })
}

export function addProjective(p: Projective, q: Projective): Projective {
  const zz = (p.z * q.z) % R
  const zzzz = (zz * zz) % R
  const xx = (p.x * q.x) % R
  const yy = (p.y * q.y) % R
  const e = (((D * xx) % R) * yy) % R
  const [f, g] = [reduced(zzzz - e), (zzzz + e) % R]
  const crossed = reduced((p.x + p.y) * (q.x + q.y) - xx - yy)
  return {
    x: (((zz * f) % R) * crossed) % R,
    y: (((zz * g) % R) * reduced(yy - A * xx)) % R,
    z: (f * g) % R,
  }
}
