// A stranger with nothing but L1: takes every executed batch's words from there and the messages that it took, and carries
// them out on the accounts that the rollup began with. The chain subtree comes out, whole (Z11). Of the committee's subtree
// L1 shows a root and no more: what is under it somebody has to hand out.

import { reduced } from '../../../prover/field.ts'
import type { BatchFact, Facts } from './l1/facts.ts'
import { lastExecuted } from './l1/standing.ts'
import { type Account, OPERATOR, stateRoot, subtreeOf, withAccount, type ZkState } from './rules/state.ts'
import { rootOf, type Tree } from './rules/tree.ts'
import { type ShownSlot, slotsIn } from './shown.ts'
import type { ZkWorld } from './state.ts'

export interface Rebuilt {
  /** The last executed state, as far as it could be had; null: not even what L1 should show. */
  readonly known: ZkState | null
  /** Whether the chain subtree fits the root that L1 has. */
  readonly chainAgrees: boolean
  /** Accounts that are in the state and could not be had. */
  readonly missing: readonly number[]
}

type Source = Pick<ZkWorld, 'facts' | 'genesis' | 'params'>

/** `handedOut`: what somebody of the committee gives; of no use if it is not of the last executed state. */
export function rebuildFromL1({ facts, genesis, params }: Source, handedOut: ZkState | null): Rebuilt {
  const { struct, number } = lastExecuted(facts)
  const accounts = accountsAfter(facts, genesis, number)
  const missingOf = (known: ZkState | null) => accounts.filter((account) => known?.accounts.has(account) !== true)
  const chain = chainAfter(facts, genesis, facts.batches.slice(1, number + 1), params.slots)
  if (chain === null) return { known: null, chainAgrees: false, missing: missingOf(null) }
  const isFitting = handedOut !== null && rootOf(handedOut.trees.committee) === struct.newCommitteeRoot
  const known = {
    ...chain,
    trees: {
      chain: chain.trees.chain,
      committee: isFitting ? handedOut.trees.committee : sealed(struct.newCommitteeRoot),
    },
    accounts: new Map([...ofSubtree(chain, 'chain'), ...(isFitting ? ofSubtree(handedOut, 'committee') : [])]),
    messages: struct.newMessages,
  }
  if (stateRoot(known) !== struct.newRoot) return { known: null, chainAgrees: false, missing: missingOf(null) }
  return { known, chainAgrees: true, missing: missingOf(known) }
}

/** Of which nothing is known but its root. */
const sealed = (hash: bigint): Tree => ({ children: [], hash })

const ofSubtree = ({ accounts }: ZkState, subtree: 'chain' | 'committee'): readonly [number, Account][] =>
  [...accounts].filter(([number]) => subtreeOf(number) === subtree)

/** Which accounts the state after this batch has: an account begins with its first deposit. */
function accountsAfter({ messages, batches }: Facts, genesis: ZkState, number: number): readonly number[] {
  const taken = messages.slice(0, batches[number]?.struct.messageCount ?? 0)
  const made = taken.flatMap(({ kind, account }) => (kind === 'deposit' ? [account] : []))
  return [...new Set([...genesis.accounts.keys(), ...made])].sort((one, other) => one - other)
}

/** Null: the words of a batch are nowhere any more. */
function chainAfter(facts: Facts, genesis: ZkState, batches: readonly BatchFact[], slots: number): ZkState | null {
  let state = genesis
  for (const { words } of batches) {
    if (words === null) return null
    let fees = 0n
    for (const slot of slotsIn(words, slots)) {
      state = withSlot(facts, state, slot)
      fees += slot.fee
    }
    state = changed(state, OPERATOR, fees)
  }
  return state
}

/** What a slot does to the accounts that are shown. Whether it may is not a question any more: that was proven. */
function withSlot({ accounts }: Facts, state: ZkState, { kind, from, to, amount, fee }: ShownSlot): ZkState {
  switch (kind) {
    case 'padding':
    case 'hidden':
      return state
    case 'transfer':
      return changed(changed(state, from, -amount - fee, 1n), to, amount)
    case 'withdraw':
    case 'toHidden':
      return changed(state, from, -amount - fee, 1n)
    case 'fromHidden':
      return changed(state, to, amount)
    case 'deposit': {
      const key = accounts.get(to)?.key
      const isNew = key !== undefined && !state.accounts.has(to) && subtreeOf(to) === 'chain'
      return changed(isNew ? withAccount(state, to, { key, balance: 0n, nonce: 0n }) : state, to, amount)
    }
    case 'exit':
      return changed(state, from, -(state.accounts.get(from)?.balance ?? 0n))
  }
}

function changed(state: ZkState, number: number, by: bigint, sent = 0n): ZkState {
  const account = state.accounts.get(number)
  // What is on the committee's side nobody can follow from here.
  if (account === undefined || subtreeOf(number) === 'committee') return state
  const after = { ...account, balance: reduced(account.balance + by), nonce: account.nonce + sent }
  return withAccount(state, number, after)
}
