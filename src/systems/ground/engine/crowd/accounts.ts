// Who the crowd is. Its keys follow from a constant and not from the world's seed, so that they are derived once for
// all worlds of a tab; like everybody's keys here, they are no secret.

import { Address } from '@ethereumjs/util'
import type { Hex } from '../../../../kernel/types.ts'
import type { L1Crypto } from '../../../../l1/machine/crypto.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import { textToUtf8 } from '../../../../lib/utf8.ts'

export interface CrowdAccount {
  readonly secret: Uint8Array
  readonly publicKey: Uint8Array
  readonly address: Hex
  readonly place: Address
}

const derived: CrowdAccount[] = []

export function crowdAccounts(crypto: L1Crypto, count: number): readonly CrowdAccount[] {
  while (derived.length < count) derived.push(derive(crypto, `mezzanine crowd ${derived.length}`))
  return derived.length === count ? derived : derived.slice(0, count)
}

/** Whose signature deployed the crowd's contracts, and who is paid for the drop. */
export function crowdFounder(crypto: L1Crypto): CrowdAccount {
  founder ??= derive(crypto, 'mezzanine crowd founder')
  return founder
}
let founder: CrowdAccount | null = null

function derive(crypto: L1Crypto, label: string): CrowdAccount {
  const secret = crypto.keccak256(textToUtf8(label))
  const publicKey = crypto.publicKeyOf(secret)
  const address = crypto.addressOf(publicKey)
  return { secret, publicKey, address: bytesToHex(address), place: new Address(address) }
}
