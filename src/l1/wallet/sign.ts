import type { TypedTransaction } from '@ethereumjs/tx'
import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import type { L1Crypto } from '../machine/crypto.ts'
import type { L1Machine } from '../machine/machine.ts'

/** Signs, and tells the transaction who its sender is: nobody needs to recover what the signer knew. */
export function signTransaction<T extends TypedTransaction>(machine: L1Machine, tx: T, privateKey: Hex): T {
  const { secret, publicKey } = keyPair(machine.crypto, privateKey)
  const { r, s, recovery } = machine.crypto.sign(tx.getHashedMessageToSign(), secret)
  const signed = tx.addSignature(BigInt(recovery), r, s, true) as T
  signed.cache.senderPubKey = publicKey
  return signed
}

interface KeyPair {
  readonly secret: Uint8Array
  readonly publicKey: Uint8Array
}

/** The cast's dozen of keys; others pass through without being kept. */
const pairs = new Map<Hex, KeyPair>()
const MOST_PAIRS = 64

function keyPair(crypto: L1Crypto, privateKey: Hex): KeyPair {
  const known = pairs.get(privateKey)
  if (known !== undefined) return known
  const secret = hexToBytes(privateKey)
  const pair = { secret, publicKey: crypto.publicKeyOf(secret) }
  if (pairs.size < MOST_PAIRS) pairs.set(privateKey, pair)
  return pair
}
