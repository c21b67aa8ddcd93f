// Lists of numbers as kernels take them: 32 bytes each, little-endian (SPEC P2).

export const NUMBER = 32
export const G1 = 64
export const G2 = 128

export function listOf(numbers: readonly bigint[]): Uint8Array<ArrayBuffer> {
  const list = new Uint8Array(numbers.length * NUMBER)
  const view = new DataView(list.buffer)
  for (const [index, number] of numbers.entries()) writeNumber(view, index * NUMBER, number)
  return list
}

export function writeNumber(view: DataView, at: number, number: bigint): void {
  view.setBigUint64(at, number & WORD, true)
  view.setBigUint64(at + 8, (number >> 64n) & WORD, true)
  view.setBigUint64(at + 16, (number >> 128n) & WORD, true)
  view.setBigUint64(at + 24, number >> 192n, true)
}
const WORD = (1n << 64n) - 1n

export function readNumber(view: DataView, at: number): bigint {
  return (
    view.getBigUint64(at, true) |
    (view.getBigUint64(at + 8, true) << 64n) |
    (view.getBigUint64(at + 16, true) << 128n) |
    (view.getBigUint64(at + 24, true) << 192n)
  )
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export function numbersOf(list: Uint8Array): bigint[] {
  const view = viewOf(list)
  return Array.from({ length: list.length / NUMBER }, (_, index) => readNumber(view, index * NUMBER))
}

/** The same thing, number or point, again and again. */
export function repeated(bytes: Uint8Array, count: number): Uint8Array<ArrayBuffer> {
  const list = new Uint8Array(bytes.length * count)
  for (let index = 0; index < count; index++) list.set(bytes, index * bytes.length)
  return list
}

/** Of a list of things of a size, those whose place is odd. */
export function oddOnes(list: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const half = new Uint8Array(list.length / 2)
  for (let at = 0; at < half.length; at += size) half.set(list.subarray(2 * at + size, 2 * at + 2 * size), at)
  return half
}
