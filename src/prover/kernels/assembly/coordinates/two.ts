// The field of G2's coordinates: pairs of x₀ + x₁·u with u² = −1. A pair of them is the pair of x₀ and the pair of x₁.
import {
  PAIR as BASE_PAIR,
  copy,
  copyLane as copyOne,
  copySingle,
  gather as gatherOne,
  LANE,
  SINGLE,
  scatter as scatterOne,
} from '../pairs'
import {
  add,
  ONE as BASE_ONE,
  isZero,
  lessTwo as lessBoth,
  difference as lessOne,
  multiply as multiplyOne,
  square as squareOne,
  subtract as subtractLoosely,
  sum as sumOne,
} from '../q/limbs'
import { enter as enterOne, invert as invertOne, isCanonical as isCanonicalOne, leave as leaveOne } from '../q/number'

export const STEP: usize = 2 * SINGLE
export const PAIR: usize = 2 * BASE_PAIR
export const BYTES: usize = 64
export const ZERO: usize = memory.data(2 * 80, 16)
export const ONE: usize = memory.data(2 * 80, 16)
copy(ONE, BASE_ONE)

const T0: usize = memory.data(80, 16)
const T1: usize = memory.data(80, 16)
const T2: usize = memory.data(80, 16)
const T3: usize = memory.data(80, 16)
const T4: usize = memory.data(80, 16)

/** Karatsuba: three products. */
export function multiply(z: usize, x: usize, y: usize): void {
  multiplyOne(T0, x, y)
  multiplyOne(T1, x + BASE_PAIR, y + BASE_PAIR)
  add(T2, x, x + BASE_PAIR)
  add(T3, y, y + BASE_PAIR)
  multiplyOne(T2, T2, T3)
  lessBoth(z + BASE_PAIR, T2, T0, T1)
  lessOne(z, T0, T1)
}

export function square(z: usize, x: usize): void {
  add(T0, x, x + BASE_PAIR)
  subtractLoosely(T1, x, x + BASE_PAIR)
  multiplyOne(T2, x, x + BASE_PAIR)
  multiplyOne(z, T1, T0)
  sumOne(z + BASE_PAIR, T2, T2)
}

export function sum(z: usize, x: usize, y: usize): void {
  sumOne(z, x, y)
  sumOne(z + BASE_PAIR, x + BASE_PAIR, y + BASE_PAIR)
}

export function difference(z: usize, x: usize, y: usize): void {
  lessOne(z, x, y)
  lessOne(z + BASE_PAIR, x + BASE_PAIR, y + BASE_PAIR)
}

/** Carried, unlike that of the base field: products add their operands' halves. */
export function subtract(z: usize, x: usize, y: usize): void {
  difference(z, x, y)
}

export function lessTwo(z: usize, x: usize, y: usize, w: usize): void {
  lessBoth(z, x, y, w)
  lessBoth(z + BASE_PAIR, x + BASE_PAIR, y + BASE_PAIR, w + BASE_PAIR)
}

/** (x₀ − x₁·u) / (x₀² + x₁²) */
export function invert(z: usize, x: usize): void {
  squareOne(T0, x)
  squareOne(T1, x + BASE_PAIR)
  sumOne(T0, T0, T1)
  invertOne(T4, T0)
  multiplyOne(z, x, T4)
  multiplyOne(T1, x + BASE_PAIR, T4)
  lessOne(z + BASE_PAIR, ZERO, T1)
}

export function gather(z: usize, a: usize, b: usize): void {
  gatherOne(z, a, b)
  gatherOne(z + BASE_PAIR, a + SINGLE, b + SINGLE)
}

export function scatter(a: usize, b: usize, z: usize): void {
  scatterOne(a, b, z)
  scatterOne(a + SINGLE, b + SINGLE, z + BASE_PAIR)
}

export function copyLane(z: usize, x: usize, lane: usize): void {
  copyOne(z + lane * LANE, x + lane * LANE)
  copyOne(z + BASE_PAIR + lane * LANE, x + BASE_PAIR + lane * LANE)
}

export function isZeroIn(z: usize, lane: usize): bool {
  return isZero(z + lane * LANE) && isZero(z + BASE_PAIR + lane * LANE)
}

export function enter(z: usize, first: usize, second: usize): void {
  enterOne(z, first, second)
  enterOne(z + BASE_PAIR, first + 32, second + 32)
}

export function leave(first: usize, second: usize, z: usize): void {
  leaveOne(first, second, z)
  leaveOne(first + 32, second + 32, z + BASE_PAIR)
}

export function isCanonical(bytes: usize): bool {
  return isCanonicalOne(bytes) && isCanonicalOne(bytes + 32)
}

/** 3 / (9 + u) */
export function curveConstant(z: usize): void {
  const three = T3
  sumOne(three, BASE_ONE, BASE_ONE)
  sumOne(three, three, BASE_ONE)
  sumOne(z, three, three)
  sumOne(z, z, three)
  copy(z + BASE_PAIR, BASE_ONE)
  invert(z, z)
  multiplyOne(z, z, three)
  multiplyOne(z + BASE_PAIR, z + BASE_PAIR, three)
}

export function copyPair(z: usize, x: usize): void {
  copy(z, x)
  copy(z + BASE_PAIR, x + BASE_PAIR)
}

export function copyStep(z: usize, x: usize): void {
  copySingle(z, x)
  copySingle(z + SINGLE, x + SINGLE)
}
