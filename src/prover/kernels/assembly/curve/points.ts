// Points in memory: x, y, and for points that are added with either sign also −y. An address that is odd means the negated point.
// A point at infinity is marked in the gap after x's limbs.
import {
  BYTES,
  copyStep,
  curveConstant,
  difference,
  enter,
  gather,
  isCanonical,
  isZeroIn,
  leave,
  multiply,
  STEP,
  scatter,
  square,
  sum,
  ZERO,
} from './coordinate'

export const POINT: usize = 2 * STEP
export const SIGNED: usize = 3 * STEP
const MARK: usize = 36

const X: usize = memory.data(160, 16)
const Y: usize = memory.data(160, 16)
const T: usize = memory.data(160, 16)
const B: usize = memory.data(160, 16)

export function xOf(point: usize): usize {
  return point & ~1
}

export function yOf(point: usize): usize {
  return (point & ~1) + STEP * (1 + (point & 1))
}

export function isInfinite(point: usize): bool {
  return load<u32>((point & ~1) + MARK) !== 0
}

export function markInfinite(point: usize, infinite: bool): void {
  store<u32>(point + MARK, infinite as u32)
}

export function copyPoint(to: usize, point: usize): void {
  copyStep(to, xOf(point))
  copyStep(to + STEP, yOf(point))
}

function isAllZero(bytes: usize): bool {
  for (let at: usize = 0; at < 2 * BYTES; at += 8) if (load<u64>(bytes + at)) return false
  return true
}

/** Written `size` apart. */
export function readPoints(bytes: usize, count: i32, to: usize, size: usize): void {
  for (let i = 0; i < count; i += 2) {
    const j = min(i + 1, count - 1)
    const first = bytes + (i as usize) * 2 * BYTES
    const second = bytes + (j as usize) * 2 * BYTES
    const a = to + (i as usize) * size
    const b = to + (j as usize) * size
    enter(X, first, second)
    enter(Y, first + BYTES, second + BYTES)
    scatter(a, b, X)
    scatter(a + STEP, b + STEP, Y)
    markInfinite(a, isAllZero(first))
    markInfinite(b, isAllZero(second))
  }
}

export function negatePoints(points: usize, count: i32): void {
  for (let i = 0; i < count; i += 2) {
    const a = points + (i as usize) * SIGNED
    const b = points + (min(i + 1, count - 1) as usize) * SIGNED
    gather(Y, a + STEP, b + STEP)
    difference(Y, ZERO, Y)
    scatter(a + 2 * STEP, b + 2 * STEP, Y)
  }
}

export function writePoints(to: usize, points: usize, count: i32, size: usize): void {
  for (let i = 0; i < count; i += 2) {
    const j = min(i + 1, count - 1)
    const a = points + (i as usize) * size
    const b = points + (j as usize) * size
    const first = to + (i as usize) * 2 * BYTES
    const second = to + (j as usize) * 2 * BYTES
    gather(X, xOf(a), xOf(b))
    gather(Y, yOf(a), yOf(b))
    leave(first, second, X)
    leave(first + BYTES, second + BYTES, Y)
    if (isInfinite(a)) memory.fill(first, 0, 2 * BYTES)
    if (isInfinite(b)) memory.fill(second, 0, 2 * BYTES)
  }
}

/** Canonical coordinates that solve y² = x³ + b, or infinity. */
export function areOnCurve(bytes: usize, count: i32): bool {
  curveConstant(B)
  for (let i = 0; i < count; i++) {
    const point = bytes + (i as usize) * 2 * BYTES
    if (isAllZero(point)) continue
    if (!isCanonical(point) || !isCanonical(point + BYTES)) return false
    enter(X, point, point)
    enter(Y, point + BYTES, point + BYTES)
    square(T, X)
    multiply(T, T, X)
    sum(T, T, B)
    square(Y, Y)
    difference(T, Y, T)
    if (!isZeroIn(T, 0)) return false
  }
  return true
}
