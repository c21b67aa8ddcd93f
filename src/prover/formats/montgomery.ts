import { Q } from '../field.ts'
import { NUMBER, readNumber, viewOf, writeNumber } from '../groth16/lists.ts'

// Keys in snarkjs's files keep numbers in the form that its kernels compute in: times 2^256.

export const SHIFT = 1n << 256n
const SHIFT_Q = SHIFT % Q

/** Coordinates of points. */
export function shiftedPoints(points: Uint8Array): Uint8Array<ArrayBuffer> {
  const shifted = new Uint8Array(points.length)
  const [from, onto] = [viewOf(points), viewOf(shifted)]
  for (let at = 0; at < points.length; at += NUMBER) writeNumber(onto, at, (readNumber(from, at) * SHIFT_Q) % Q)
  return shifted
}
