// Affine additions in batches: one inversion for all of them. A batch is queued with `push` and done by `flush`, so no sum may be asked
// for before its parts are there.

import { allocate } from '../memory'
import {
  copyLane,
  copyPair,
  difference,
  gather,
  invert,
  isZeroIn,
  lessTwo,
  multiply,
  ONE,
  PAIR,
  STEP,
  scatter,
  square,
  subtract,
  sum,
} from './coordinate'
import { copyPoint, isInfinite, markInfinite, xOf, yOf } from './points'

/** More share an inversion, until what is between the two passes no longer fits into the cache. */
const CAPACITY = 4096
const QUEUED: usize = 12

const NORMAL: u8 = 0
const DOUBLING: u8 = 1
const OPPOSITE: u8 = 2

let queue: usize = 0
let denominators: usize = 0
let products: usize = 0
let operands: usize = 0
let kinds: usize = 0
let count: i32 = 0

const REST: usize = memory.data(160, 16)
const X: usize = memory.data(160, 16)
const Y: usize = memory.data(160, 16)
const SLOPE: usize = memory.data(160, 16)
const T: usize = memory.data(160, 16)

export function openQueue(): void {
  queue = allocate((CAPACITY as usize) * QUEUED)
  denominators = allocate(((CAPACITY / 2) as usize) * PAIR)
  products = allocate(((CAPACITY / 2) as usize) * PAIR)
  operands = allocate(((CAPACITY / 2) as usize) * 4 * PAIR)
  kinds = allocate(CAPACITY as usize)
  count = 0
}

/** `to` becomes a + b. Either may be an address of a negated point, and `to` may be `a`. */
export function push(a: usize, b: usize, to: usize): void {
  if (isInfinite(a)) {
    copyPoint(to, b)
    return
  }
  if (isInfinite(b)) {
    copyPoint(to, a)
    return
  }
  const entry = queue + (count as usize) * QUEUED
  store<u32>(entry, a as u32)
  store<u32>(entry, b as u32, 4)
  store<u32>(entry, to as u32, 8)
  if (++count === CAPACITY) flush()
}

export function flush(): void {
  if (count === 0) return
  pad()
  if (!addAll(false)) addAll(true)
  count = 0
}

/** For batches in which doublings are no accident. */
export function flushDoublings(): void {
  if (count === 0) return
  pad()
  addAll(true)
  count = 0
}

/** The last twice, if there is no other for its lane. */
function pad(): void {
  if ((count & 1) === 0) return
  const last = queue + ((count - 1) as usize) * QUEUED
  memory.copy(last + QUEUED, last, QUEUED)
  count++
}

/**
 * Equal x (a doubling, or a sum at infinity) would make the product zero and spoil the whole batch. That is rare, so it is noticed at the
 * end and everything done again, looking at each addition.
 */
function addAll(exactly: bool): bool {
  const pairs = count >> 1
  collect(pairs, exactly)
  copyPair(REST, ONE)
  for (let i: usize = 0; i < (pairs as usize); i++) {
    copyPair(products + i * PAIR, REST)
    multiply(REST, denominators + i * PAIR, REST)
  }
  if (!exactly && (isZeroIn(REST, 0) || isZeroIn(REST, 1))) return false
  invert(REST, REST)
  for (let i = pairs - 1; i >= 0; i--) {
    const entry = queue + ((2 * i) as usize) * QUEUED
    const to0 = load<u32>(entry, 8) as usize
    const to1 = load<u32>(entry, 20) as usize
    const x1 = operands + (i as usize) * 4 * PAIR
    const y1 = x1 + 2 * PAIR
    multiply(SLOPE, REST, products + (i as usize) * PAIR)
    multiply(REST, denominators + (i as usize) * PAIR, REST)
    subtract(T, y1 + PAIR, y1)
    if (exactly) tangents(T, x1, kinds + ((2 * i) as usize))
    multiply(SLOPE, T, SLOPE)
    square(T, SLOPE)
    lessTwo(X, T, x1, x1 + PAIR)
    subtract(T, x1, X)
    multiply(T, T, SLOPE)
    difference(Y, T, y1)
    scatter(to0, to1, X)
    scatter(to0 + STEP, to1 + STEP, Y)
    markInfinite(to0, exactly && load<u8>(kinds + ((2 * i) as usize)) === OPPOSITE)
    markInfinite(to1, exactly && load<u8>(kinds + ((2 * i + 1) as usize)) === OPPOSITE)
  }
  return true
}

/**
 * Brings the operands together as pairs, x's then y's, and makes the denominators. In a loop of its own: points are anywhere in memory, and
 * there is nothing here that the next ones would have to wait for.
 */
function collect(pairs: i32, exactly: bool): void {
  for (let i = 0; i < pairs; i++) {
    const entry = queue + ((2 * i) as usize) * QUEUED
    const a0 = load<u32>(entry) as usize
    const b0 = load<u32>(entry, 4) as usize
    const a1 = load<u32>(entry, 12) as usize
    const b1 = load<u32>(entry, 16) as usize
    const x1 = operands + (i as usize) * 4 * PAIR
    const y1 = x1 + 2 * PAIR
    gather(x1, xOf(a0), xOf(a1))
    gather(x1 + PAIR, xOf(b0), xOf(b1))
    gather(y1, yOf(a0), yOf(a1))
    gather(y1 + PAIR, yOf(b0), yOf(b1))
    const denominator = denominators + (i as usize) * PAIR
    if (!exactly) {
      subtract(denominator, x1 + PAIR, x1)
      continue
    }
    difference(denominator, x1 + PAIR, x1)
    sum(T, y1, y1 + PAIR)
    store<u8>(kinds + ((2 * i) as usize), settle(denominator, T, 0))
    store<u8>(kinds + ((2 * i + 1) as usize), settle(denominator, T, 1))
  }
}

/** What kind of addition this is; the denominator becomes 2y for a doubling, and 1 where there is no slope. */
function settle(denominator: usize, sumOfY: usize, lane: usize): u8 {
  if (!isZeroIn(denominator, lane)) return NORMAL
  if (isZeroIn(sumOfY, lane)) {
    copyLane(denominator, ONE, lane)
    return OPPOSITE
  }
  copyLane(denominator, sumOfY, lane)
  return DOUBLING
}

/** 3x² for those lanes that double. */
function tangents(numerator: usize, x: usize, kinds: usize): void {
  const first = load<u8>(kinds) === DOUBLING
  const second = load<u8>(kinds, 1) === DOUBLING
  if (!first && !second) return
  square(X, x)
  sum(Y, X, X)
  sum(Y, Y, X)
  if (first) copyLane(numerator, Y, 0)
  if (second) copyLane(numerator, Y, 1)
}
