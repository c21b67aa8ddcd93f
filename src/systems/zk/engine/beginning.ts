// Who has what when the rollup begins: known to the contract, and to everybody who has its creation code.

import type { Hex } from '../../../kernel/types.ts'
import { GENESIS_TIMESTAMP } from '../../../l1/chain/genesis.ts'
import type { EddsaKey } from '../../../prover/babyjub/eddsa.ts'
import type { AccountFact, Facts } from './l1/facts.ts'
import { NO_BLOB } from './l1/words.ts'
import { addressOf, keyOf, OPERATOR_ID } from './people.ts'
import { createZkState, type FirstAccount, keyHashOf, stateRoot, subtreeOf, type ZkState } from './rules/state.ts'
import { rootOf } from './rules/tree.ts'
import type { SubtreeId, ZkParams } from './types/shared.ts'

export interface Resident extends FirstAccount {
  readonly owner: Hex
}

/** Those of the cast, in their order; the operator is not among them. */
export function residentsOf({ residents, committee }: ZkParams): readonly Resident[] {
  return residents.flatMap(({ id, etherGwei, subtree }) => {
    const owner = addressOf(id)
    if (owner === null || (subtree === 'committee' && committee === null)) return []
    return [{ owner, subtree, key: knownKey(id, subtree).publicKey, balance: BigInt(etherGwei) }]
  })
}

export const operatorResident = (): Resident => ({
  owner: addressOf(OPERATOR_ID) as Hex,
  subtree: 'chain',
  key: knownKey(OPERATOR_ID, 'chain').publicKey,
  balance: 0n,
})

export const firstState = (domain: bigint, params: ZkParams): ZkState =>
  createZkState(domain, operatorResident().key, residentsOf(params))

/** What is known before the contract has told anything. */
export function firstFacts(params: ZkParams, genesis: ZkState): Facts {
  const accounts = new Map<number, AccountFact>()
  const waiting = { chain: [operatorResident()], committee: [] as Resident[] }
  for (const resident of residentsOf(params)) waiting[resident.subtree].push(resident)
  for (const [number, { key }] of genesis.accounts) {
    const resident = waiting[subtreeOf(number)].shift()
    if (resident === undefined) throw new Error(`account ${number} is nobody’s`)
    accounts.set(number, { number, owner: resident.owner, key, keyHash: keyHashOf(key), place: null })
  }
  const struct = {
    newRoot: stateRoot(genesis),
    newCommitteeRoot: rootOf(genesis.trees.committee),
    newMessages: genesis.messages,
    messageCount: 0,
    committedAt: BigInt(GENESIS_TIMESTAMP),
    words: NO_BLOB,
    blob: NO_BLOB,
  }
  return {
    batches: [{ number: 0, struct, posting: 'calldata', words: [], committed: null, proven: null, executed: null }],
    accounts,
    messages: [],
    credits: [],
    takenOut: [],
    reverted: [],
    frozen: null,
  }
}

function knownKey(id: string, subtree: SubtreeId): EddsaKey {
  const key = keyOf(id, subtree)
  if (key === null) throw new Error(`${id} is not of the cast`)
  return key
}
