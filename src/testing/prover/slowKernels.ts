import { bn254 } from '@noble/curves/bn254.js'
import { inverse, power, R, reduced } from '../../prover/field.ts'
import { swapped } from '../../prover/groth16/calldata.ts'
import { G1, G2, listOf, NUMBER, numbersOf } from '../../prover/groth16/lists.ts'
import type { PointChecks } from '../../prover/groth16/verify.ts'
import type { SparseRows, Work } from '../../prover/groth16/work.ts'

// What the kernels compute, from another library and without haste.

type PointG1 = typeof bn254.G1.Point.BASE
type PointG2 = typeof bn254.G2.Point.BASE

const isZero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0)
const pieces = (list: Uint8Array, size: number) =>
  Array.from({ length: list.length / size }, (_, index) => list.subarray(index * size, (index + 1) * size))

export function nobleG1(bytes: Uint8Array): PointG1 {
  const [x = 0n, y = 0n] = numbersOf(bytes)
  return isZero(bytes) ? bn254.G1.Point.ZERO : bn254.G1.Point.fromAffine({ x, y })
}

export function nobleG2(bytes: Uint8Array): PointG2 {
  const [x0 = 0n, x1 = 0n, y0 = 0n, y1 = 0n] = numbersOf(bytes)
  if (isZero(bytes)) return bn254.G2.Point.ZERO
  return bn254.G2.Point.fromAffine({ x: { c0: x0, c1: x1 }, y: { c0: y0, c1: y1 } })
}

function bytesG1(point: PointG1): Uint8Array<ArrayBuffer> {
  if (point.is0()) return new Uint8Array(G1)
  const { x, y } = point.toAffine()
  return listOf([x, y])
}

function bytesG2(point: PointG2): Uint8Array<ArrayBuffer> {
  if (point.is0()) return new Uint8Array(G2)
  const { x, y } = point.toAffine()
  return listOf([x.c0, x.c1, y.c0, y.c1])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const size = parts[0]?.length ?? 0
  const whole = new Uint8Array(size * parts.length)
  for (const [index, part] of parts.entries()) whole.set(part, index * size)
  return whole
}

const timesG1 = (point: PointG1, by: bigint) => (by === 0n ? bn254.G1.Point.ZERO : point.multiplyUnsafe(by))
const timesG2 = (point: PointG2, by: bigint) => (by === 0n ? bn254.G2.Point.ZERO : point.multiplyUnsafe(by))

const omega = (bits: number) => power(5n, (R - 1n) >> BigInt(bits))

/** The sum that defines it, at the points of a domain shifted by a factor. */
function interpolatedAt(values: readonly bigint[], points: readonly bigint[]): bigint[] {
  const bits = Math.log2(values.length)
  return points.map((point) => {
    const basis = lagrange(point, bits)
    return values.reduce((sum, value, index) => (sum + value * (basis[index] ?? 0n)) % R, 0n)
  })
}

function lagrange(at: bigint, bits: number): bigint[] {
  const size = 2n ** BigInt(bits)
  const vanishing = reduced(power(at, size) - 1n) * inverse(size)
  let root = 1n
  return Array.from({ length: Number(size) }, () => {
    const value = at === root ? 1n : (((vanishing * root) % R) * inverse(reduced(at - root))) % R
    root = (root * omega(bits)) % R
    return value
  })
}

const eachPair = (a: Uint8Array, b: Uint8Array, f: (a: bigint, b: bigint) => bigint) => {
  const others = numbersOf(b)
  return listOf(numbersOf(a).map((each, index) => reduced(f(each, others[index] ?? 0n))))
}

function msmG1(points: Uint8Array, scalars: Uint8Array): Uint8Array {
  const factors = numbersOf(scalars)
  const parts = pieces(points, G1).map((point, index) => timesG1(nobleG1(point), factors[index] ?? 0n))
  return bytesG1(parts.reduce((sum, part) => sum.add(part), bn254.G1.Point.ZERO))
}

function msmG2(points: Uint8Array, scalars: Uint8Array): Uint8Array {
  const factors = numbersOf(scalars)
  const parts = pieces(points, G2).map((point, index) => timesG2(nobleG2(point), factors[index] ?? 0n))
  return bytesG2(parts.reduce((sum, part) => sum.add(part), bn254.G2.Point.ZERO))
}

function isValid(check: () => void): boolean {
  try {
    check()
    return true
  } catch {
    return false
  }
}

export const slowKernels: Work & PointChecks = {
  multiplyEach: (a, b) => eachPair(a, b, (x, y) => x * y),
  subtractEach: (a, b) => eachPair(a, b, (x, y) => x - y),
  ontoOddHalf(values) {
    const bits = Math.log2(values.length / NUMBER)
    const points = Array.from({ length: 2 ** bits }, (_, index) => power(omega(bits + 1), BigInt(2 * index + 1)))
    return listOf(interpolatedAt(numbersOf(values), points))
  },
  lagrangeAt: (tau, bits) => listOf(lagrange(tau, bits)),
  productOf({ starts, wires, factors }: SparseRows, list) {
    const [terms, values] = [numbersOf(factors), numbersOf(list)]
    return listOf(
      Array.from({ length: starts.length - 1 }, (_, row) => {
        let sum = 0n
        for (let term = starts[row] ?? 0; term < (starts[row + 1] ?? 0); term++) {
          sum += (terms[term] ?? 0n) * (values[wires[term] ?? 0] ?? 0n)
        }
        return sum % R
      }),
    )
  },
  msmG1,
  msmG2,
  multiplesG1: (base, scalars) => joined(numbersOf(scalars).map((by) => bytesG1(timesG1(nobleG1(base), by)))),
  multiplesG2: (base, scalars) => joined(numbersOf(scalars).map((by) => bytesG2(timesG2(nobleG2(base), by)))),
  isOnCurveG1: (point) => isValid(() => nobleG1(point).assertValidity()) || isZero(point),
  isOnCurveG2: (point) => isOnTwist(point),
  isInSubgroupG2: (point) => isZero(point) || nobleG2(point).isTorsionFree(),
}

function isOnTwist(bytes: Uint8Array): boolean {
  const [x0 = 0n, x1 = 0n, y0 = 0n, y1 = 0n] = numbersOf(bytes)
  const { Fp2 } = bn254.fields
  const [x, y] = [Fp2.create({ c0: x0, c1: x1 }), Fp2.create({ c0: y0, c1: y1 })]
  const b = Fp2.div(Fp2.create({ c0: 3n, c1: 0n }), Fp2.create({ c0: 9n, c1: 1n }))
  return isZero(bytes) || Fp2.eql(Fp2.sqr(y), Fp2.add(Fp2.mul(Fp2.sqr(x), x), b))
}

/** EIP-197's precompile. */
export function noblePairing(input: Uint8Array): boolean {
  const pairs = pieces(input, G1 + G2)
    .map((pair) => ({ g1: nobleG1(swapped(pair.subarray(0, G1))), g2: nobleG2(swapped(pair.subarray(G1))) }))
    .filter(({ g1, g2 }) => !g1.is0() && !g2.is0())
  const { Fp12 } = bn254.fields
  return Fp12.eql(bn254.pairingBatch(pairs), Fp12.ONE)
}
