import { concatBytes } from '../../lib/bytes.ts'
import { Q } from '../field.ts'
import type { Proof, VerifyingKey } from './key.ts'
import { G1, G2, NUMBER, readNumber, viewOf } from './lists.ts'

// The form in which contracts get points: EIP-197's, big-endian, the imaginary part first (SPEC P5, P16).

export const PROOF_SIZE = 2 * G1 + G2

export const wordOf = (list: Uint8Array): Uint8Array => list.slice().reverse()

/** From P3 to EIP-197 and back again: each coordinate is turned round, and so are the two halves of one in G2. */
export function swapped(point: Uint8Array): Uint8Array<ArrayBuffer> {
  const coordinate = point.length / 2
  const turned = new Uint8Array(point.length)
  for (let at = 0; at < point.length; at += coordinate) {
    turned.set(wordOf(point.subarray(at, at + coordinate)), at)
  }
  return turned
}

export const proofBytes = ({ a, b, c }: Proof): Uint8Array<ArrayBuffer> => concatBytes([a, b, c].map(swapped))

/** Null unless it has the right length and every coordinate is below q. Whether points are on the curve, others ask. */
export function proofOf(bytes: Uint8Array): Proof | null {
  if (bytes.length !== PROOF_SIZE) return null
  const proof = {
    a: swapped(bytes.subarray(0, G1)),
    b: swapped(bytes.subarray(G1, G1 + G2)),
    c: swapped(bytes.subarray(G1 + G2)),
  }
  return [proof.a, proof.b, proof.c].every(isCanonical) ? proof : null
}

export function isCanonical(points: Uint8Array): boolean {
  const view = viewOf(points)
  for (let at = 0; at < points.length; at += NUMBER) if (readNumber(view, at) >= Q) return false
  return true
}

/** α, β, γ, δ, then the points of the inputs. */
export const verifyingKeyBytes = ({ alphaG1, betaG2, gammaG2, deltaG2, inputs }: VerifyingKey): Uint8Array =>
  concatBytes([alphaG1, betaG2, gammaG2, deltaG2, ...pointsG1(inputs)].map(swapped))

/** From what such bytes say, which are our own: nothing is checked. */
export function verifyingKeyFrom(bytes: Uint8Array): VerifyingKey {
  const inG2 = (index: number) => swapped(bytes.subarray(G1 + index * G2, G1 + (index + 1) * G2))
  return {
    alphaG1: swapped(bytes.subarray(0, G1)),
    betaG2: inG2(0),
    gammaG2: inG2(1),
    deltaG2: inG2(2),
    inputs: concatBytes(pointsG1(bytes.subarray(G1 + 3 * G2)).map(swapped)),
  }
}

/** Is the product of these pairings one? */
export const pairingInput = (pairs: readonly (readonly [inG1: Uint8Array, inG2: Uint8Array])[]): Uint8Array =>
  concatBytes(pairs.flat().map(swapped))

export const pointsG1 = (list: Uint8Array): Uint8Array[] =>
  Array.from({ length: list.length / G1 }, (_, index) => list.subarray(index * G1, (index + 1) * G1))
