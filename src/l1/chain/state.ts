// The L1 as an immutable value: chain, world, mempool, blobs. Everything is shared between versions, so that a
// keyframe is a reference and seek, undo and fork cost nothing.

import type { BlockHeader } from '@ethereumjs/block'
import type { TypedTransaction } from '@ethereumjs/tx'
import type { Hex, Seconds } from '../../kernel/types.ts'
import type { PersistentMap } from '../../lib/persistentMap.ts'
import type { PersistentVector } from '../../lib/persistentVector.ts'
import type { L1Machine } from '../machine/machine.ts'
import type { Mempool } from '../mempool/pool.ts'
import type { WorldState } from '../state/world.ts'
import type { BlockSummary, L1Events, L1Params } from '../types.ts'
import type { Votes } from './votes.ts'

export interface L1State {
  /** Not part of the value's meaning: the machine for the rules of the next block, kept so that reading needs no await. */
  readonly machine: L1Machine
  readonly params: L1Params
  /** The canonical chain by number; genesis is 0. */
  readonly blocks: PersistentVector<BlockRecord>
  readonly numberByHash: PersistentMap<number>
  readonly placeByTx: PersistentMap<TxPlace>
  /** What the next block starts from: the world after the head, and what was changed by hand since. */
  readonly world: WorldState
  readonly mempool: Mempool
  /** Whether a crowd lives here: its transactions are real and wait in the mempool, but no event tells of one alone. */
  readonly hasCrowd: boolean
  /** Where less than everybody voted. */
  readonly votes: Votes
  /** Every transaction of a person that was ever seen, in order of arrival. */
  readonly seen: PersistentVector<SeenTx>
  readonly seenByHash: PersistentMap<number>
  /** Why a seen transaction is neither pending nor in a block. */
  readonly gone: PersistentMap<'dropped' | 'replaced'>
  readonly blobs: PersistentMap<BlobRecord>
  /** Versioned hashes in order of arrival. */
  readonly blobOrder: PersistentVector<Hex>
  /** Those before this place in `blobOrder` are pruned already. */
  readonly firstKeptBlob: number
  readonly contracts: PersistentVector<ContractRecord>
  /** Names that deployers gave, by the hash of the deploying transaction: they survive a reorg. */
  readonly contractNames: PersistentMap<string>
  readonly overrides: Overrides
  /** How many reorgs there were: makes a competing block at the same slot another block. */
  readonly branch: number
}

export interface TxPlace {
  readonly block: number
  readonly index: number
}

export interface SeenTx {
  readonly tx: TypedTransaction
  readonly hash: Hex
  readonly sender: Hex
  readonly at: Seconds
}

export interface BlockRecord {
  readonly number: number
  readonly hash: Hex
  readonly slot: number
  readonly header: BlockHeader
  readonly transactions: readonly TxRecord[]
  /** The rules it was made under: later blocks may follow another fork. */
  readonly machine: L1Machine
  /** What waited when it was filled, and the least that a transaction had to offer. */
  readonly poolBefore: Mempool
  readonly minGasPriceWei: bigint
  /** The world it was executed on (with what was changed by hand since its parent), and the one it made. */
  readonly before: WorldState
  readonly after: WorldState
  readonly summary: BlockSummary
}

export interface TxRecord {
  readonly tx: TypedTransaction
  readonly hash: Hex
  readonly sender: Hex
  readonly index: number
  readonly traffic: Traffic
  readonly receipt: ReceiptRecord
}

/** Whose it is. Events tell of people's transactions one by one, of the others by their sum. */
export type Traffic = 'person' | 'crowd' | 'background'

export interface LogRecord {
  readonly address: Uint8Array
  readonly topics: readonly Uint8Array[]
  readonly data: Uint8Array
  /** Its place among all logs of the block. */
  readonly index: number
}

export interface ReceiptRecord {
  readonly ok: boolean
  readonly gasUsed: bigint
  readonly cumulativeGasUsed: bigint
  readonly effectiveGasPrice: bigint
  readonly tipPerGas: bigint
  readonly logs: readonly LogRecord[]
  readonly bloom: Uint8Array
  readonly contractAddress: Hex | null
  readonly blobGasUsed: bigint | null
  readonly blobGasPrice: bigint | null
  /** What a failed execution returned: the revert data, empty when it failed otherwise. */
  readonly revert: Hex | null
}

export interface BlobRecord {
  readonly versionedHash: Hex
  readonly commitment: Hex
  /** As it came with a wallet's transaction of sidecar version 0; else there is none. */
  readonly proof: Hex | null
  /** The blob's 131,072 bytes up to the last that is not zero; `null` once pruned. */
  readonly data: Uint8Array | null
  readonly tx: Hex
  /** Where it is: `null` while pending. */
  readonly block: number | null
  readonly slot: number | null
}

export interface ContractRecord {
  readonly address: Hex
  readonly name: string | null
  /** 0: it stood in genesis already, and no transaction deployed it. */
  readonly deployedIn: number
  readonly tx: Hex | null
}

/** What was set by hand, as on a development node. */
export interface Overrides {
  readonly nextBaseFeeWei: bigint | null
  readonly gasLimit: number | null
  readonly coinbase: Hex | null
  readonly minGasPriceWei: bigint
  readonly impersonated: readonly Hex[]
  /** A promise that whoever submits a transaction advances the clock to the next slot; kept by the RPC layer. */
  readonly automine: boolean
}

/** How much the next block may hold. */
export const gasLimitOf = ({ overrides, params }: Pick<L1State, 'overrides' | 'params'>): number =>
  overrides.gasLimit ?? params.gasLimit

export const NO_OVERRIDES: Overrides = {
  nextBaseFeeWei: null,
  gasLimit: null,
  coinbase: null,
  minGasPriceWei: 0n,
  impersonated: [],
  automine: false,
}

type Names = keyof L1Events
export type L1Event = { [K in Names]: { readonly type: K; readonly data: L1Events[K] } }[Names]

/** What a change leads to: the next state, and what happened on the way. */
export interface Change {
  readonly state: L1State
  readonly events: readonly L1Event[]
}
