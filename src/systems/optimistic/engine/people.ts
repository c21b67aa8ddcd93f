// Who is who on both floors.

import type { Hex } from '../../../kernel/types.ts'
import { castByAddress, castById } from '../../../l1/chain/cast.ts'
import type { RoleKind } from '../../../l1/types.ts'
import { accountAt, accountsOf, POOL, type RollupState, SEQUENCER } from '../../../rollup/state.ts'

export const idOf = (address: Hex): string | null => castByAddress(address)?.id ?? null

export const SEQUENCER_ID = 'sequencer'

export function addressOf(id: string): Hex | null {
  return castById(id)?.address ?? null
}

export function keyOf(id: string): Hex | null {
  return castById(id)?.privateKey ?? null
}

/** Whose account it is: fees and reserves are nobody's purse. */
export function ownerOf(state: RollupState, number: number): string | null {
  const account = accountAt(state, number)
  if (account === undefined || number === POOL) return null
  return idOf(account.address)
}

/** The account that somebody's wallet uses: their first, and never the one that fees go to. */
export const accountOfPerson = (state: RollupState, address: Hex): number | null =>
  accountsOf(state, address).find((number) => number !== SEQUENCER && number !== POOL) ?? null

export const nameOfAccount = (address: Hex): { readonly name: string; readonly role: RoleKind } => {
  const member = castByAddress(address)
  return member === undefined
    ? { name: `${address.slice(0, 6)}…${address.slice(-4)}`, role: 'user' }
    : { name: member.name, role: member.role }
}
