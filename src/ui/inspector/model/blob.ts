import { sha256 } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { BYTES_PER_BLOB, BYTES_PER_FIELD_ELEMENT, FIELD_ELEMENTS_PER_BLOB } from '../../../l1/blobs/blob.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { utf8ToText } from '../../../lib/utf8.ts'

/** A blob as nodes keep it. */
export interface BlobFacts {
  readonly versionedHash: Hex
  readonly commitment: Hex
  readonly tx: Hex
  /** `null` while it waits. */
  readonly block: number | null
  readonly at: number | null
  readonly expiresAt: number | null
  /** All 131,072 of them; `null` once pruned. */
  readonly bytes: Uint8Array | null
  /** What was packed into it; `null` where it was packed in a way unknown here, and once pruned. */
  readonly payload: Uint8Array | null
}

export interface BlobJson extends Omit<BlobFacts, 'bytes' | 'payload'> {
  /** Up to the last byte that is not zero. */
  readonly data: Hex | null
  readonly payload: Hex | null
}

export function toBlobFacts({ data, payload, ...facts }: BlobJson): BlobFacts {
  return {
    ...facts,
    bytes: data === null ? null : wholeBlob(hexToBytes(data)),
    payload: payload === null ? null : hexToBytes(payload),
  }
}

function wholeBlob(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(BYTES_PER_BLOB)
  bytes.set(data)
  return bytes
}

export const elementBytes = (bytes: Uint8Array, index: number): Uint8Array =>
  bytes.slice(index * BYTES_PER_FIELD_ELEMENT, (index + 1) * BYTES_PER_FIELD_ELEMENT)

/** How many bytes of each element are not zero. */
export function elementFill(bytes: Uint8Array): Uint8Array {
  const fill = new Uint8Array(FIELD_ELEMENTS_PER_BLOB)
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0) fill[at >> 5] = (fill[at >> 5] ?? 0) + 1
  }
  return fill
}

export const GRID_SIDE = 64
const FULL_FROM = 24

/** The elements that hold something, as two outlines on a grid of 64 by 64: those mostly full, and those partly. */
export function gridPaths(fill: Uint8Array): { readonly full: string; readonly some: string } {
  let full = ''
  let some = ''
  for (const [index, count] of fill.entries()) {
    if (count === 0) continue
    const cell = `M${index % GRID_SIDE} ${Math.floor(index / GRID_SIDE)}h1v1h-1z`
    if (count >= FULL_FROM) full += cell
    else some += cell
  }
  return { full, some }
}

/** Where a key moves to on the grid; `null` for keys that mean nothing to it. */
export function movedOnGrid(index: number, key: string): number | null {
  const last = FIELD_ELEMENTS_PER_BLOB - 1
  const to = (next: number) => Math.max(0, Math.min(last, next))
  switch (key) {
    case 'ArrowLeft':
      return to(index - 1)
    case 'ArrowRight':
      return to(index + 1)
    case 'ArrowUp':
      return index < GRID_SIDE ? index : index - GRID_SIDE
    case 'ArrowDown':
      return index + GRID_SIDE > last ? index : index + GRID_SIDE
    case 'PageUp':
      return to(index - 8 * GRID_SIDE)
    case 'PageDown':
      return to(index + 8 * GRID_SIDE)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** The versioned hash from the commitment, step by step: sha-256, and the first byte made 01. */
export function versionedHashOf(commitment: Hex): { readonly sha: Hex; readonly versioned: Hex } {
  const sha = sha256(commitment)
  return { sha, versioned: `0x01${sha.slice(4)}` }
}

export type PayloadText =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string; readonly whole: boolean }
  | { readonly kind: 'bytes' }

const MOST_CHARACTERS = 600

/** Text when every byte of it is part of a letter that can be shown. */
export function payloadText(payload: Uint8Array): PayloadText {
  if (payload.length === 0) return { kind: 'empty' }
  const text = utf8ToText(payload)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells bytes from text
  if (text === null || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/.test(text)) return { kind: 'bytes' }
  return { kind: 'text', text: text.slice(0, MOST_CHARACTERS), whole: text.length <= MOST_CHARACTERS }
}

/** The 31 bytes of an element that carry payload as far as they are letters, with a dot for each that is not. */
export function letters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('')
}

/** What a verifier needs, with the sizes that make the point. */
export interface Opening {
  readonly commitment: Hex
  readonly z: Hex
  readonly y: Hex
  readonly proof: Hex
}

export const OPENING_BYTES = 48 + 32 + 32 + 48

/** The claimed value with the lowest bit of some of its bytes turned over. */
export function withFlips(y: Hex, flipped: ReadonlySet<number>): Hex {
  const bytes = hexToBytes(y)
  for (const at of flipped) bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytesToHex(bytes)
}

/** A point as a person writes it: a number or 0x hex, below the field's modulus. `null` for anything else. */
export function pointFrom(typed: string, modulus: bigint): Hex | null {
  const trimmed = typed.trim()
  if (!/^(0x[0-9a-f]{1,64}|[0-9]{1,78})$/i.test(trimmed)) return null
  const value = BigInt(trimmed)
  return value < modulus ? `0x${value.toString(16).padStart(64, '0')}` : null
}
