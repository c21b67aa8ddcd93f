// Scalars as signed digits of a few bits: a digit d picks a multiple of a point, −d the same with its y negated.
import { MODULUS } from './r/limbs'

const SIGN: u64 = 1 << 63

function isAboveHalf(scalar: usize): bool {
  for (let at: isize = 24; at >= 0; at -= 8) {
    const word = load<u64>(scalar + at)
    const half = (load<u64>(MODULUS + at) >> 1) | (at < 24 ? load<u64>(MODULUS + at + 8) << 63 : 0)
    if (word !== half) return word > half
  }
  return false
}

function negate(scalar: usize): void {
  let borrow: u64 = 0
  for (let at: usize = 0; at < 32; at += 8) {
    const from = load<u64>(MODULUS + at)
    const word = load<u64>(scalar + at)
    store<u64>(scalar + at, from - word - borrow)
    borrow = (from < word || (from === word && borrow)) as u64
  }
}

/** Scalars above r/2 become what they are less r, sign in the top bit: −1 is as short as 1. */
export function fold(scalars: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const scalar = scalars + ((i as usize) << 5)
    if (!isAboveHalf(scalar)) continue
    negate(scalar)
    store<u64>(scalar, load<u64>(scalar, 24) | SIGN, 24)
  }
}

/** Bits of the longest scalar. */
export function longest(scalars: usize, count: i32): i32 {
  let bits = 1
  for (let i = 0; i < count; i++) {
    const scalar = scalars + ((i as usize) << 5)
    for (let word = 3; 64 * word + 64 > bits && word >= 0; word--) {
      let value = load<u64>(scalar + ((word as usize) << 3))
      if (word === 3) value &= ~SIGN
      if (value === 0) continue
      bits = max(bits, 64 * word + 64 - (clz(value) as i32))
      break
    }
  }
  return bits
}

/** Digits from −2^(width−1) to 2^(width−1): all lowest ones, then all next ones. */
export function writeDigits(scalars: usize, count: i32, width: i32, windows: i32, to: usize): void {
  const half = 1 << (width - 1)
  const mask = ((1 as u64) << (width as u64)) - 1
  for (let i = 0; i < count; i++) {
    const scalar = scalars + ((i as usize) << 5)
    const top = load<u64>(scalar, 24)
    const negative = (top & SIGN) !== 0
    store<u64>(scalar, top & ~SIGN, 24)
    let carry = 0
    for (let window = 0; window < windows; window++) {
      const from = window * width
      const word = from >> 6
      const shift = (from & 63) as u64
      let bits: u64 = 0
      if (word < 4) {
        bits = load<u64>(scalar + ((word as usize) << 3)) >> shift
        if (shift !== 0 && word < 3) bits |= load<u64>(scalar + ((word as usize) << 3), 8) << (64 - shift)
      }
      let digit = ((bits & mask) as i32) + carry
      carry = (digit > half) as i32
      if (carry) digit -= 1 << width
      store<i16>(to + (((window * count + i) as usize) << 1), (negative ? -digit : digit) as i16)
    }
  }
}
