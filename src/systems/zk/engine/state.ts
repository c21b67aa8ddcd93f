// The whole world as a value: L1 with the rollup's contracts, what its logs tell, and what each party off L1 keeps.

import type { Hex, Seconds } from '../../../kernel/types.ts'
import type { L1Lens } from '../../../l1/actions.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import type { Published } from './circuit/input.ts'
import type { Facts } from './l1/facts.ts'
import type { ChainLog } from './l1/logs.ts'
import type { PocketState } from './pocket/state.ts'
import type { ZkState } from './rules/state.ts'
import type { Slot } from './rules/transition.ts'
import type { Failure, L2TxSummary, SlotSummary } from './types/events.ts'
import type { MemberMode, PostingMode, ProverMode, SequencerMode, Tamper, ZkParams } from './types/shared.ts'

export interface ZkWorld {
  readonly params: ZkParams
  readonly l1: L1State
  readonly contracts: { readonly poseidon: Hex; readonly verifier: Hex; readonly rollup: Hex }
  /** What signatures and roots are for: Z3. */
  readonly domain: bigint
  readonly genesis: ZkState
  /** What L1 says: follows from its blocks. */
  readonly log: ChainLog
  readonly facts: Facts
  readonly operator: Operator
  readonly prover: ProverMode
  readonly committee: Committee
  /** Who asked for the data, and what they got, in order. */
  readonly asked: readonly Asked[]
  /** Transactions that wait for a block and should not be sent again, by what they are for. */
  readonly errands: readonly { readonly what: string; readonly tx: Hex }[]
  /** Transactions that L1 refused: told once. */
  readonly failed: readonly FailedErrand[]
  /** Times at which somebody has something to do. */
  readonly wakes: readonly Seconds[]
  readonly pocket: PocketState | null
}

/** A signed transaction as the sequencer holds it. */
export interface Queued {
  readonly slot: Slot & { readonly kind: 'transfer' | 'withdraw' }
  readonly summary: L2TxSummary
}

export interface Operator {
  readonly mode: SequencerMode
  readonly queue: readonly Queued[]
  /** When the first of what waits came; null: nothing waits. */
  readonly since: Seconds | null
  /** The state after all batches it has closed. */
  readonly state: ZkState
  /** In order of their numbers, 1 the first; those that were reverted are gone. */
  readonly batches: readonly ClosedBatch[]
  /** All that was ever in a batch, to be found again by its hash. */
  readonly taken: readonly (Queued & { readonly batch: number })[]
}

export interface ClosedBatch {
  readonly number: number
  readonly slots: readonly Slot[]
  readonly summaries: readonly SlotSummary[]
  readonly before: ZkState
  /** What the slots give: by the rules, or past them where the operator is blind. */
  readonly after: ZkState
  readonly published: Published
  /** What the operator commits as the root, if it is another. */
  readonly claimedRoot: bigint | null
  /** Whether every slot may stand in a batch. */
  readonly isTrue: boolean
  readonly posting: PostingMode
  /** With the words in it, where they go in a blob. */
  readonly blob: Uint8Array | null
  /** How many messages of L1 are taken, with it. */
  readonly messagesTo: number
  readonly closedAt: Seconds
  /** Of the committee's members, by id, in their order; null: would not. */
  readonly signatures: readonly { readonly member: string; readonly signature: MemberSignature | null }[]
  readonly proof: ProofJob
}

export interface MemberSignature {
  readonly member: number
  readonly v: number
  readonly r: Hex
  readonly s: Hex
}

export interface ProofJob {
  readonly attempt: number
  readonly startedAt: Seconds | null
  readonly readyAt: Seconds | null
  readonly tamper: Tamper | null
  readonly made: { readonly proof: Hex; readonly publicInputs: readonly bigint[] } | null
  readonly failure: Failure | null
  /** The error of the contract that refused it last. */
  readonly refusedBy: string | null
}

export interface Committee {
  readonly members: readonly Member[]
  readonly needed: number
}
export interface Member {
  readonly id: string
  readonly mode: MemberMode
  /** The newest subtree that it was given and kept; null: none. */
  readonly knows: ZkState | null
  /** All that it was given, oldest first: what L1 has executed is older than the newest. */
  readonly kept: readonly ZkState[]
}

export interface Asked {
  readonly byId: string
  readonly at: Seconds
  /** The chain subtree rebuilt from L1; whether its root fits the last executed state's. */
  readonly chainAgrees: boolean
  readonly committee: string | null
  /** With all that could be had; accounts that could not are in `missing`. */
  readonly known: ZkState | null
  readonly missing: readonly number[]
}

export interface FailedErrand {
  readonly what: string
  readonly tx: Hex
  /** Of the contract's error. */
  readonly error: string
}

export const l1Lens: L1Lens<ZkWorld> = {
  get: ({ l1 }) => l1,
  set: (state, l1) => ({ ...state, l1 }),
}

export const GWEI_WEI = 1_000_000_000n
