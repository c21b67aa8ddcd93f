// EIP-7702 authorisations as JSON-RPC spells them.

import { eoaCode7702RecoverAuthority } from '@ethereumjs/util'
import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import type { At, StateOverride } from '../chain/environment.ts'
import { readAccount } from '../chain/read.ts'
import type { L1State } from '../chain/state.ts'
import { bigintToMinimalBytes } from '../state/rlp.ts'
import type { Authorization } from './schemas.ts'

const DELEGATION = '0xef0100'
const NOBODY: Hex = `0x${'00'.repeat(20)}`
/** What each authorisation adds to the gas that a transaction must bring (a part of it may be refunded). */
export const GAS_PER_AUTHORIZATION = 25_000n

type AuthorizationBytes = [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]

/** In the order in which they are signed and encoded: chain, address, nonce, parity, r, s. */
export function authorizationToBytes(given: Authorization): AuthorizationBytes {
  const { chainId, nonce, r, s } = given
  const minimal = bigintToMinimalBytes
  return [minimal(chainId), hexToBytes(given.address), minimal(nonce), minimal(parityOf(given)), minimal(r), minimal(s)]
}

function parityOf({ yParity, v }: Authorization): bigint {
  if (yParity != null) return yParity
  return v == null ? 0n : v >= 27n ? v - 27n : v
}

/** What valid authorisations change before a call runs. Invalid ones are skipped, as the protocol does. */
export function delegationsOf(l1: L1State, at: At, authorizations: readonly Authorization[]): StateOverride[] {
  const nonces = new Map<Hex, bigint>()
  const overrides: StateOverride[] = []
  for (const given of authorizations) {
    const authority = authorityOf(given)
    if (authority === null || (given.chainId !== 0n && given.chainId !== BigInt(l1.machine.chainId))) continue
    const nonce = nonces.get(authority) ?? readAccount(l1, at, authority)?.nonce ?? 0n
    if (given.nonce !== nonce) continue
    nonces.set(authority, nonce + 1n)
    const code: Hex = given.address === NOBODY ? '0x' : `${DELEGATION}${given.address.slice(2)}`
    overrides.push({ address: authority, nonce: nonce + 1n, code })
  }
  return overrides
}

function authorityOf(given: Authorization): Hex | null {
  try {
    return eoaCode7702RecoverAuthority(authorizationToBytes(given)).toString()
  } catch {
    return null
  }
}
