// The rollup's state (R1 to R7): who has what, what may be withdrawn, and how far everything has come.

import type { Hex } from '../kernel/types.ts'
import { concatBytes } from '../lib/bytes.ts'
import { bytesToHex } from '../lib/hex.ts'
import { emptyMap, mapGet, mapSet, type PersistentMap } from '../lib/persistentMap.ts'
import type { Keccak } from './keccak.ts'
import { emptyTree, getLeaf, type LeafShape, type Preimages, preimagesOf, rootOf, setLeaf, type Tree } from './tree.ts'
import { createWriter, putAddress, putUint32, putUint64 } from './writer.ts'

export const SEQUENCER = 0
export const POOL = 1
export const MAX_AMOUNT = 2n ** 64n - 1n
/** What stands where the pool's address would be. Nobody knows a key of it, and the pool signs nothing anyway (R9). */
export const POOL_ADDRESS: Hex = `0x${'706f6f6c'.padStart(40, '0')}`

export type Asset = 'ether' | 'token'

export interface Account {
  /** Lower-case hex. */
  readonly address: Hex
  readonly nonce: number
  readonly ether: bigint
  readonly token: bigint
}

export interface Withdrawal {
  readonly to: Hex
  readonly amount: bigint
}

export interface Counters {
  readonly accounts: number
  /** How many of the inbox's messages have been taken. */
  readonly messages: number
  readonly withdrawals: number
  readonly batches: number
  readonly blocks: number
  /** Of the last L2 block. */
  readonly timestamp: number
}

export interface RollupState {
  readonly accounts: Tree<Account>
  readonly outbox: Tree<Withdrawal>
  /** The numbers of an address' accounts, oldest first. It follows from `accounts` and is in no hash. */
  readonly registry: PersistentMap<readonly number[]>
  readonly counters: Counters
}

/** Bytes of an account whose hash is its leaf (R3). */
export function encodeAccount({ address, nonce, ether, token }: Account): Uint8Array {
  const writer = createWriter(64)
  putAddress(writer, address)
  putUint32(writer, nonce)
  writer.at += 8
  putUint64(writer, ether)
  putUint64(writer, token)
  return writer.bytes
}

/** Bytes of a withdrawal whose hash is its leaf (R5). */
export function encodeWithdrawal({ to, amount }: Withdrawal): Uint8Array {
  const writer = createWriter(64)
  putAddress(writer, to)
  writer.at += 12
  putUint64(writer, amount)
  return writer.bytes
}

export function encodeCounters(counters: Counters): Uint8Array {
  const writer = createWriter(32)
  const { accounts, messages, withdrawals, batches, blocks, timestamp } = counters
  for (const count of [accounts, messages, withdrawals, batches, blocks]) putUint32(writer, count)
  putUint64(writer, BigInt(timestamp))
  return writer.bytes
}

const accountShape: LeafShape<Account> = {
  hash: (account, keccak) => keccak(encodeAccount(account)),
  preimage: encodeAccount,
}
const withdrawalShape: LeafShape<Withdrawal> = {
  hash: (withdrawal, keccak) => keccak(encodeWithdrawal(withdrawal)),
  preimage: encodeWithdrawal,
}

export type Balances = { readonly ether: bigint; readonly token: bigint }

export interface Genesis {
  /** Owner of account 0, where fees go. */
  readonly sequencer: Hex
  readonly pool: Balances
  /** They get the accounts from number 2 on. */
  readonly residents: readonly (Balances & { readonly address: Hex })[]
  readonly timestamp: number
  /** Of both trees: 16 unless given. The contracts and the guest know 16 only. */
  readonly depth?: number
}

export function createRollupState({ sequencer, pool, residents, timestamp, depth }: Genesis): RollupState {
  const none: RollupState = {
    accounts: emptyTree(accountShape, depth),
    outbox: emptyTree(withdrawalShape, depth),
    registry: emptyMap(),
    counters: { accounts: 0, messages: 0, withdrawals: 0, batches: 0, blocks: 0, timestamp },
  }
  const all = [{ address: sequencer, ether: 0n, token: 0n }, { address: POOL_ADDRESS, ...pool }, ...residents]
  return all.reduce((state, { address, ether, token }) => withNewAccount(state, { address, ether, token }), none)
}

/** The caller has made sure that the tree is not full. */
export function withNewAccount(
  state: RollupState,
  { address, ether, token }: Balances & { readonly address: Hex },
): RollupState {
  const number = state.counters.accounts
  const known = address.toLowerCase() as Hex
  return {
    ...state,
    accounts: setLeaf(state.accounts, number, { address: known, nonce: 0, ether, token }),
    registry: mapSet(state.registry, known, [...(mapGet(state.registry, known) ?? []), number]),
    counters: { ...state.counters, accounts: number + 1 },
  }
}

export const accountAt = (state: RollupState, number: number): Account | undefined =>
  number < state.counters.accounts ? getLeaf(state.accounts, number) : undefined

/** The numbers of an address' accounts, oldest first. */
export const accountsOf = (state: RollupState, address: Hex): readonly number[] =>
  mapGet(state.registry, address.toLowerCase()) ?? []

export function* allAccounts(state: RollupState): Generator<readonly [number: number, account: Account]> {
  for (let number = 0; number < state.counters.accounts; number++) {
    yield [number, getLeaf(state.accounts, number) as Account]
  }
}

export interface OutputParts {
  readonly accountsRoot: Uint8Array
  readonly outboxRoot: Uint8Array
  readonly counters: Uint8Array
}

export function outputParts(state: RollupState, keccak: Keccak): OutputParts {
  return {
    accountsRoot: rootOf(state.accounts, keccak),
    outboxRoot: rootOf(state.outbox, keccak),
    counters: encodeCounters(state.counters),
  }
}

/** What a state is known by on L1 (R7). */
export function outputOf(state: RollupState, keccak: Keccak): Uint8Array {
  const { accountsRoot, outboxRoot, counters } = outputParts(state, keccak)
  return keccak(concatBytes([accountsRoot, keccak(concatBytes([outboxRoot, counters]))]))
}

/** All 64-byte preimages from the output down to accounts and withdrawals: what the guest walks the state by. */
export function statePreimages(state: RollupState, keccak: Keccak, into: Preimages = new Map()): Preimages {
  const { accountsRoot, outboxRoot, counters } = outputParts(state, keccak)
  const rest = concatBytes([outboxRoot, counters])
  into.set(bytesToHex(keccak(rest)), rest)
  into.set(bytesToHex(outputOf(state, keccak)), concatBytes([accountsRoot, keccak(rest)]))
  preimagesOf(state.accounts, keccak, into)
  return preimagesOf(state.outbox, keccak, into)
}
