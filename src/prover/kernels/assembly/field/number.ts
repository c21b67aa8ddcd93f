// What a field can do beyond its unrolled arithmetic. Compiled once for each field, each with its own `limbs`.
import { copy, LANE, PAIR } from '../pairs'
import { bytesOf, EXPONENT, isZero, limbsOf, MODULUS, multiply, ONE, PLAIN_ONE, SQUARE, square } from './limbs'

const POWERS: usize = memory.data(16 * 80, 16)
const RESULT: usize = memory.data(80, 16)

/** By Fermat, four bits at a time; 0 for 0. */
export function invert(z: usize, x: usize): void {
  copy(POWERS, ONE)
  for (let i: usize = 1; i < 16; i++) multiply(POWERS + i * PAIR, POWERS + (i - 1) * PAIR, x)
  copy(RESULT, ONE)
  for (let nibble = 63; nibble >= 0; nibble--) {
    for (let i = 0; i < 4; i++) square(RESULT, RESULT)
    const word = load<u64>(EXPONENT + (((nibble >> 4) as usize) << 3))
    const value = (word >> (((nibble & 15) as u64) << 2)) & 15
    if (value) multiply(RESULT, RESULT, POWERS + (value as usize) * PAIR)
  }
  copy(z, RESULT)
}

/** Two numbers of 32 bytes into Montgomery form. */
export function enter(z: usize, first: usize, second: usize): void {
  limbsOf(z, first, second)
  multiply(z, z, SQUARE)
}

function zeroOr(to: usize, lane: usize): void {
  if (isZero(lane)) memory.fill(to, 0, 32)
  else bytesOf(to, lane)
}

/** And back, canonical: a product with one is p at most, and p only for zero. To the same address only the first is written. */
export function leave(first: usize, second: usize, z: usize): void {
  multiply(RESULT, z, PLAIN_ONE)
  zeroOr(second, RESULT + LANE)
  zeroOr(first, RESULT)
}

export function isCanonical(bytes: usize): bool {
  for (let at: isize = 24; at >= 0; at -= 8) {
    const word = load<u64>(bytes + at)
    const limit = load<u64>(MODULUS + at)
    if (word !== limit) return word < limit
  }
  return false
}
