import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOfG1, bytesOfG2, bytesOfNumbers, Fp2, type G1Point, type G2Point, g1, g2 } from '../../testing/bn254.ts'
import { Q, R } from '../field.ts'
import { loadKernels } from './kernels.ts'

const kernels = await loadKernels()

/** One group as the tests use it: the kernels under test, and an independent library's points. */
interface Group<Point> {
  readonly name: string
  readonly generator: Point
  readonly infinity: Point
  readonly times: (point: Point, scalar: bigint) => Point
  readonly plus: (a: Point, b: Point) => Point
  readonly minus: (point: Point) => Point
  readonly bytes: (points: readonly Point[]) => Uint8Array<ArrayBuffer>
  readonly msm: (points: Uint8Array, scalars: Uint8Array) => Uint8Array
  readonly multiples: (base: Uint8Array, scalars: Uint8Array) => Uint8Array
  readonly scale: (points: Uint8Array, scalars: Uint8Array) => Uint8Array
  readonly add: (a: Uint8Array, b: Uint8Array) => Uint8Array
  readonly negate: (points: Uint8Array) => Uint8Array
  readonly isOnCurve: (points: Uint8Array) => boolean
}

const G1: Group<G1Point> = {
  name: 'G1',
  ...g1,
  times: (point, scalar) => (scalar === 0n ? g1.infinity : point.multiplyUnsafe(scalar)),
  plus: (a, b) => a.add(b),
  minus: (point) => point.negate(),
  bytes: bytesOfG1,
  msm: kernels.msmG1,
  multiples: kernels.multiplesG1,
  scale: kernels.scaleG1,
  add: kernels.addG1,
  negate: kernels.negateG1,
  isOnCurve: kernels.isOnCurveG1,
}
const G2: Group<G2Point> = {
  name: 'G2',
  ...g2,
  times: (point, scalar) => (scalar === 0n ? g2.infinity : point.multiplyUnsafe(scalar)),
  plus: (a, b) => a.add(b),
  minus: (point) => point.negate(),
  bytes: bytesOfG2,
  msm: kernels.msmG2,
  multiples: kernels.multiplesG2,
  scale: kernels.scaleG2,
  add: kernels.addG2,
  negate: kernels.negateG2,
  isOnCurve: kernels.isOnCurveG2,
}

const EDGES = [0n, 1n, 2n, 3n, 16n, 255n, R - 1n, R - 2n, (R - 1n) / 2n, (R + 1n) / 2n, 1n << 128n, (1n << 253n) - 1n]
const scalar = fc.oneof(fc.bigInt({ min: 0n, max: R - 1n }), fc.constantFrom(...EDGES))

