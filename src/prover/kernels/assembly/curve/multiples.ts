// Many multiples of one point, by a table of its multiples for each window; and multiples of many points, each by a small table of its own.

import { fold, longest, writeDigits } from '../digits'
import { allocate } from '../memory'
import { flush, flushDoublings, openQueue, push } from './addition'
import { BYTES } from './coordinate'
import { windowsOf } from './msm'
import { isInfinite, markInfinite, negatePoints, POINT, readPoints, SIGNED, writePoints } from './points'

/** 1, 2, …, `amount` times the point that is first in each of the tables. */
function fillTables(tables: usize, count: i32, amount: i32): void {
  for (let filled = 1; filled < amount; filled <<= 1) {
    for (let table = 0; table < count; table++) {
      const first = tables + ((table * amount) as usize) * SIGNED
      const last = first + ((filled - 1) as usize) * SIGNED
      for (let i = 0; i < filled; i++) {
        const to = first + ((filled + i) as usize) * SIGNED
        push(last, first + (i as usize) * SIGNED, to)
      }
    }
    flush()
  }
  negatePoints(tables, count * amount)
}

/** Adds to each result the multiple that its digit picks in its table, tables `apart` from each other. */
function addDigits(results: usize, count: i32, digits: usize, tables: usize, apart: usize): void {
  for (let i = 0; i < count; i++) {
    const digit = load<i16>(digits + ((i as usize) << 1)) as i32
    if (digit === 0) continue
    const entry = tables + (i as usize) * apart + ((abs(digit) - 1) as usize) * SIGNED
    // Its −y is there, but infinity has no sign, and no multiples.
    if (isInfinite(entry)) continue
    const result = results + (i as usize) * POINT
    push(result, entry | ((digit < 0) as usize), result)
  }
  flush()
}

function setInfinite(points: usize, count: i32): void {
  for (let i = 0; i < count; i++) markInfinite(points + (i as usize) * POINT, true)
}

/** A table for each window of `count` scalars: the cheapest width makes as many entries as it saves additions. */
function tableWidth(bits: i32, count: i32): i32 {
  let best = 2
  let least: i64 = i64.MAX_VALUE
  for (let width = 2; width <= 14; width++) {
    const cost = (windowsOf(bits, width) as i64) * ((count as i64) + ((1 << (width - 1)) as i64))
    if (cost < least) {
      least = cost
      best = width
    }
  }
  return best
}

/** Spoils the scalars. */
export function multiples(base: usize, scalars: usize, count: i32, to: usize): void {
  openQueue()
  fold(scalars, count)
  const bits = longest(scalars, count)
  const width = tableWidth(bits, count)
  const windows = windowsOf(bits, width)
  const amount = 1 << (width - 1)
  const tables = allocate(((windows * amount) as usize) * SIGNED)
  const tableSize = (amount as usize) * SIGNED
  readPoints(base, 1, tables, SIGNED)
  for (let window = 1; window < windows; window++) {
    const first = tables + (window as usize) * tableSize
    push(first - tableSize, first - tableSize, first)
    flushDoublings()
    for (let i = 1; i < width; i++) {
      push(first, first, first)
      flushDoublings()
    }
  }
  fillTables(tables, windows, amount)
  const digits = allocate(((windows * count) as usize) << 1)
  writeDigits(scalars, count, width, windows, digits)
  const results = allocate((count as usize) * POINT)
  setInfinite(results, count)
  for (let window = 0; window < windows; window++) {
    const own = digits + (((window * count) as usize) << 1)
    addDigits(results, count, own, tables + (window as usize) * tableSize, 0)
  }
  writePoints(to, results, count, POINT)
}

const WIDTH = 4

/** Spoils the scalars. Those of points outside the group of order r must not be folded. */
export function scale(bytes: usize, scalars: usize, count: i32, folded: bool, to: usize): void {
  openQueue()
  if (folded) fold(scalars, count)
  const windows = windowsOf(longest(scalars, count), WIDTH)
  const amount = 1 << (WIDTH - 1)
  const tables = allocate(((count * amount) as usize) * SIGNED)
  readPoints(bytes, count, tables, (amount as usize) * SIGNED)
  fillTables(tables, count, amount)
  const digits = allocate(((windows * count) as usize) << 1)
  writeDigits(scalars, count, WIDTH, windows, digits)
  const results = allocate((count as usize) * POINT)
  setInfinite(results, count)
  for (let window = windows - 1; window >= 0; window--) {
    for (let i = 0; i < WIDTH && window < windows - 1; i++) {
      for (let point = 0; point < count; point++) {
        const here = results + (point as usize) * POINT
        push(here, here, here)
      }
      flushDoublings()
    }
    const own = digits + (((window * count) as usize) << 1)
    addDigits(results, count, own, tables, (amount as usize) * SIGNED)
  }
  writePoints(to, results, count, POINT)
}

/** One by one: aᵢ + bᵢ. */
export function addEach(first: usize, second: usize, count: i32, to: usize): void {
  openQueue()
  const a = allocate((count as usize) * POINT)
  const b = allocate((count as usize) * POINT)
  readPoints(first, count, a, POINT)
  readPoints(second, count, b, POINT)
  for (let i = 0; i < count; i++) {
    const here = a + (i as usize) * POINT
    push(here, b + (i as usize) * POINT, here)
  }
  flush()
  writePoints(to, a, count, POINT)
}

export function negateEach(bytes: usize, count: i32, to: usize): void {
  const points = allocate((count as usize) * SIGNED)
  readPoints(bytes, count, points, SIGNED)
  negatePoints(points, count)
  writePoints(to, points + 1, count, SIGNED)
}

/** r times the point is infinity. */
export function areInSubgroup(bytes: usize, order: usize, count: i32): bool {
  const scalars = allocate((count as usize) << 5)
  for (let i = 0; i < count; i++) memory.copy(scalars + ((i as usize) << 5), order, 32)
  const results = allocate((count as usize) * 2 * BYTES)
  scale(bytes, scalars, count, false, results)
  for (let at: usize = 0; at < (count as usize) * 2 * BYTES; at += 8) if (load<u64>(results + at)) return false
  return true
}
