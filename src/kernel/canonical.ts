import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Hex, Plain } from './types.ts'

/** One text for one value: sorted keys, and a tag for what JSON can't carry. The base of digests and replay checks. */
export function canonicalText(value: Plain): string {
  if (value === undefined) return '"undefined:"'
  if (typeof value === 'bigint') return `"bigint:${value}"`
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`no canonical text for ${value}`)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (value instanceof Uint8Array) return `"bytes:${bytesToHex(value)}"`
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`
}

export const digestOf = (value: Plain): Hex => `0x${bytesToHex(keccak_256(utf8ToBytes(canonicalText(value))))}`
