import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'

// A blob is 4096 numbers of the BLS12-381 scalar field, 32 bytes each, big-endian (EIP-4844).

export const FIELD_ELEMENTS_PER_BLOB = 4096
export const BYTES_PER_FIELD_ELEMENT = 32
export const BYTES_PER_BLOB = FIELD_ELEMENTS_PER_BLOB * BYTES_PER_FIELD_ELEMENT
export const GAS_PER_BLOB = 131_072
export const BLS_MODULUS = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n

/** Exactly `BYTES_PER_BLOB` bytes, each field element below `BLS_MODULUS`. */
export type Blob = Uint8Array

/** Bytes from outside: either the value or why it was not accepted. `at` is a byte offset or a list index. */
export type Decoded<T> = { readonly ok: true; readonly value: T } | Fault
export interface Fault {
  readonly ok: false
  readonly code: BlobFault
  readonly at?: number
}
export type BlobFault =
  | 'blob-length'
  | 'field-element-too-large'
  | 'high-byte-set'
  | 'length-prefix'
  | 'padding-set'
  | 'no-blobs'
  | 'blob-not-full'
  | 'not-a-blob-transaction'
  | 'malformed-rlp'
  | 'wrapper-version'
  | 'sidecar-count'
  | 'commitment-length'
  | 'proof-length'
  | 'versioned-hash'
  | 'proof'

export function fault(code: BlobFault, at?: number): Fault {
  return at === undefined ? { ok: false, code } : { ok: false, code, at }
}

const MODULUS_BYTES = hexToBytes(`0x${BLS_MODULUS.toString(16)}`)

/** What keeps these bytes from being a blob; `null` when nothing does. */
export function blobFault(bytes: Uint8Array): Fault | null {
  if (bytes.length !== BYTES_PER_BLOB) return fault('blob-length', bytes.length)
  for (let start = 0; start < BYTES_PER_BLOB; start += BYTES_PER_FIELD_ELEMENT) {
    if (!isBelowModulus(bytes, start)) return fault('field-element-too-large', start)
  }
  return null
}

function isBelowModulus(bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < BYTES_PER_FIELD_ELEMENT; i++) {
    const byte = bytes[start + i] ?? 0
    const limit = MODULUS_BYTES[i] ?? 0
    if (byte !== limit) return byte < limit
  }
  return false
}

/** The number at `index` of the blob, and so the value of its polynomial at the `index`-th root of unity (bit-reversed). */
export function fieldElementAt(blob: Blob, index: number): bigint {
  const start = index * BYTES_PER_FIELD_ELEMENT
  return BigInt(bytesToHex(blob.subarray(start, start + BYTES_PER_FIELD_ELEMENT)))
}

export function fieldElementToHex(value: bigint): Hex {
  return `0x${value.toString(16).padStart(BYTES_PER_FIELD_ELEMENT * 2, '0')}`
}
