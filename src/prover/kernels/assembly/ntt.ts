// Number-theoretic transforms modulo r over a domain of n = 2^k ≥ 2 numbers, in pairs. Going down (large butterflies first) leaves the
// result in bit-reversed order, going up wants it so: a transform there and back needs no reordering.
import { readList, startPowers } from './lists'
import { allocate } from './memory'
import { copy, copyLane, LANE, PAIR } from './pairs'
import { difference, multiply, subtract, sum } from './r/limbs'
import { enter, leave } from './r/number'

const T: usize = memory.data(80, 16)
const U: usize = memory.data(80, 16)
const STEP: usize = memory.data(80, 16)

function reversed(index: u32, bits: u32): u32 {
  let result: u32 = 0
  for (let i: u32 = 0; i < bits; i++) result |= ((index >> i) & 1) << (bits - 1 - i)
  return result
}

/** For butterflies `2 · half` wide the powers of their root, pair by pair, from `half · PAIR / 2` on: all sizes in one table. */
function roots(omega: usize, one: usize, n: i32): usize {
  const table = allocate((n as usize) * (PAIR >> 1))
  const largest = table + ((n >> 2) as usize) * PAIR
  startPowers(T, STEP, omega, one)
  for (let i: usize = 0; i < ((n >> 2) as usize); i++) {
    copy(largest + i * PAIR, T)
    multiply(T, T, STEP)
  }
  for (let half = n >> 2; half >= 2; half >>= 1) {
    const from = table + (half as usize) * PAIR
    const to = table + ((half >> 1) as usize) * PAIR
    for (let i: usize = 0; i < ((half >> 1) as usize); i++) {
      copyLane(to + i * PAIR, from + 2 * i * PAIR)
      copyLane(to + i * PAIR + LANE, from + (2 * i + 1) * PAIR)
    }
  }
  return table
}

function down(values: usize, n: i32, table: usize): void {
  const end = values + ((n >> 1) as usize) * PAIR
  for (let half = n >> 1; half >= 2; half >>= 1) {
    const width = ((half >> 1) as usize) * PAIR
    for (let block = values; block < end; block += 2 * width) {
      for (let at: usize = 0; at < width; at += PAIR) {
        const x = block + at
        const y = x + width
        subtract(T, x, y)
        sum(x, x, y)
        multiply(y, T, table + width + at)
      }
    }
  }
  cross(values, end)
}

function up(values: usize, n: i32, table: usize): void {
  const end = values + ((n >> 1) as usize) * PAIR
  cross(values, end)
  for (let half = 2; half < n; half <<= 1) {
    const width = ((half >> 1) as usize) * PAIR
    for (let block = values; block < end; block += 2 * width) {
      for (let at: usize = 0; at < width; at += PAIR) {
        const x = block + at
        const y = x + width
        multiply(T, y, table + width + at)
        difference(y, x, T)
        sum(x, x, T)
      }
    }
  }
}

/** Butterflies within the pairs: their root is 1. */
function cross(values: usize, end: usize): void {
  for (let pair = values; pair < end; pair += PAIR) {
    copyLane(T, pair + LANE)
    copyLane(T + LANE, pair)
    sum(U, pair, T)
    difference(T, pair, T)
    copyLane(pair, U)
    copyLane(pair + LANE, T)
  }
}

/** Multiplies what is in bit-reversed order by factor · baseⁱ, i counted in the natural one. */
function twist(values: usize, n: i32, base: usize, factor: usize): void {
  const bits = (31 - clz(n)) as u32
  const half = (n >> 1) as u32
  // A pair has i and i + n/2 for some i below n/2; powers come in the order of i.
  const powers = allocate((half as usize) * PAIR)
  startPowers(T, STEP, base, factor)
  for (let i: u32 = 0; i < half; i++) {
    copy(powers + (i as usize) * PAIR, T)
    multiply(T, T, STEP)
  }
  for (let pair: u32 = 0; pair < half; pair++) {
    const low = reversed(2 * pair, bits)
    const high = low + half
    copyLane(T, powers + ((low >> 1) as usize) * PAIR + ((low & 1) as usize) * LANE)
    copyLane(T + LANE, powers + ((high >> 1) as usize) * PAIR + ((high & 1) as usize) * LANE)
    const here = values + (pair as usize) * PAIR
    multiply(here, here, T)
  }
}

function writeReversed(to: usize, n: i32, values: usize): void {
  const bits = (31 - clz(n)) as u32
  for (let pair = 0; pair < n >> 1; pair++) {
    const low = to + ((reversed((2 * pair) as u32, bits) as usize) << 5)
    leave(low, low + (((n >> 1) as usize) << 5), values + (pair as usize) * PAIR)
  }
}

/** All values times the factor, which takes the inverse transform by n. In place. */
export function transform(bytes: usize, n: i32, omega: usize, one: usize, factor: usize): void {
  const values = allocate(((n >> 1) as usize) * PAIR)
  readList(bytes, n, values)
  down(values, n, roots(omega, one, n))
  enter(U, factor, factor)
  for (let i: usize = 0; i < ((n >> 1) as usize); i++) multiply(values + i * PAIR, values + i * PAIR, U)
  writeReversed(bytes, n, values)
}

/** From values at the powers of ω to those at the same times `shift`: back to coefficients, each taken to its power, and there again. */
export function shiftDomain(
  bytes: usize,
  n: i32,
  omega: usize,
  inverse: usize,
  shift: usize,
  one: usize,
  factor: usize,
): void {
  const values = allocate(((n >> 1) as usize) * PAIR)
  readList(bytes, n, values)
  down(values, n, roots(inverse, one, n))
  twist(values, n, shift, factor)
  up(values, n, roots(omega, one, n))
  for (let pair = 0; pair < n >> 1; pair++) {
    const to = bytes + ((pair as usize) << 6)
    leave(to, to + 32, values + (pair as usize) * PAIR)
  }
}
