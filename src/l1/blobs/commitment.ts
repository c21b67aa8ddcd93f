import { sha256 } from '@noble/hashes/sha2.js'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { BLS_MODULUS, type Blob, FIELD_ELEMENTS_PER_BLOB, fieldElementToHex } from './blob.ts'
import type { Kzg } from './kzg.ts'

export const BYTES_PER_COMMITMENT = 48
export const BYTES_PER_PROOF = 48
export const VERSIONED_HASH_VERSION_KZG = 0x01

/** Some 10 to 55 ms for a blob that is mostly zeros, near a second for a full one. */
export function commitBlob(kzg: Kzg, blob: Blob): Hex {
  return kzg.blobToKzgCommitment(bytesToHex(blob)) as Hex
}

/** What the transaction and the BLOBHASH opcode carry: a version byte and the hash of the commitment. */
export function versionedHash(commitment: Hex): Hex {
  const hash = sha256(hexToBytes(commitment))
  hash[0] = VERSIONED_HASH_VERSION_KZG
  return bytesToHex(hash)
}

/** The proof that a commitment belongs to a blob. Takes half a second and more, whatever the blob holds. */
export function proveBlob(kzg: Kzg, blob: Blob, commitment: Hex): Hex {
  return kzg.computeBlobProof(bytesToHex(blob), commitment) as Hex
}

export function verifyBlob(
  kzg: Kzg,
  { blob, commitment, proof }: { blob: Blob; commitment: Hex; proof: Hex },
): boolean {
  return kzg.verifyBlobProofBatch([bytesToHex(blob)], [commitment], [proof])
}

/** The claim that the committed polynomial has the value `y` at `z`. Both are below `BLS_MODULUS`. */
export interface Opening {
  readonly z: bigint
  readonly y: bigint
  readonly proof: Hex
}

/** Evaluates the blob's polynomial at `z` and proves the value. The caller has made sure that `z` is below `BLS_MODULUS`. */
export function openBlob(kzg: Kzg, blob: Blob, z: bigint): Opening {
  const [proof, y] = kzg.computeProof(bytesToHex(blob), fieldElementToHex(z))
  return { z, y: BigInt(y), proof: proof as Hex }
}

export function verifyOpening(kzg: Kzg, commitment: Hex, { z, y, proof }: Opening): boolean {
  return kzg.verifyProof(commitment, fieldElementToHex(z), fieldElementToHex(y), proof)
}

/** The 192 bytes that the precompile 0x0a reads: versioned hash, z, y, commitment, proof. */
export function pointEvaluationInput(commitment: Hex, { z, y, proof }: Opening): Hex {
  const parts = [versionedHash(commitment), fieldElementToHex(z), fieldElementToHex(y), commitment, proof]
  return `0x${parts.map((part) => part.slice(2)).join('')}`
}

/** A generator of the field's multiplicative group; the set-up's roots of unity are made from it. */
const PRIMITIVE_ROOT = 7n
const ROOT_OF_UNITY = modPow(PRIMITIVE_ROOT, (BLS_MODULUS - 1n) / BigInt(FIELD_ELEMENTS_PER_BLOB))

/** The point at which the blob's polynomial takes the value of its `index`-th field element. */
export function evaluationPoint(index: number): bigint {
  return modPow(ROOT_OF_UNITY, BigInt(reverseBits(index)))
}

/** The elements stand in bit-reversed order, as the consensus specification lays them out. */
function reverseBits(index: number): number {
  let reversed = 0
  for (let bit = 1; bit < FIELD_ELEMENTS_PER_BLOB; bit *= 2) {
    reversed = reversed * 2 + (Math.floor(index / bit) % 2)
  }
  return reversed
}

function modPow(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % BLS_MODULUS
    square = (square * square) % BLS_MODULUS
  }
  return result
}
