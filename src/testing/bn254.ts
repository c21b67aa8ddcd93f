import { bn254 } from '@noble/curves/bn254.js'

// Points as bytes (src/prover/SPEC.md P2, P3) from and to an independent library.

const G1 = bn254.G1.Point
const G2 = bn254.G2.Point
export type G1Point = InstanceType<typeof G1>
export type G2Point = InstanceType<typeof G2>

const WORD = (1n << 64n) - 1n

export function bytesOfNumbers(numbers: readonly bigint[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(numbers.length * 32)
  const view = new DataView(bytes.buffer)
  for (const [index, number] of numbers.entries()) {
    for (let word = 0; word < 4; word++) {
      view.setBigUint64(index * 32 + word * 8, (number >> BigInt(64 * word)) & WORD, true)
    }
  }
  return bytes
}

export function numbersOfBytes(bytes: Uint8Array): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (at: number, shift: bigint) => view.getBigUint64(at, true) << shift
  return Array.from({ length: bytes.length / 32 }, (_, index) => {
    const at = index * 32
    return word(at, 0n) | word(at + 8, 64n) | word(at + 16, 128n) | word(at + 24, 192n)
  })
}

export const bytesOfG1 = (points: readonly G1Point[]): Uint8Array<ArrayBuffer> =>
  bytesOfNumbers(
    points.flatMap((point) => {
      if (point.is0()) return [0n, 0n]
      const { x, y } = point.toAffine()
      return [x, y]
    }),
  )

export const bytesOfG2 = (points: readonly G2Point[]): Uint8Array<ArrayBuffer> =>
  bytesOfNumbers(
    points.flatMap((point) => {
      if (point.is0()) return [0n, 0n, 0n, 0n]
      const { x, y } = point.toAffine()
      return [x.c0, x.c1, y.c0, y.c1]
    }),
  )

export const g1 = { generator: G1.BASE, infinity: G1.ZERO }
export const g2 = { generator: G2.BASE, infinity: G2.ZERO }
export const { Fp2 } = bn254.fields
