// The whole world as a value: L1 with the rollup's contracts, what its logs tell, and what each party off L1 keeps.

import type { Hex, Seconds } from '../../../kernel/types.ts'
import type { L1Lens } from '../../../l1/actions.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import type { RollupState } from '../../../rollup/state.ts'
import type { PostedTx, SignedTx } from '../../../rollup/transactions.ts'
import type { AppliedBatch } from '../../../rollup/transition.ts'
import type { Addresses } from './l1/contracts.ts'
import type { Facts } from './l1/facts.ts'
import type { ChainLog } from './l1/logs.ts'
import type { OneShotPost } from './oneShot.ts'
import type { L2BlockSummary, L2TxSummary } from './types/events.ts'
import type {
  BatchPolicy,
  Gwei,
  Lie,
  OptimisticParams,
  Ordering,
  PostingMode,
  ProposerMode,
  StageSize,
  WatcherMode,
} from './types/shared.ts'

export interface OptimisticState {
  readonly params: OptimisticParams
  readonly l1: L1State
  readonly contracts: Addresses
  readonly domainSeparator: Uint8Array
  readonly genesis: RollupState
  /** What L1 says: follows from its blocks. */
  readonly log: ChainLog
  readonly facts: Facts
  /** What every node of the rollup derives from it, batch by batch. */
  readonly derived: readonly Derived[]
  /** What an honest node knows of each claim, by its number. */
  readonly judged: readonly Judged[]
  readonly sequencer: Sequencer
  readonly proposer: ProposerMode
  readonly watchers: readonly Watcher[]
  readonly provider: OptimisticParams['provider']
  /** Lies as they were told, so that who told one can defend it. */
  readonly lies: readonly ToldLie[]
  /** Transactions that wait for a block and should not be sent again, by what they are for. */
  readonly errands: readonly Errand[]
  /** Times at which somebody has something to do. */
  readonly wakes: readonly Seconds[]
  readonly oneShot: readonly OneShotRecord[]
}

export interface Derived {
  readonly batch: number
  /** Commits to the bytes, the messages and the parent: two derivations with the same context are the same. */
  readonly context: Hex
  readonly bytes: Uint8Array
  readonly after: AppliedBatch
  readonly output: Hex
  readonly steps: number
}

export interface Judged {
  readonly claim: number
  readonly output: Hex
  readonly parentOutput: Hex
  /** Of the run that it was held against: a reorg can put another batch in its place. `null`: there was none. */
  readonly context: Hex | null
  /** What an honest run from the parent's output gives; `null`: nobody knows the state behind that output. */
  readonly honest: { readonly output: Hex; readonly steps: number } | null
  readonly isTrue: boolean
  /** The state that the claim's output stands for, where somebody knows it. */
  readonly state: RollupState | null
}

export interface ToldLie {
  readonly parentOutput: Hex
  readonly batch: number
  readonly output: Hex
  readonly lie: Lie
}

export interface Errand {
  readonly what: string
  readonly tx: Hex
}

export interface Watcher {
  readonly id: string
  readonly mode: WatcherMode
  /** Claims it has looked at, by the place of their proposal, and whether it agrees. */
  readonly checked: readonly { readonly key: string; readonly claim: number; readonly agrees: boolean }[]
  /** What it could not do was told once. */
  readonly failed: readonly string[]
}

// ── The sequencer ────────────────────────────────────────────────────────────────────────────────

export interface Queued {
  readonly signed: SignedTx
  readonly summary: L2TxSummary
}

/** A transaction that the sequencer has put into a block. */
export interface Promised {
  readonly summary: L2TxSummary
  readonly block: number
  readonly withdrawal: number | null
}

export interface OpenBatch {
  /** The state that it goes on from, and the messages of L1 that it begins with. */
  readonly start: RollupState
  readonly messagesTo: number
  readonly blocks: readonly SealedBlock[]
  /** When its first content came; `null`: it is empty. */
  readonly since: Seconds | null
}
export interface SealedBlock {
  readonly number: number
  readonly at: Seconds
  readonly transactions: readonly PostedTx[]
}

export interface SentBatch {
  readonly bytes: Uint8Array
  readonly mode: PostingMode
  readonly messagesTo: number
  readonly blocks: readonly SealedBlock[]
  readonly transactions: number
  readonly stages: readonly StageSize[]
  /** What it goes on from, and what the sequencer says comes out of it. */
  readonly start: RollupState
  readonly promised: RollupState
  readonly promisedOutput: Hex
  /** What it said when the batch was closed: the others follow L1, this is held against it. */
  readonly firstPromised: Hex
  readonly tx: Hex
}

export interface Sequencer {
  readonly online: boolean
  readonly ordering: Ordering
  readonly censored: readonly string[]
  readonly posting: PostingMode
  readonly batchPolicy: BatchPolicy
  readonly queue: readonly Queued[]
  /** Whether its timer for the next block runs. */
  readonly ticking: boolean
  readonly open: OpenBatch
  /** The state after all that it has promised. */
  readonly soft: RollupState
  readonly sent: readonly SentBatch[]
  readonly blocks: readonly L2BlockSummary[]
  readonly promised: readonly Promised[]
  readonly feesGwei: bigint
  readonly mevGwei: bigint
  /** Told once that it waits for a lower price. */
  readonly held: boolean
}

export interface OneShotRecord {
  readonly tx: Hex
  readonly batch: number
  readonly lieAt: number | null
  /** Call data of the post and, once there was one, of the proof. */
  readonly bytes: number
  readonly provenBytes: number | null
  readonly post: OneShotPost
}

export const l1Lens: L1Lens<OptimisticState> = {
  get: ({ l1 }) => l1,
  set: (state, l1) => ({ ...state, l1 }),
}

export const gwei = (amount: bigint): Gwei => amount.toString()
export const GWEI_WEI = 1_000_000_000n
