import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { OP } from './opcodes.ts'
import type { KnownKeys } from './storage.ts'
import { memoryAt, type Trace, topOfStack } from './trace.ts'

// Where a mapping keeps an entry is a hash of the key, and hashes do not tell. But whoever used the entry had to
// compute the hash: a trace shows what went in.

const WORD_BYTES = 32
/** Longer than any key that a person would read; longer hashes are of something else. */
const MAX_KEY_BYTES = 256

/**
 * The keys that a transaction used, for every contract in it: a wrong one only gives an empty entry. Not seen are
 * keys that stand in the source as constants: the compiler hashed those.
 */
export function keysFromTrace(trace: Trace): KnownKeys {
  const keys = new Map<Hex, Hex[]>()
  for (let step = 0; step < trace.length; step++) {
    if (trace.op[step] !== OP.KECCAK256) continue
    const [offset = 0n, length = 0n] = topOfStack(trace, step, 2)
    if (length <= WORD_BYTES || length > MAX_KEY_BYTES + WORD_BYTES) continue
    const end = Number(offset + length)
    const hashed = memoryAt(trace, step).slice(Number(offset), end)
    if (hashed.length < Number(length)) continue
    const slot = bytesToHex(hashed.slice(-WORD_BYTES))
    keys.set(slot, [...(keys.get(slot) ?? []), bytesToHex(hashed.slice(0, -WORD_BYTES))])
  }
  return ({ slot }) => keys.get(slot) ?? []
}

/** The same addresses for every mapping from addresses: the people of the world. */
export function keysFromAddresses(addresses: readonly Hex[]): KnownKeys {
  const keys = addresses.map((address): Hex => `0x${address.slice(2).padStart(64, '0')}`)
  return ({ keyType }) => (/^(address|contract)/.test(keyType.label) ? keys : [])
}

export function keysFromAll(sources: readonly KnownKeys[]): KnownKeys {
  return (mapping) => sources.flatMap((source) => source(mapping))
}
