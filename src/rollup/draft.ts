// Accounts on their way from one state to the next: all that a transaction changes, or nothing of it.

import { type Account, type Asset, accountAt, MAX_AMOUNT, type RollupState } from './state.ts'
import { setLeaf } from './tree.ts'

export type Draft = Map<number, Account>

export const drafted = (state: RollupState, draft: Draft, number: number): Account =>
  draft.get(number) ?? (accountAt(state, number) as Account)

export function withDraft(state: RollupState, draft: Draft): RollupState {
  let accounts = state.accounts
  for (const [number, account] of draft) accounts = setLeaf(accounts, number, account)
  return { ...state, accounts }
}

export interface Credit {
  readonly number: number
  readonly asset: Asset
  readonly amount: bigint
}

/** `false`: it would not fit the account, and nothing was drafted. */
export function credit(state: RollupState, draft: Draft, { number, asset, amount }: Credit): boolean {
  const account = drafted(state, draft, number)
  const balance = account[asset] + amount
  if (balance > MAX_AMOUNT) return false
  draft.set(number, { ...account, [asset]: balance })
  return true
}
