// The field of G1's coordinates, as src/prover/kernels/assembly/curve wants a field.
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
  ONE as BASE_ONE,
  ZERO as BASE_ZERO,
  difference,
  isZero,
  lessTwo,
  multiply,
  square,
  subtract,
  sum,
} from '../q/limbs'
import { enter, invert, isCanonical, leave } from '../q/number'

export { difference, enter, invert, isCanonical, leave, lessTwo, multiply, square, subtract, sum }

export const STEP: usize = SINGLE
export const PAIR: usize = BASE_PAIR
export const BYTES: usize = 32
export const ONE: usize = BASE_ONE
export const ZERO: usize = BASE_ZERO

export function gather(z: usize, a: usize, b: usize): void {
  gatherOne(z, a, b)
}

export function scatter(a: usize, b: usize, z: usize): void {
  scatterOne(a, b, z)
}

export function copyLane(z: usize, x: usize, lane: usize): void {
  copyOne(z + lane * LANE, x + lane * LANE)
}

export function isZeroIn(z: usize, lane: usize): bool {
  return isZero(z + lane * LANE)
}

/** The b of y² = x³ + b. */
export function curveConstant(z: usize): void {
  sum(z, ONE, ONE)
  sum(z, z, ONE)
}

export function copyPair(z: usize, x: usize): void {
  copy(z, x)
}

export function copyStep(z: usize, x: usize): void {
  copySingle(z, x)
}
