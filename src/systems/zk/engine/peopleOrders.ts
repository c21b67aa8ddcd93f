// What people ask of the contract. What it would refuse is refused here, with a reason that can be told.

import { encodeFunctionData } from 'viem'
import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { Hex, Refused, Seconds } from '../../../kernel/types.ts'
import { ZkRollup } from '../contracts/generated/ZkRollup.ts'
import type { Order } from './errands.ts'
import { hasEscaped, lastExecuted, lastProven, messagesTaken, owedTo, wasReturned } from './l1/standing.ts'
import { addressOf, keyOf, ownerOf } from './people.ts'
import { rebuildFromL1 } from './rebuild.ts'
import { indexOf, keyHashOf, stateRoot, subtreeOf, type ZkState } from './rules/state.ts'
import { AMOUNT_LIMIT } from './rules/transition.ts'
import { CAPACITY, rootOf, siblingsOf } from './rules/tree.ts'
import { GWEI_WEI, type ZkWorld } from './state.ts'
import type { SubtreeId } from './types/shared.ts'

const { abi } = ZkRollup
const SUBTREES = { chain: 0, committee: 1 } as const

type Asked = Order | Refused

export const orderFrom = ({ contracts }: ZkWorld, from: string, data: Hex, valueWei?: bigint): Order => ({
  from,
  to: contracts.rollup,
  data,
  ...(valueWei === undefined ? {} : { valueWei }),
})

// ── Into the rollup ──────────────────────────────────────────────────────────────────────────────

export function orderRegister(state: ZkWorld, from: string, subtree: SubtreeId, valueWei: bigint): Asked {
  const key = keyOf(from, subtree)
  if (key === null) return refuse('unknown-account', { account: from })
  const refused = whyNoDeposit(state, valueWei)
  if (refused !== null) return refused
  if (subtree === 'committee' && state.params.committee === null) return refuse('no-committee')
  const isHere = (number: number) => subtreeOf(number) === subtree
  if ([...state.facts.accounts.keys()].filter(isHere).length >= CAPACITY) return refuse('subtree-full', { subtree })
  const { x, y } = key.publicKey
  const data = encodeFunctionData({ abi, functionName: 'register', args: [SUBTREES[subtree], x, y] })
  return orderFrom(state, from, data, valueWei)
}

export function orderDeposit(state: ZkWorld, from: string, account: number, valueWei: bigint): Asked {
  const refused = whyNoDeposit(state, valueWei) ?? whyNoAccount(state, account)
  if (refused !== null) return refused
  const data = encodeFunctionData({ abi, functionName: 'deposit', args: [BigInt(account)] })
  return orderFrom(state, from, data, valueWei)
}

function whyNoDeposit({ facts }: ZkWorld, valueWei: bigint): Refused | null {
  if (facts.frozen !== null) return refuse('frozen')
  if (valueWei === 0n) return refuse('nothing-sent')
  return valueWei % GWEI_WEI === 0n ? null : refuse('not-whole-gwei')
}

const whyNoAccount = ({ facts }: ZkWorld, account: number): Refused | null =>
  facts.accounts.has(account) ? null : refuse('no-such-account', { account })

// ── Out of it ────────────────────────────────────────────────────────────────────────────────────

export function orderTakeOut(state: ZkWorld, from: string): Asked {
  const owner = addressOf(from)
  if (owner === null) return refuse('unknown-account', { account: from })
  if (owedTo(state.facts, owner) === 0n) return refuse('nothing-to-take')
  return orderFrom(state, from, encodeFunctionData({ abi, functionName: 'takeOut' }))
}

export function orderExit(state: ZkWorld, from: string, account: number): Asked {
  if (state.facts.frozen !== null) return refuse('frozen')
  const refused = whyNoAccount(state, account)
  if (refused !== null) return refused
  if (state.facts.accounts.get(account)?.owner !== addressOf(from)) return refuse('not-the-owner', { account })
  return orderFrom(state, from, encodeFunctionData({ abi, functionName: 'requestExit', args: [BigInt(account)] }))
}

