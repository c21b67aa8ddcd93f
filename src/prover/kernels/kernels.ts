import { base64urlToBytes } from '../../lib/base64url.ts'
import { inverse, power, R } from '../field.ts'
import { listOf } from '../groth16/lists.ts'
import { WASM } from './generated/wasm.ts'

// The slow half of proving, in WebAssembly: lists of numbers modulo r and points (SPEC P1–P3, P7). What is given is trusted (P4).

/** Rows of a sparse matrix, one after the other: row i has the terms from starts[i] up to starts[i + 1]. */
export interface SparseMatrix {
  readonly starts: Uint32Array
  readonly wires: Uint32Array
  /** 32 bytes for each term. */
  readonly factors: Uint8Array
}

export type Bytes = Uint8Array<ArrayBuffer>

/** Lists are 32 bytes a number, 64 a point of G1, 128 a point of G2. */
export interface Kernels {
  multiplyEach(a: Uint8Array, b: Uint8Array): Bytes
  subtractEach(a: Uint8Array, b: Uint8Array): Bytes
  /** From coefficients to the values on the domain, in natural order; there are 2^k of them. */
  ntt(coefficients: Uint8Array): Bytes
  inverseNtt(values: Uint8Array): Bytes
  /** From the values on a domain to those at the odd points of the domain of twice the size. */
  ontoOddHalf(values: Uint8Array): Bytes
  productOf(matrix: SparseMatrix, list: Uint8Array): Bytes
  /** first · baseⁱ for i below the count. */
  powersOf(base: bigint, first: bigint, count: number): Bytes
  /** All Lagrange polynomials of the domain of 2^power numbers, at τ. */
  lagrangeAt(tau: bigint, power: number): Bytes
  /** Σ scalarᵢ · pointᵢ */
  msmG1(points: Uint8Array, scalars: Uint8Array): Bytes
  msmG2(points: Uint8Array, scalars: Uint8Array): Bytes
  /** Each scalar times the same point. */
  multiplesG1(base: Uint8Array, scalars: Uint8Array): Bytes
  multiplesG2(base: Uint8Array, scalars: Uint8Array): Bytes
  /** scalarᵢ · pointᵢ for each i */
  scaleG1(points: Uint8Array, scalars: Uint8Array): Bytes
  scaleG2(points: Uint8Array, scalars: Uint8Array): Bytes
  /** Of one point and another, or of two lists one by one. */
  addG1(a: Uint8Array, b: Uint8Array): Bytes
  addG2(a: Uint8Array, b: Uint8Array): Bytes
  negateG1(points: Uint8Array): Bytes
  negateG2(points: Uint8Array): Bytes
  /** Whether all of them have canonical coordinates and are on the curve, or are infinity. */
  isOnCurveG1(points: Uint8Array): boolean
  isOnCurveG2(points: Uint8Array): boolean
  /** Whether r times each of them, all on the curve, is infinity. */
  isInSubgroupG2(points: Uint8Array): boolean
}

/** As src/prover/kernels/assembly/index.ts exports it: addresses and counts. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  reset(): void
  /** Gives back what was allocated at this address and since. */
  release(from: number): void
  allocate(bytes: number): number
  multiplyEach(a: number, b: number, count: number): void
  subtractEach(a: number, b: number, count: number): void
  powersOf(base: number, first: number, count: number, to: number): void
  lagrangeAt(tau: number, omega: number, factor: number, one: number, count: number, to: number): void
  readSingles(bytes: number, count: number, to: number): void
  multiplyRows(starts: number, wires: number, factors: number, rows: number, vector: number, to: number): void
  transform(bytes: number, n: number, omega: number, one: number, factor: number): void
  shiftDomain(
    bytes: number,
    n: number,
    omega: number,
    inverse: number,
    shift: number,
    one: number,
    factor: number,
  ): void
  msmG1(points: number, scalars: number, count: number, to: number): void
  msmG2(points: number, scalars: number, count: number, to: number): void
  multiplesG1(base: number, scalars: number, count: number, to: number): void
  multiplesG2(base: number, scalars: number, count: number, to: number): void
  scaleG1(points: number, scalars: number, count: number, folded: number, to: number): void
  scaleG2(points: number, scalars: number, count: number, folded: number, to: number): void
  addG1(a: number, b: number, count: number, to: number): void
  addG2(a: number, b: number, count: number, to: number): void
  negateG1(points: number, count: number, to: number): void
  negateG2(points: number, count: number, to: number): void
  areOnCurveG1(points: number, count: number): number
  areOnCurveG2(points: number, count: number): number
  areInSubgroupG2(points: number, order: number, count: number): number
}

