// What the guest asks its host for, answered by a node that knows the run's input and the state before it.

import type { L1Crypto } from '../../l1/machine/crypto.ts'
import type { Host } from '../../riscv/machine.ts'

export interface HostSources {
  readonly crypto: L1Crypto
  /** What the guest reads, by region and index (R24). */
  readonly word: (region: number, index: number) => Uint8Array
  readonly preimage64: (hash: Uint8Array) => Uint8Array
}

export const guestHost = ({ crypto, word, preimage64 }: HostSources): Host => ({
  keccak256: crypto.keccak256,
  preimage64,
  input: word,
  ecrecover: (input) => precompile1(input, crypto),
})

/** Ethereum's precompile 1: the address behind a signature, or nothing. */
export function precompile1(input: Uint8Array, crypto: L1Crypto): Uint8Array {
  const out = new Uint8Array(32)
  const v = input[63] as number
  const isPadded = input.subarray(32, 63).every((byte) => byte === 0)
  if (!isPadded || (v !== 27 && v !== 28)) return out
  try {
    const signature = { r: input.slice(64, 96), s: input.slice(96, 128), recovery: (v - 27) as 0 | 1 }
    out.set(crypto.addressOf(crypto.recover(input.slice(0, 32), signature)), 12)
    return out
  } catch {
    return new Uint8Array(32)
  }
}
