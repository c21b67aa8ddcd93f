// Signing for the accounts whose keys are here: the cast's.

import type { Hex } from '../../kernel/types.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { textToUtf8 } from '../../lib/utf8.ts'
import { castByAddress } from '../chain/cast.ts'
import type { L1State } from '../chain/state.ts'
import { CODE, notUnlocked, RpcFault } from './errors.ts'

export function keyOf(l1: L1State, address: Hex): Hex {
  const member = castByAddress(address)
  if (member !== undefined) return member.privateKey
  if (!l1.overrides.impersonated.includes(address)) throw notUnlocked(address)
  throw new RpcFault(
    CODE.unauthorized,
    `${address} is impersonated: it can send transactions, but nobody has the key to sign with`,
  )
}

/** 65 bytes: r, s, and 27 or 28. */
export function signHash(l1: L1State, address: Hex, hash: Uint8Array): Hex {
  const { r, s, recovery } = l1.machine.crypto.sign(hash, hexToBytes(keyOf(l1, address)))
  return bytesToHex(concatBytes([r, s, Uint8Array.of(27 + recovery)]))
}

/** EIP-191: what makes a signed message no transaction. */
export function hashMessage(l1: L1State, message: Uint8Array): Uint8Array {
  const prefix = textToUtf8(`\x19Ethereum Signed Message:\n${message.length}`)
  return l1.machine.crypto.keccak256(concatBytes([prefix, message]))
}