const NUMBER = 32
const SINGLE = 40
const G1 = 64
const G2 = 128

/** ω of the domain of 2^k numbers (P7). */
export const rootOfUnity = (k: number): bigint => power(5n, (R - 1n) >> BigInt(k))

/** A matrix goes in by parts, so that it needs no memory beside the vector's. */
const TERMS_AT_ONCE = 1 << 15

type CompiledModule = object

/** What is needed of it: engines are compiled without a browser's types. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<CompiledModule>
  instantiate(module: CompiledModule): Promise<{ readonly exports: object }>
}

let compiled: Promise<CompiledModule> | null = null

function compile(): Promise<CompiledModule> {
  const bytes = base64urlToBytes(WASM)
  if (bytes === null) throw new Error('the kernels are damaged')
  return WebAssembly.compile(bytes)
}

/** A fresh instance each time. Its memory only grows: whoever drops the instance frees it. */
export async function loadKernels(): Promise<Kernels> {
  compiled ??= compile()
  const { exports } = await WebAssembly.instantiate(await compiled)
  return kernelsOf(exports as Exports)
}

function kernelsOf(wasm: Exports): Kernels {
  const memory = () => new Uint8Array(wasm.memory.buffer)
  const put = (bytes: ArrayLike<number> & { readonly byteLength: number }): number => {
    const at = wasm.allocate(bytes.byteLength)
    memory().set(bytes, at)
    return at
  }
  const putWords = (words: Uint32Array): number => put(new Uint8Array(words.buffer, words.byteOffset, words.byteLength))
  const putNumber = (value: bigint): number => put(listOf([value]))
  const take = (at: number, size: number): Bytes => memory().slice(at, at + size)

  function inPlace(list: Uint8Array, run: (at: number) => void): Bytes {
    wasm.reset()
    const at = put(list)
    run(at)
    return take(at, list.length)
  }

  function onto(size: number, run: (to: number) => void): Bytes {
    wasm.reset()
    const to = wasm.allocate(size)
    run(to)
    return take(to, size)
  }

  function transform(list: Uint8Array, inverted: boolean): Bytes {
    const count = countOf(list, NUMBER)
    const k = powerOfTwo(count)
    if (k === 0) return list.slice()
    const omega = rootOfUnity(k)
    return inPlace(list, (at) =>
      inverted
        ? wasm.transform(at, count, putNumber(inverse(omega)), putNumber(1n), putNumber(inverse(BigInt(count))))
        : wasm.transform(at, count, putNumber(omega), putNumber(1n), putNumber(1n)),
    )
  }

  const msm =
    (run: Exports['msmG1'], size: number): Kernels['msmG1'] =>
    (points, scalars) => {
      const count = sameCount(countOf(points, size), countOf(scalars, NUMBER))
      if (count === 0) return new Uint8Array(size)
      return onto(size, (to) => run(put(points), put(scalars), count, to))
    }
  const multiples =
    (run: Exports['multiplesG1'], size: number): Kernels['multiplesG1'] =>
    (base, scalars) => {
      sameCount(countOf(base, size), 1)
      const count = countOf(scalars, NUMBER)
      if (count === 0) return new Uint8Array()
      return onto(count * size, (to) => run(put(base), put(scalars), count, to))
    }
  const scale =
    (run: Exports['scaleG1'], size: number): Kernels['scaleG1'] =>
    (points, scalars) => {
      const count = sameCount(countOf(points, size), countOf(scalars, NUMBER))
      if (count === 0) return new Uint8Array()
      return onto(count * size, (to) => run(put(points), put(scalars), count, 1, to))
    }
  const add =
    (run: Exports['addG1'], size: number): Kernels['addG1'] =>
    (a, b) => {
      const count = sameCount(countOf(a, size), countOf(b, size))
      if (count === 0) return new Uint8Array()
      return onto(count * size, (to) => run(put(a), put(b), count, to))
    }
  const negate =
    (run: Exports['negateG1'], size: number): Kernels['negateG1'] =>
    (points) => {
      const count = countOf(points, size)
      if (count === 0) return new Uint8Array()
      return onto(points.length, (to) => run(put(points), count, to))
    }
  const isOnCurve =
    (run: Exports['areOnCurveG1'], size: number): Kernels['isOnCurveG1'] =>
    (points) => {
      wasm.reset()
      return run(put(points), countOf(points, size)) !== 0
    }

  return {
    multiplyEach(a, b) {
      const count = sameCount(countOf(a, NUMBER), countOf(b, NUMBER))
      return inPlace(a, (at) => wasm.multiplyEach(at, put(b), count))
    },
    subtractEach(a, b) {
      const count = sameCount(countOf(a, NUMBER), countOf(b, NUMBER))
      return inPlace(a, (at) => wasm.subtractEach(at, put(b), count))
    },
    ntt: (coefficients) => transform(coefficients, false),
    inverseNtt: (values) => transform(values, true),
    ontoOddHalf(values) {
      const count = countOf(values, NUMBER)
      const k = powerOfTwo(count)
      if (k === 0) return values.slice()
      const omega = rootOfUnity(k)
      return inPlace(values, (at) => {
        const [forth, back, shift] = [putNumber(omega), putNumber(inverse(omega)), putNumber(rootOfUnity(k + 1))]
        wasm.shiftDomain(at, count, forth, back, shift, putNumber(1n), putNumber(inverse(BigInt(count))))
      })
    },
    productOf({ starts, wires, factors }, list) {
      const rows = starts.length - 1
      const product = new Uint8Array(rows * NUMBER)
      wasm.reset()
      const count = countOf(list, NUMBER)
      const vector = wasm.allocate(count * SINGLE)
      if (count > 0) wasm.readSingles(put(list), count, vector)
      const kept = wasm.allocate(0)
      for (let row = 0; row < rows; ) {
        const end = rowsAtOnce(starts, row)
        const [first, last] = [starts[row] ?? 0, starts[end] ?? 0]
        wasm.release(kept)
        const to = wasm.allocate((end - row) * NUMBER)
        wasm.multiplyRows(
          putWords(starts.subarray(row, end + 1)),
          putWords(wires.subarray(first, last)),
          put(factors.subarray(first * NUMBER, last * NUMBER)),
          end - row,
          vector,
          to,
        )
        product.set(take(to, (end - row) * NUMBER), row * NUMBER)
        row = end
      }
      return product
    },
    powersOf: (base, first, count) =>
      onto(count * NUMBER, (to) => wasm.powersOf(putNumber(base), putNumber(first), count, to)),
    lagrangeAt(tau, k) {
      const count = 2 ** k
      const omega = rootOfUnity(k)
      const vanishing = power(tau, BigInt(count)) - 1n
      if (vanishing === 0n) return unitVector(tau, omega, count)
      const factor = (vanishing * inverse(BigInt(count))) % R
      return onto(count * NUMBER, (to) =>
        wasm.lagrangeAt(putNumber(tau), putNumber(omega), putNumber(factor), putNumber(1n), count, to),
      )
    },
    msmG1: msm(wasm.msmG1, G1),
    msmG2: msm(wasm.msmG2, G2),
    multiplesG1: multiples(wasm.multiplesG1, G1),
    multiplesG2: multiples(wasm.multiplesG2, G2),
    scaleG1: scale(wasm.scaleG1, G1),
    scaleG2: scale(wasm.scaleG2, G2),
    addG1: add(wasm.addG1, G1),
    addG2: add(wasm.addG2, G2),
    negateG1: negate(wasm.negateG1, G1),
    negateG2: negate(wasm.negateG2, G2),
    isOnCurveG1: isOnCurve(wasm.areOnCurveG1, G1),
    isOnCurveG2: isOnCurve(wasm.areOnCurveG2, G2),
    isInSubgroupG2(points) {
      wasm.reset()
      return wasm.areInSubgroupG2(put(points), putNumber(R), countOf(points, G2)) !== 0
    },
  }
}

function countOf(list: Uint8Array, size: number): number {
  if (list.length % size !== 0) throw new RangeError(`a list of ${list.length} bytes does not have ${size} for each`)
  return list.length / size
}

function sameCount(a: number, b: number): number {
  if (a !== b) throw new RangeError(`lists of ${a} and ${b} are not of the same length`)
  return a
}

function powerOfTwo(count: number): number {
  const k = 31 - Math.clz32(count)
  if (count < 1 || 1 << k !== count) throw new RangeError(`${count} numbers are no domain`)
  return k
}

/** At a point of the domain one of the polynomials is 1, and all others 0. */
function unitVector(tau: bigint, omega: bigint, count: number): Bytes {
  const vector = new Uint8Array(count * NUMBER)
  let point = 1n
  for (let index = 0; index < count; index++, point = (point * omega) % R) if (point === tau) vector[index * NUMBER] = 1
  return vector
}

/** The row after the last that still fits; always one at least. */
function rowsAtOnce(starts: Uint32Array, row: number): number {
  const limit = (starts[row] ?? 0) + TERMS_AT_ONCE
  let end = row + 1
  while (end < starts.length - 1 && end - row < TERMS_AT_ONCE && (starts[end + 1] ?? 0) <= limit) end++
  return end
}
