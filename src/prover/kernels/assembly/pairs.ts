// Pairs of numbers (see src/tools/kernels/field.ts) and single ones: nine limbs of 4 bytes, in 40 bytes.

export const SINGLE: usize = 40
export const PAIR: usize = 80
/** From a pair's first number to its second. */
export const LANE: usize = 4

export function copy(z: usize, x: usize): void {
  v128.store(z, v128.load(x))
  v128.store(z, v128.load(x, 16), 16)
  v128.store(z, v128.load(x, 32), 32)
  v128.store(z, v128.load(x, 48), 48)
  v128.store(z, v128.load(x, 64), 64)
}

export function copySingle(z: usize, x: usize): void {
  v128.store(z, v128.load(x))
  v128.store(z, v128.load(x, 16), 16)
  store<u64>(z, load<u64>(x, 32), 32)
}

/** One number of a pair; both pointers are to a lane. */
export function copyLane(z: usize, x: usize): void {
  for (let at: usize = 0; at < 72; at += 8) store<u32>(z + at, load<u32>(x + at))
}

export function gather(z: usize, a: usize, b: usize): void {
  let first = v128.load(a)
  let second = v128.load(b)
  v128.store(z, v128.shuffle<i32>(first, second, 0, 4, 1, 5))
  v128.store(z, v128.shuffle<i32>(first, second, 2, 6, 3, 7), 16)
  first = v128.load(a, 16)
  second = v128.load(b, 16)
  v128.store(z, v128.shuffle<i32>(first, second, 0, 4, 1, 5), 32)
  v128.store(z, v128.shuffle<i32>(first, second, 2, 6, 3, 7), 48)
  store<u32>(z, load<u32>(a, 32), 64)
  store<u32>(z, load<u32>(b, 32), 68)
}

export function scatter(a: usize, b: usize, z: usize): void {
  let low = v128.load(z)
  let high = v128.load(z, 16)
  v128.store(a, v128.shuffle<i32>(low, high, 0, 2, 4, 6))
  v128.store(b, v128.shuffle<i32>(low, high, 1, 3, 5, 7))
  low = v128.load(z, 32)
  high = v128.load(z, 48)
  v128.store(a, v128.shuffle<i32>(low, high, 0, 2, 4, 6), 16)
  v128.store(b, v128.shuffle<i32>(low, high, 1, 3, 5, 7), 16)
  store<u32>(a, load<u32>(z, 64), 32)
  store<u32>(b, load<u32>(z, 68), 32)
}
