// Σ sᵢ·Pᵢ by buckets (Pippenger): for each window of the scalars' bits the points are put into buckets by their digit, each bucket is
// summed up, and bucket d counts d times.

import { fold, longest, writeDigits } from '../digits'
import { allocate, mark, release } from '../memory'
import { flush, flushDoublings, openQueue, push } from './addition'
import { copyPoint, isInfinite, markInfinite, negatePoints, POINT, readPoints, SIGNED, writePoints } from './points'

/** Digits are kept in 16 bits with their sign. */
const WIDEST = 15

/** The width with the fewest additions: each point once a window, each bucket a little more than twice. */
export function bestWidth(bits: i32, count: i32): i32 {
  let best = 2
  let least: i64 = i64.MAX_VALUE
  for (let width = 2; width <= WIDEST; width++) {
    const cost = (windowsOf(bits, width) as i64) * ((count as i64) + (((1 << width) as i64) * 6) / 5)
    if (cost < least) {
      least = cost
      best = width
    }
  }
  return best
}

/** One bit more than the scalars have, for the last carry. */
export function windowsOf(bits: i32, width: i32): i32 {
  return (bits + width) / width
}

function setInfinite(points: usize, count: i32): void {
  for (let i = 0; i < count; i++) markInfinite(points + (i as usize) * POINT, true)
}

/** Sums what each bucket holds, halving the lists until each has one point: `buckets[d − 1]` is that of digit d. */
function fillBuckets(points: usize, count: i32, digits: usize, amount: i32, buckets: usize): void {
  const before = mark()
  const ends = allocate(((amount + 2) as usize) << 2)
  const lengths = allocate(((amount + 2) as usize) << 2)
  const list = allocate((count as usize) << 2)
  let pool = allocate((count as usize) * POINT)
  memory.fill(ends, 0, ((amount + 2) as usize) << 2)
  for (let i = 0; i < count; i++) {
    const digit = abs(load<i16>(digits + ((i as usize) << 1)) as i32)
    if (digit === 0 || isInfinite(points + (i as usize) * SIGNED)) continue
    const at = ends + ((digit as usize) << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
  memory.copy(lengths, ends, ((amount + 2) as usize) << 2)
  let start: u32 = 0
  for (let digit = 0; digit <= amount; digit++) {
    const at = ends + ((digit as usize) << 2)
    const length = load<u32>(at)
    store<u32>(at, start)
    start += length
  }
  for (let i = 0; i < count; i++) {
    const digit = load<i16>(digits + ((i as usize) << 1)) as i32
    const point = points + (i as usize) * SIGNED
    if (digit === 0 || isInfinite(point)) continue
    const at = ends + ((abs(digit) as usize) << 2)
    const place = load<u32>(at)
    store<u32>(at, place + 1)
    store<u32>(list + ((place as usize) << 2), (point as u32) | ((digit < 0) as u32))
  }
  for (let again = true; again; ) {
    again = false
    for (let digit = 1; digit <= amount; digit++) {
      const length = load<u32>(lengths + ((digit as usize) << 2))
      if (length < 2) continue
      again = true
      const first = list + ((load<u32>(ends + (((digit - 1) as usize) << 2)) as usize) << 2)
      const half = length >> 1
      for (let i: u32 = 0; i < half; i++) {
        const two = first + ((i as usize) << 3)
        push(load<u32>(two) as usize, load<u32>(two, 4) as usize, pool)
        store<u32>(first + ((i as usize) << 2), pool as u32)
        pool += POINT
      }
      if (length & 1) store<u32>(first + ((half as usize) << 2), load<u32>(first + (((length - 1) as usize) << 2)))
      store<u32>(lengths + ((digit as usize) << 2), half + (length & 1))
    }
    flush()
  }
  for (let digit = 1; digit <= amount; digit++) {
    const bucket = buckets + ((digit - 1) as usize) * POINT
    if (load<u32>(lengths + ((digit as usize) << 2)) === 0) markInfinite(bucket, true)
    else copyPoint(bucket, load<u32>(list + ((load<u32>(ends + (((digit - 1) as usize) << 2)) as usize) << 2)) as usize)
  }
  release(before)
}

/**
 * For each group of values: Σ (i + 1)·valueᵢ. Running sums go through short chunks of all groups at once, so that batches are large; what
 * a whole chunk counts for by its place is the same sum again, of fewer values.
 */
function weigh(values: usize, groups: i32, amount: i32, to: usize): void {
  const step = amount > 512 ? 32 : amount > 16 ? 8 : amount
  const chunks = amount / step
  const total = groups * chunks
  const running = allocate((total as usize) * POINT)
  const sums = allocate((total as usize) * POINT)
  setInfinite(running, total)
  setInfinite(sums, total)
  for (let i = step - 1; i >= 0; i--) {
    for (let chunk = 0; chunk < total; chunk++) {
      const here = running + (chunk as usize) * POINT
      push(here, values + ((chunk * step + i) as usize) * POINT, here)
    }
    flush()
    for (let chunk = 0; chunk < total; chunk++) {
      const here = sums + (chunk as usize) * POINT
      push(here, running + (chunk as usize) * POINT, here)
    }
    flush()
  }
  if (chunks === 1) {
    memory.copy(to, sums, (groups as usize) * POINT)
    return
  }
  for (let group = 0; group < groups; group++) {
    const first = running + ((group * chunks) as usize) * POINT
    memory.copy(first, first + POINT, ((chunks - 1) as usize) * POINT)
    markInfinite(first + ((chunks - 1) as usize) * POINT, true)
  }
  weigh(running, groups, chunks, to)
  for (let times = 1; times < step; times <<= 1) {
    for (let group = 0; group < groups; group++) {
      const here = to + (group as usize) * POINT
      push(here, here, here)
    }
    flushDoublings()
  }
  for (let half = chunks >> 1; half > 0; half >>= 1) {
    for (let group = 0; group < groups; group++) {
      const first = sums + ((group * chunks) as usize) * POINT
      for (let i = 0; i < half; i++) {
        const here = first + (i as usize) * POINT
        push(here, here + (half as usize) * POINT, here)
      }
    }
    flush()
  }
  for (let group = 0; group < groups; group++) {
    const here = to + (group as usize) * POINT
    push(here, sums + ((group * chunks) as usize) * POINT, here)
  }
  flush()
}

/** Spoils the scalars. */
export function msm(bytes: usize, scalars: usize, count: i32, to: usize): void {
  openQueue()
  fold(scalars, count)
  const bits = longest(scalars, count)
  const width = bestWidth(bits, count)
  const windows = windowsOf(bits, width)
  const amount = 1 << (width - 1)
  const points = allocate((count as usize) * SIGNED)
  readPoints(bytes, count, points, SIGNED)
  negatePoints(points, count)
  const digits = allocate(((windows * count) as usize) << 1)
  writeDigits(scalars, count, width, windows, digits)
  const buckets = allocate(((windows * amount) as usize) * POINT)
  for (let window = 0; window < windows; window++) {
    const own = buckets + ((window * amount) as usize) * POINT
    fillBuckets(points, count, digits + (((window * count) as usize) << 1), amount, own)
  }
  const sums = allocate((windows as usize) * POINT)
  weigh(buckets, windows, amount, sums)
  const result = sums + ((windows - 1) as usize) * POINT
  for (let window = windows - 2; window >= 0; window--) {
    for (let i = 0; i < width; i++) {
      push(result, result, result)
      flushDoublings()
    }
    push(result, sums + (window as usize) * POINT, result)
    flush()
  }
  writePoints(to, result, 1, POINT)
}