export function orderFreeze(state: ZkWorld, from: string, now: Seconds): Asked {
  const { facts, params } = state
  if (facts.frozen !== null) return refuse('already-frozen')
  const [executed, proven] = [lastExecuted(facts), lastProven(facts)]
  if (proven.number > executed.number) return refuse('execute-first', { batch: executed.number + 1 })
  const oldest = facts.messages[messagesTaken(facts)]
  if (oldest === undefined) return refuse('nothing-waits')
  const dueAt = oldest.queuedAt + params.messagePeriodSeconds
  if (now < dueAt) return refuse('not-due-yet', { message: oldest.message, dueAt, seconds: dueAt - now })
  return orderFrom(state, from, encodeFunctionData({ abi, functionName: 'freeze' }))
}

// ── Out of a frozen one ──────────────────────────────────────────────────────────────────────────

export function orderReturn(state: ZkWorld, from: string, message: number): Asked {
  const { facts } = state
  if (facts.frozen === null) return refuse('not-frozen')
  const fact = facts.messages[message]
  if (fact === undefined) return refuse('no-such-message', { message })
  if (fact.kind !== 'deposit') return refuse('not-a-deposit', { message })
  if (message < messagesTaken(facts)) return refuse('was-taken', { message })
  if (wasReturned(facts, fact)) return refuse('already-returned', { message })
  return orderFrom(state, from, encodeFunctionData({ abi, functionName: 'returnDeposit', args: [BigInt(message)] }))
}

type Three = readonly [bigint, bigint, bigint]

export function orderEscape(state: ZkWorld, from: string, account: number): Asked {
  if (state.facts.frozen === null) return refuse('not-frozen')
  const refused = whyNoAccount(state, account)
  if (refused !== null) return refused
  if (hasEscaped(state.facts, account)) return refuse('already-escaped', { account })
  const known = shownTo(state, from, account)
  if (isRefused(known)) return known
  const { key, balance, nonce } = known.accounts.get(account) ?? {}
  if (key === undefined || balance === undefined || nonce === undefined) return refuse('no-data', { account })
  // Where the circuit forgot to look, an account may have nearly as much as the field is large: no contract takes that.
  if (balance >= AMOUNT_LIMIT) return refuse('no-such-amount', { account })
  const subtree = subtreeOf(account)
  const siblings = siblingsOf(known.trees[subtree], indexOf(account))
  const args = [
    BigInt(account),
    { keyHash: keyHashOf(key), balance, nonce },
    siblings as unknown as readonly [Three, Three, Three, Three],
    rootOf(known.trees[subtree === 'chain' ? 'committee' : 'chain']),
  ] as const
  return orderFrom(state, from, encodeFunctionData({ abi, functionName: 'escape', args }))
}

/** What L1 shows everybody; for the committee's accounts what who asks, or the account's owner, was given. */
function shownTo(state: ZkWorld, from: string, account: number): ZkState | Refused {
  const { facts, asked } = state
  const isHad = (known: ZkState | null): known is ZkState =>
    known?.accounts.has(account) === true && stateRoot(known) === lastExecuted(facts).struct.newRoot
  const owner = ownerOf(state, account)
  const own = asked.filter(({ byId }) => byId === from || byId === owner)
  const copies = own.map(({ known }) => known)
  const given = copies.findLast(isHad)
  if (given !== undefined) return given
  const rebuilt = rebuildFromL1(state, null)
  if (isHad(rebuilt.known)) return rebuilt.known
  if (copies.some((copy) => copy?.accounts.has(account) === true)) return refuse('old-data', { account })
  const isExecuted = rebuilt.known === null || rebuilt.missing.includes(account)
  return refuse(isExecuted ? 'no-data' : 'not-executed-there', { account })
}
