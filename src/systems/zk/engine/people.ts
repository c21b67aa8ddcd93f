// Who is who: on L1 by address, on the rollup by the number of an account and the key that signs for it.

import { keccak256, stringToBytes } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { castByAddress, castById } from '../../../l1/chain/cast.ts'
import type { RoleKind } from '../../../l1/types.ts'
import { type EddsaKey, keyOf as keyOfSecret } from '../../../prover/babyjub/eddsa.ts'
import type { Facts } from './l1/facts.ts'
import type { SubtreeId } from './types/shared.ts'

export const OPERATOR_ID = 'sequencer'
export const PROVER_ID = 'prover'

export const idOf = (address: Hex): string | null => castByAddress(address)?.id ?? null

export const addressOf = (id: string): Hex | null => castById(id)?.address ?? null

/** Multiplying a point takes milliseconds, and everybody has the same key in every world. */
const keys = new Map<string, EddsaKey>()

/** What somebody signs with on the rollup. Theirs follows from their name, as all keys of the cast are public. */
export function keyOf(id: string, subtree: SubtreeId): EddsaKey | null {
  if (castById(id) === undefined) return null
  const name = `mezzanine zk account of ${id} in the ${subtree} subtree`
  const key = keys.get(name) ?? keyOfSecret(BigInt(keccak256(stringToBytes(name))))
  keys.set(name, key)
  return key
}

interface Known {
  readonly facts: Pick<Facts, 'accounts'>
}

/** Whose account it is, if somebody of the cast has it. */
export function ownerOf({ facts }: Known, number: number): string | null {
  const owner = facts.accounts.get(number)?.owner
  return owner === undefined ? null : idOf(owner)
}

export const nameOf = (address: Hex): { readonly name: string; readonly role: RoleKind } => {
  const member = castByAddress(address)
  return member === undefined
    ? { name: `${address.slice(0, 6)}…${address.slice(-4)}`, role: 'user' }
    : { name: member.name, role: member.role }
}
