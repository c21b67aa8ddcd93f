import type { Hex, Seconds } from '../../../../kernel/types.ts'
import type { L1Events, Wei } from '../../../../l1/types.ts'
import type { Asset, BatchPolicy, Gwei, Lie, Ordering, PostingMode, StageSize, WatcherMode } from './shared.ts'

// What happened: what drawing, narration, goals and tests listen to.

export type L2TxSummary = {
  /** EIP-712 hash: what was signed. */
  readonly hash: Hex
  readonly kind: 'transfer' | 'swap' | 'withdraw'
  /** Account numbers. */
  readonly from: number
  readonly to: number | null
  readonly fromId: string | null
  readonly toId: string | null
  readonly asset: Asset
  readonly amount: Gwei
  readonly fee: Gwei
  readonly nonce: number
  /** By way of L1, and not of the sequencer. */
  readonly forced: boolean
}

export type RollupEvents = {
  /** The sequencer has it: nothing is promised yet. */
  'l2.queued': L2TxSummary
  /** The sequencer did not take it. Nothing on the rollup tells why; the lab does. */
  'l2.ignored': {
    readonly hash: Hex
    readonly fromId: string
    /** `invalid`: it could not be executed any more, and `why`. */
    readonly reason: 'censored' | 'offline' | 'invalid'
    readonly why: string | null
  }
  /** A block of the rollup: promised by the sequencer, and by nobody else. */
  'l2.sealed': L2BlockSummary
  /** One for each transaction of the block. `got`: what a swap gave. */
  'l2.promised': L2TxSummary & {
    readonly block: number
    readonly index: number
    readonly got: Gwei | null
    readonly withdrawal: number | null
  }
  /** The sequencer's own two swaps around somebody's: what it earned by ordering. */
  'l2.sandwiched': {
    readonly victim: Hex
    readonly victimId: string | null
    /** What the victim sold: the profit is in it. The loss is in the other one. */
    readonly asset: Asset
    readonly profit: Gwei
    readonly loss: Gwei
  }
  /** The blocks since the last batch, encoded; sizes after each stage in bytes. */
  'batch.closed': {
    readonly batch: number
    readonly transactions: number
    readonly blocks: number
    readonly reason: 'size' | 'age' | 'asked'
    readonly stages: readonly StageSize[]
    readonly mode: PostingMode
    readonly tx: Hex
  }
  /** It waits for a lower price on L1. */
  'batch.held': { readonly priceWei: Wei; readonly maxPriceGwei: number }
  /** In an L1 block. */
  'batch.posted': {
    readonly batch: number
    readonly mode: PostingMode | 'forced'
    readonly bytes: number
    readonly messages: number
    readonly block: number
    readonly tx: Hex
    readonly feeWei: Wei
    readonly gasUsed: number
    readonly blobFeeWei: Wei
  }
  /** An L1 reorg took it back. */
  'batch.dropped': { readonly batch: number; readonly tx: Hex }
  /** What the posted bytes give differs from what the sequencer promised. */
  'batch.differs': { readonly batch: number; readonly promised: Hex; readonly derived: Hex }
  'inbox.queued': {
    readonly message: number
    readonly kind: 'deposit' | 'transfer' | 'swap' | 'withdraw'
    readonly fromId: string | null
    readonly amount: Gwei
    readonly dueAt: Seconds
    readonly block: number
    readonly tx: Hex
  }
  /** A message of L1 took effect on the rollup (or did not, and why), in this batch. */
  'inbox.taken': {
    readonly message: number
    readonly batch: number
    readonly forced: boolean
    readonly ok: boolean
    readonly why: string | null
  }
  'claim.made': {
    readonly claim: number
    readonly parent: number
    readonly batch: number
    readonly output: Hex
    readonly steps: number
    readonly proposer: Hex
    readonly proposerId: string | null
    readonly bondWei: Wei
    readonly challengeableUntil: Seconds
    readonly block: number
    readonly tx: Hex
  }
  'claim.confirmed': {
    readonly claim: number
    readonly batch: number
    readonly output: Hex
    readonly block: number
    readonly tx: Hex
    readonly isTrue: boolean
  }
  'claim.rejected': {
    readonly claim: number
    readonly batch: number
    readonly game: number
    readonly block: number
    readonly tx: Hex
  }
  /** It stood on a rejected one, or another of the same parent was confirmed. */
  'claim.fallen': { readonly claim: number; readonly because: number }
  /** Somebody ran the batch and compared. Detected is not rejected. */
  'watcher.checked': {
    readonly id: string
    readonly claim: number
    readonly agrees: boolean
    readonly steps: number
    readonly output: Hex
  }
  'watcher.failed': {
    readonly id: string
    readonly claim: number
    readonly reason: 'asleep' | 'broke' | 'priced-out' | 'no-data'
  }
  'watcher.changed': { readonly id: string; readonly mode: WatcherMode }
  'game.opened': {
    readonly game: number
    readonly claim: number
    readonly challenger: Hex
    readonly challengerId: string | null
    readonly steps: number
    readonly bondWei: Wei
    readonly block: number
    readonly tx: Hex
  }
  /** `shown`: how many hashes between the ends. */
  'game.bisected': GameMove & { readonly shown: number }
  'game.chosen': GameMove & { readonly segment: number; readonly defenderHash: Hex; readonly challengerHash: Hex }
  'game.proven': GameMove & { readonly result: Hex; readonly winner: 'challenger' | 'defender' }
  'game.timedOut': GameMove & { readonly who: 'challenger' | 'defender' }
  'game.closed': {
    readonly game: number
    readonly claim: number
    readonly winner: 'challenger' | 'defender' | 'nobody'
    readonly toWinnerWei: Wei
    readonly burntWei: Wei
    readonly block: number
  }
  'bridge.deposited': {
    readonly fromId: string | null
    readonly amountWei: Wei
    readonly message: number
    readonly block: number
    readonly tx: Hex
  }
  'bridge.paid': {
    readonly withdrawal: number
    readonly to: Hex
    readonly toId: string | null
    readonly amountWei: Wei
    readonly block: number
    readonly tx: Hex
    readonly robbedWei: Wei
  }
  'exit.offered': {
    readonly offer: number
    readonly withdrawal: number
    readonly sellerId: string | null
    readonly amountWei: Wei
    readonly priceWei: Wei
    readonly block: number
  }
  'exit.filled': {
    readonly offer: number
    readonly withdrawal: number
    readonly providerId: string | null
    readonly priceWei: Wei
    readonly block: number
  }
  'exit.takenBack': { readonly offer: number; readonly withdrawal: number; readonly block: number }
  'exit.collected': {
    readonly offer: number
    readonly withdrawal: number
    readonly amountWei: Wei
    readonly block: number
  }
  'sequencer.changed': {
    readonly online: boolean
    readonly ordering: Ordering
    readonly censored: readonly string[]
    readonly posting: PostingMode
    readonly batchPolicy: BatchPolicy
  }
  'sequencer.rebuilt': {
    readonly byId: string
    readonly batches: number
    readonly bytes: number
    readonly output: Hex
    readonly agrees: boolean
    readonly missing: number
  }
  'proposer.changed': { readonly online: boolean; readonly lie: Lie | null }
  'l1.crowded': { readonly baseFeeWei: Wei | null }
  'oneShot.posted': {
    readonly post: number
    readonly transactions: number
    readonly bytes: number
    readonly gasUsed: number
    readonly block: number
    readonly tx: Hex
  }
  'oneShot.proven': {
    readonly post: number
    readonly index: number
    readonly gasUsed: number
    readonly bytes: number
    readonly block: number
    readonly tx: Hex
  }
}

export type GameMove = {
  readonly game: number
  readonly byId: string | null
  /** The range of steps after the move. */
  readonly lo: number
  readonly hi: number
  readonly gasUsed: number
  readonly feeWei: Wei
  readonly block: number
  readonly tx: Hex
}

export type OptimisticEvents = L1Events & RollupEvents

export type L2BlockSummary = {
  readonly number: number
  readonly at: Seconds
  readonly transactions: number
  readonly feesGwei: Gwei
  /** What the sequencer promises as the output if a batch ended here. */
  readonly accountsRoot: Hex
}
