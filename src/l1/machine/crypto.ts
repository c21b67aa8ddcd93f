// The fast primitives (WebAssembly), loaded once for all machines of a tab or process.

import { instantiateSecp256k1 } from '@bitauth/libauth'
import { createKeccak } from 'hash-wasm'

export interface Signature {
  readonly r: Uint8Array
  readonly s: Uint8Array
  readonly recovery: 0 | 1
}

export interface L1Crypto {
  keccak256(bytes: Uint8Array): Uint8Array
  /** Deterministic (RFC 6979), low s: the signatures that every other wallet makes. */
  sign(hash: Uint8Array, privateKey: Uint8Array): Signature
  /** The 64-byte public key; throws where there is none. */
  recover(hash: Uint8Array, signature: Signature): Uint8Array
  publicKeyOf(privateKey: Uint8Array): Uint8Array
  addressOf(publicKey: Uint8Array): Uint8Array
}

let loading: Promise<L1Crypto> | null = null

export function loadCrypto(): Promise<L1Crypto> {
  loading ??= createCrypto()
  return loading
}

async function createCrypto(): Promise<L1Crypto> {
  const [keccak, secp256k1] = await Promise.all([createKeccak(256), instantiateSecp256k1()])
  const keccak256 = (bytes: Uint8Array) => keccak.init().update(bytes).digest('binary')
  return {
    keccak256,
    sign(hash, privateKey) {
      const made = secp256k1.signMessageHashRecoverableCompact(privateKey, hash)
      if (typeof made === 'string') throw new Error(made)
      if (made.recoveryId > 1) throw new Error('a signature whose r exceeds the field order')
      return { r: made.signature.slice(0, 32), s: made.signature.slice(32), recovery: made.recoveryId as 0 | 1 }
    },
    recover(hash, { r, s, recovery }) {
      const compact = new Uint8Array(64)
      compact.set(r, 32 - r.length)
      compact.set(s, 64 - s.length)
      const publicKey = secp256k1.recoverPublicKeyUncompressed(compact, recovery, hash)
      if (typeof publicKey === 'string') throw new Error(publicKey)
      return publicKey.slice(1)
    },
    publicKeyOf(privateKey) {
      const publicKey = secp256k1.derivePublicKeyUncompressed(privateKey)
      if (typeof publicKey === 'string') throw new Error(publicKey)
      return publicKey.slice(1)
    },
    addressOf: (publicKey) => keccak256(publicKey).slice(12),
  }
}
