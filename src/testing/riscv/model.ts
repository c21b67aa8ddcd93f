// A machine's state in the plainest form that SPEC.md allows: for tests that must not lean on the machine under test.

import { concatBytes } from '../../lib/bytes.ts'

export type Keccak = (bytes: Uint8Array) => Uint8Array

export interface Model {
  readonly pc: number
  /** By number; what is absent is 0. */
  readonly x: Readonly<Record<number, number>>
  readonly steps: number
  /** Leaves by their number (address / 32); what is absent is 0. */
  readonly leaves: ReadonlyMap<number, Uint8Array>
}

export const DEPTH = 27

/** Every node that is not over zeros only, level by level from the leaves up. */
export type Levels = readonly ReadonlyMap<number, Uint8Array>[]

let zeros: Uint8Array[] = []

function zeroAt(level: number, keccak: Keccak): Uint8Array {
  if (zeros.length === 0) {
    zeros = [new Uint8Array(32)]
    for (let i = 0; i < DEPTH; i++) zeros.push(keccak(concatBytes([zeros[i] as Uint8Array, zeros[i] as Uint8Array])))
  }
  return zeros[level] as Uint8Array
}

export function levelsOf(leaves: ReadonlyMap<number, Uint8Array>, keccak: Keccak): Levels {
  const levels = [leaves]
  for (let level = 0; level < DEPTH; level++) {
    const below = levels[level] as ReadonlyMap<number, Uint8Array>
    const nodeAt = (index: number) => below.get(index) ?? zeroAt(level, keccak)
    const parents = new Set([...below.keys()].map((index) => Math.floor(index / 2)))
    levels.push(
      new Map([...parents].map((index) => [index, keccak(concatBytes([nodeAt(2 * index), nodeAt(2 * index + 1)]))])),
    )
  }
  return levels
}

export const rootOf = (levels: Levels, keccak: Keccak): Uint8Array => levels[DEPTH]?.get(0) ?? zeroAt(DEPTH, keccak)

/** M13: the bytes of 2^height leaves, then their siblings from the bottom up. */
export function region(levels: Levels, address: number, height: number, keccak: Keccak): Uint8Array {
  const first = Math.floor(address / 32)
  const nodeAt = (level: number, index: number) => levels[level]?.get(index) ?? zeroAt(level, keccak)
  const leaves = Array.from({ length: 2 ** height }, (_, i) => nodeAt(0, first + i))
  const siblings = Array.from({ length: DEPTH - height }, (_, i) => {
    const level = height + i
    const index = Math.floor(first / 2 ** level)
    return nodeAt(level, index % 2 === 0 ? index + 1 : index - 1)
  })
  return concatBytes([...leaves, ...siblings])
}

/** M2, without the byte in front. */
export function packRunning({ pc, x, steps, leaves }: Model, keccak: Keccak): Uint8Array {
  const packed = new Uint8Array(168)
  const view = new DataView(packed.buffer)
  packed.set(rootOf(levelsOf(leaves, keccak), keccak))
  view.setUint32(32, pc)
  for (let number = 1; number < 32; number++) view.setUint32(32 + 4 * number, x[number] ?? 0)
  view.setBigUint64(160, BigInt(steps))
  return packed
}

/** M3, without the byte in front. */
export function packExited(code: number, output: Uint8Array, steps: number): Uint8Array {
  const packed = new Uint8Array(41)
  packed[0] = code
  packed.set(output, 1)
  new DataView(packed.buffer).setBigUint64(33, BigInt(steps))
  return packed
}

export const hashRunning = (model: Model, keccak: Keccak): Uint8Array =>
  keccak(concatBytes([Uint8Array.of(0), packRunning(model, keccak)]))

export const hashExited = (code: number, output: Uint8Array, steps: number, keccak: Keccak): Uint8Array =>
  keccak(concatBytes([Uint8Array.of(1), packExited(code, output, steps)]))

/** The leaves with these bytes written at an address: they may span several. */
export function withBytes(
  leaves: ReadonlyMap<number, Uint8Array>,
  address: number,
  bytes: Uint8Array,
): ReadonlyMap<number, Uint8Array> {
  const changed = new Map(leaves)
  bytes.forEach((byte, i) => {
    const index = Math.floor((address + i) / 32)
    const leaf = Uint8Array.from(changed.get(index) ?? new Uint8Array(32))
    leaf[(address + i) % 32] = byte
    changed.set(index, leaf)
  })
  return changed
}

/** A word as it lies in memory: the lowest byte first. */
export function littleEndian(...words: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * words.length)
  words.forEach((word, i) => {
    new DataView(bytes.buffer).setUint32(4 * i, word, true)
  })
  return bytes
}
