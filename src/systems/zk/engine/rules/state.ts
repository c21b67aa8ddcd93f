import type { Point } from '../../../../prover/babyjub/curve.ts'
import { poseidon } from '../../../../prover/poseidon/hash.ts'
import { CAPACITY, emptyTree, rootOf, type Tree, withLeaf } from './tree.ts'

// What the ZK rollup knows, and the one number that L1 knows it by: SPEC Z1 to Z4.

/** Whose data are published on L1, and whose are with the committee. */
export type Subtree = 'chain' | 'committee'

export interface Account {
  readonly key: Point
  readonly balance: bigint
  readonly nonce: bigint
}

export interface ZkState {
  readonly trees: { readonly [subtree in Subtree]: Tree }
  /** By number: 256 of the chain subtree, then 256 of the committee's. */
  readonly accounts: ReadonlyMap<number, Account>
  /** Hash chain of the L1 messages that were taken. */
  readonly messages: bigint
  readonly domain: bigint
}

export const OPERATOR = 0

export const subtreeOf = (account: number): Subtree => (account < CAPACITY ? 'chain' : 'committee')
export const indexOf = (account: number): number => account % CAPACITY
export const keyHashOf = ({ x, y }: Point): bigint => poseidon([x, y])

export const leafOf = ({ key, balance, nonce }: Account): bigint => poseidon([keyHashOf(key), balance, nonce])

export function stateRoot({ trees, messages, domain }: ZkState): bigint {
  return poseidon([rootOf(trees.chain), rootOf(trees.committee), messages, domain])
}

/** Somebody who has an account when the rollup begins. */
export interface FirstAccount {
  readonly subtree: Subtree
  readonly key: Point
  readonly balance: bigint
}

/** The operator, and in each subtree its residents in their order: Z4, Z4a. */
export function createZkState(domain: bigint, operator: Point, residents: readonly FirstAccount[] = []): ZkState {
  const empty = { trees: { chain: emptyTree(), committee: emptyTree() }, accounts: new Map(), messages: 0n, domain }
  let state = withAccount(empty, OPERATOR, { key: operator, balance: 0n, nonce: 0n })
  const next = { chain: OPERATOR + 1, committee: CAPACITY }
  for (const { subtree, key, balance } of residents) {
    state = withAccount(state, next[subtree]++, { key, balance, nonce: 0n })
  }
  return state
}

export function withAccount(state: ZkState, number: number, account: Account): ZkState {
  const subtree = subtreeOf(number)
  return {
    ...state,
    trees: { ...state.trees, [subtree]: withLeaf(state.trees[subtree], indexOf(number), leafOf(account)) },
    accounts: new Map(state.accounts).set(number, account),
  }
}
