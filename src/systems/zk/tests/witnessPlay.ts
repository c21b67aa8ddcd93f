import { type EddsaKey, keyOf, sign } from '../../../prover/babyjub/eddsa.ts'
import { execute, type Unmet } from '../../../prover/circuit/witness.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'
import type { BatchInput } from '../engine/circuit/input.ts'
import { withoutOf } from '../engine/circuit/missing.ts'
import { type Account, withAccount, type ZkState } from '../engine/rules/state.ts'
import { messageOf, type Signed, type SignedSlot } from '../engine/rules/transition.ts'
import { emptyTree } from '../engine/rules/tree.ts'
import type { Missing } from '../engine/types/shared.ts'

// People and states for tests of the circuit: no L1, no actors.

export const DOMAIN = 77n
export const COMMITTEE = 256
const [operator, ana, ben, mallory] = [11n, 22n, 33n, 44n].map(keyOf) as [EddsaKey, EddsaKey, EddsaKey, EddsaKey]
export const people = { operator, ana, ben, mallory } as const
export const ACCOUNTS = {
  operator: 0,
  ana: 1,
  ben: 2,
  mallory: 3,
  anaAtCommittee: COMMITTEE,
  benAtCommittee: 257,
} as const

const account = (key: EddsaKey, balance: bigint, nonce = 0n): Account => ({ key: key.publicKey, balance, nonce })

/** Everybody has a thousand gwei and has sent something before. */
export function town(): ZkState {
  const empty: ZkState = {
    trees: { chain: emptyTree(), committee: emptyTree() },
    accounts: new Map(),
    messages: 5n,
    domain: DOMAIN,
  }
  const keys = [operator, ana, ben, mallory].map((key, number) => [number, key] as const)
  const hidden = [ana, ben].map((key, index) => [COMMITTEE + index, key] as const)
  return [...keys, ...hidden].reduce(
    (state, [number, key]) => withAccount(state, number, account(key, 1000n, 3n)),
    empty,
  )
}

/** As its owner would sign it, or somebody else, or for another nonce. */
export function signedBy(state: ZkState, key: EddsaKey, signed: Signed, nonce?: bigint): SignedSlot {
  const next = nonce ?? state.accounts.get(signed.from)?.nonce ?? 0n
  return { ...signed, signature: sign(key, messageOf(signed, next, state.domain)) }
}

/** What the circuit says to it: names of what is broken, in the circuit's order. */
export function brokenIn(input: BatchInput, missing: Missing | null = null): readonly Unmet[] {
  return execute(batchCircuit(input.slots.length), input, withoutOf(missing)).unmet
}

export const namesOf = (unmet: readonly Unmet[]): string[] => unmet.map(({ name }) => name)