function testsOf<Point>(group: Group<Point>): void {
  const { name, generator, infinity, times, plus, minus, bytes } = group
  // Few different ones, so that equal, opposite and infinite points meet often.
  const small = [1n, 1n, 2n, 3n, 4n].map((each) => times(generator, each))
  const [one = generator] = small
  const POINTS = [infinity, ...small, ...small.map(minus), times(generator, R / 3n), times(generator, 1n << 200n)]
  const point = fc.nat(POINTS.length - 1).map((index) => POINTS[index] ?? infinity)
  const sumOf = (terms: readonly (readonly [Point, bigint])[]) =>
    terms.reduce((sum, [point, scalar]) => plus(sum, times(point, scalar)), infinity)
  const msmOf = (terms: readonly (readonly [Point, bigint])[]) =>
    group.msm(bytes(terms.map(([point]) => point)), bytesOfNumbers(terms.map(([, scalar]) => scalar)))

  test(`${name}: sums of all pairs: equal, opposite, infinite and other points`, () => {
    const a = POINTS.flatMap((each) => POINTS.map(() => each))
    const b = POINTS.flatMap(() => POINTS)
    const expected = a.map((each, index) => plus(each, b[index] ?? infinity))
    expect(group.add(bytes(a), bytes(b))).toEqual(bytes(expected))
    expect(group.negate(bytes(POINTS))).toEqual(bytes(POINTS.map(minus)))
    expect(group.add(bytes([one]), bytes([one]))).toEqual(bytes([plus(one, one)]))
  })

  test(`${name}: property: sums of points times scalars`, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(point, scalar), { maxLength: 12 }), (terms) => {
        expect(msmOf(terms)).toEqual(bytes([sumOf(terms)]))
      }),
      { numRuns: 15 },
    )
  })

  test(`${name}: sums of one edge each, and of all`, () => {
    for (const edge of EDGES) expect(msmOf([[one, edge]])).toEqual(bytes([times(one, edge)]))
    const all = EDGES.flatMap((edge) => POINTS.map((each) => [each, edge] as const))
    expect(msmOf(all)).toEqual(bytes([sumOf(all)]))
  })

  test(`${name}: multiples of one point`, () => {
    for (const base of [generator, minus(generator), times(generator, R - 5n), infinity]) {
      expect(group.multiples(bytes([base]), bytesOfNumbers(EDGES))).toEqual(
        bytes(EDGES.map((each) => times(base, each))),
      )
    }
    expect(group.multiples(bytes([generator]), bytesOfNumbers([7n]))).toEqual(bytes([times(generator, 7n)]))
  })

  test(`${name}: property: each point times its own scalar`, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(point, scalar), { minLength: 1, maxLength: 7 }), (terms) => {
        const scaled = group.scale(bytes(terms.map(([point]) => point)), bytesOfNumbers(terms.map(([, each]) => each)))
        expect(scaled).toEqual(bytes(terms.map(([point, scalar]) => times(point, scalar))))
      }),
      { numRuns: 10 },
    )
  })

  test(`${name}: large sums, in which batches are full and every digit occurs`, () => {
    // aᵢ = 5ⁱ and bᵢ = 7ⁱ: the sum of bᵢ·(aᵢ·G) is that of their products times G.
    const count = 5001
    const a = kernels.powersOf(5n, 3n, count)
    const b = kernels.powersOf(7n, R - 9n, count)
    const points = group.multiples(bytes([generator]), a)
    const base = bytes([generator])
    // The same by the scalars alone: products, summed as a row of ones times them.
    const sum = kernels.productOf(
      {
        starts: new Uint32Array([0, count]),
        wires: new Uint32Array(count).map((_, index) => index),
        factors: b,
      },
      a,
    )
    expect(group.msm(points, b)).toEqual(group.multiples(base, sum))
    // All scalars equal: one bucket a window. All points equal: nothing but doublings.
    const same = bytesOfNumbers(new Array<bigint>(count).fill(R / 7n))
    const ones = kernels.powersOf(1n, 1n, count)
    const total = kernels.productOf(
      { starts: new Uint32Array([0, count]), wires: new Uint32Array(count), factors: a },
      bytesOfNumbers([R / 7n]),
    )
    expect(group.msm(points, same)).toEqual(group.multiples(base, total))
    const equal = group.multiples(base, ones)
    expect(group.msm(equal, same)).toEqual(bytes([times(generator, (BigInt(count) * (R / 7n)) % R)]))
    // Bits: nearly all scalars are 0 or 1.
    const bits = bytesOfNumbers(Array.from({ length: count }, (_, index) => BigInt(index % 3 === 0 ? 1 : 0)))
    expect(group.msm(equal, bits)).toEqual(bytes([times(generator, BigInt(Math.ceil(count / 3)))]))
  })

  test(`${name}: nothing at all`, () => {
    expect(msmOf([])).toEqual(bytes([infinity]))
    expect(group.scale(new Uint8Array(), new Uint8Array())).toEqual(new Uint8Array())
    expect(group.multiples(bytes([generator]), new Uint8Array())).toEqual(new Uint8Array())
    expect(() => group.msm(bytes([generator]), new Uint8Array(64))).toThrow(RangeError)
  })

  test(`${name}: P4: on the curve are canonical solutions of its equation, and infinity`, () => {
    expect(group.isOnCurve(bytes(POINTS))).toBe(true)
    expect(group.isOnCurve(new Uint8Array())).toBe(true)
    const good = bytes([one, one])
    for (const at of [0, good.length / 4, good.length / 2, (3 * good.length) / 4]) {
      const bad = good.slice()
      bad[at] = (bad[at] ?? 0) ^ 1
      expect(group.isOnCurve(bad)).toBe(false)
      // The same number again, q higher.
      const high = good.slice()
      const rest = good.slice(at, at + 32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
      high.set(bytesOfNumbers([rest + Q]), at)
      expect(group.isOnCurve(high)).toBe(false)
    }
  })
}

testsOf(G1)
testsOf(G2)

test('P4: a point of the twisted curve outside the subgroup is told from those inside', () => {
  // x = u·k for the first k at which x³ + b is a square: nearly none of these points are in the subgroup.
  const b = Fp2.div({ c0: 3n, c1: 0n }, { c0: 9n, c1: 1n })
  const outside = [1n, 2n, 3n, 4n, 5n, 6n].flatMap((k) => {
    const x = { c0: 0n, c1: k }
    try {
      const y = Fp2.sqrt(Fp2.add(Fp2.mul(Fp2.sqr(x), x), b))
      return [bytesOfNumbers([x.c0, x.c1, y.c0, y.c1])]
    } catch {
      return []
    }
  })
  expect(outside.length).toBeGreaterThan(0)
  const inside = bytesOfG2([g2.generator, g2.infinity, g2.generator.multiply(R / 2n)])
  expect(kernels.isInSubgroupG2(inside)).toBe(true)
  for (const point of outside) {
    expect(kernels.isOnCurveG2(point)).toBe(true)
    expect(kernels.isInSubgroupG2(point)).toBe(false)
    expect(kernels.isInSubgroupG2(new Uint8Array([...inside, ...point]))).toBe(false)
  }
})

test('an instance computes the same after anything else', () => {
  const points = bytesOfG1([g1.generator, g1.generator.negate(), g1.infinity])
  const scalars = bytesOfNumbers([5n, 3n, 9n])
  const before = kernels.msmG1(points, scalars)
  kernels.ntt(kernels.powersOf(3n, 1n, 1024))
  kernels.msmG2(bytesOfG2([g2.generator]), bytesOfNumbers([R - 1n]))
  expect(kernels.msmG1(points, scalars)).toEqual(before)
  expect(before).toEqual(bytesOfG1([g1.generator.multiply(2n)]))
})
