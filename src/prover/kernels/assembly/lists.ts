// Lists of numbers modulo r, canonical bytes in and out. In between they are pairs: numbers 2i and 2i + 1 are one pair.
import { allocate } from './memory'
import { copy, copyLane, gather, LANE, PAIR, SINGLE, scatter } from './pairs'
import { CUBE, difference, limbsOf, MODULUS, multiply, ONE, SQUARE, sum, ZERO } from './r/limbs'
import { enter, invert, leave } from './r/number'

const T: usize = memory.data(80, 16)
const REST: usize = memory.data(80, 16)
const STEP: usize = memory.data(80, 16)
const NUMERATOR: usize = memory.data(80, 16)

export function readList(bytes: usize, count: i32, to: usize): void {
  for (let i = 0; i < count; i += 2) {
    const first = bytes + ((i as usize) << 5)
    enter(to + ((i >> 1) as usize) * PAIR, first, i + 1 < count ? first + 32 : first)
  }
}

export function writePair(to: usize, count: i32, i: i32, pair: usize): void {
  const first = to + ((i as usize) << 5)
  leave(first, i + 1 < count ? first + 32 : first, pair)
}

export function multiplyEach(a: usize, b: usize, count: i32): void {
  for (let i = 0; i < count; i += 2) {
    const next: usize = i + 1 < count ? 32 : 0
    const at = (i as usize) << 5
    limbsOf(T, a + at, a + at + next)
    limbsOf(REST, b + at, b + at + next)
    // Neither is in Montgomery form: the product lacks the radix three times.
    multiply(T, T, REST)
    multiply(T, T, CUBE)
    leave(a + at, a + at + next, T)
  }
}

export function subtractEach(a: usize, b: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const x = a + ((i as usize) << 5)
    const y = b + ((i as usize) << 5)
    let borrow: u64 = 0
    for (let at: usize = 0; at < 32; at += 8) {
      const from = load<u64>(x + at)
      const word = load<u64>(y + at)
      store<u64>(x + at, from - word - borrow)
      borrow = (from < word || (from === word && borrow)) as u64
    }
    if (!borrow) continue
    let carry: u64 = 0
    for (let at: usize = 0; at < 32; at += 8) {
      const word = load<u64>(x + at)
      const more = load<u64>(MODULUS + at)
      const total = word + more + carry
      store<u64>(x + at, total)
      carry = (carry ? total <= word : total < word) as u64
    }
  }
}

/** first · baseⁱ */
export function powersOf(base: usize, first: usize, count: i32, to: usize): void {
  startPowers(T, STEP, base, first)
  for (let i = 0; i < count; i += 2) {
    writePair(to, count, i, T)
    multiply(T, T, STEP)
  }
}

/** The pair (first, first · base), and base² twice, which leads to the next pair. */
export function startPowers(pair: usize, step: usize, base: usize, first: usize): void {
  enter(pair, first, first)
  enter(step, base, base)
  copy(REST, ONE)
  copyLane(REST + LANE, step + LANE)
  multiply(pair, pair, REST)
  multiply(step, step, step)
}

/** factor / (τ − ωⁱ) · ωⁱ, for a τ that is no power of ω. */
export function lagrangeAt(tau: usize, omega: usize, factor: usize, one: usize, count: i32, to: usize): void {
  const pairs = (count + 1) >> 1
  const powers = allocate((pairs as usize) * PAIR)
  const differences = allocate((pairs as usize) * PAIR)
  const products = allocate((pairs as usize) * PAIR)
  startPowers(T, STEP, omega, one)
  enter(NUMERATOR, tau, tau)
  copy(REST, ONE)
  for (let i: usize = 0; i < (pairs as usize); i++) {
    copy(powers + i * PAIR, T)
    difference(differences + i * PAIR, NUMERATOR, T)
    copy(products + i * PAIR, REST)
    multiply(REST, REST, differences + i * PAIR)
    multiply(T, T, STEP)
  }
  invert(REST, REST)
  enter(NUMERATOR, factor, factor)
  for (let i = pairs - 1; i >= 0; i--) {
    const at = (i as usize) * PAIR
    multiply(T, REST, products + at)
    multiply(REST, REST, differences + at)
    multiply(T, T, powers + at)
    multiply(T, T, NUMERATOR)
    writePair(to, count, 2 * i, T)
  }
}

/** Each number by itself, in Montgomery form. */
export function readSingles(bytes: usize, count: i32, to: usize): void {
  for (let i = 0; i < count; i += 2) {
    const j = min(i + 1, count - 1)
    enter(T, bytes + ((i as usize) << 5), bytes + ((j as usize) << 5))
    scatter(to + (i as usize) * SINGLE, to + (j as usize) * SINGLE, T)
  }
}

const NOTHING: usize = memory.data(40, 16)

/** Rows of a sparse matrix times a vector that `readSingles` has read. `starts` has one more entry than there are rows. */
export function multiplyRows(starts: usize, wires: usize, factors: usize, rows: i32, vector: usize, to: usize): void {
  const origin = load<u32>(starts)
  for (let row = 0; row < rows; row++) {
    const begin = load<u32>(starts + ((row as usize) << 2))
    const end = load<u32>(starts + ((row as usize) << 2), 4)
    if (begin === end) {
      memory.fill(to + ((row as usize) << 5), 0, 32)
      continue
    }
    copy(REST, ZERO)
    for (let i = begin; i < end; i += 2) {
      const place = (i - origin) as usize
      const both = i + 1 < end
      const first = vector + (load<u32>(wires + (place << 2)) as usize) * SINGLE
      const second = both ? vector + (load<u32>(wires + (place << 2), 4) as usize) * SINGLE : NOTHING
      limbsOf(T, factors + (place << 5), both ? factors + (place << 5) + 32 : factors + (place << 5))
      gather(STEP, first, second)
      // One factor in Montgomery form, one not: the product is not.
      multiply(T, T, STEP)
      sum(REST, REST, T)
    }
    // Both lanes, each with the other's sum.
    copyLane(T, REST + LANE)
    copyLane(T + LANE, REST)
    sum(T, T, REST)
    multiply(T, T, SQUARE)
    leave(to + ((row as usize) << 5), to + ((row as usize) << 5), T)
  }
}
