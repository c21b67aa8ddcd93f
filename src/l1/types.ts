import type { Hex, Seconds } from '../kernel/types.ts'

// The L1 as the rest of the lab sees it: its parameters, its actions and events, its view.
// Amounts are decimal strings of wei, so that everything here may enter a link or cross to the page.
// Type aliases, not interfaces: only those are plain data to the compiler.

export type Wei = string

/** Each later than the one before it. */
export const BLOB_SCHEDULES = ['cancun', 'prague', 'bpo1', 'bpo2', 'danksharding'] as const
export type BlobScheduleName = (typeof BLOB_SCHEDULES)[number]

export type L1Params = {
  readonly chainId: number
  /** Which blob schedule is in force. The other rules are Osaka's, or the named fork's own for cancun and prague. */
  readonly blobSchedule: BlobScheduleName
  readonly gasLimit: number
  readonly slotSeconds: number
  readonly slotsPerEpoch: number
  /**
   * What everybody else is willing to pay: each block, background traffic buys as much gas as brings the
   * next base fee to this price. `null`: nobody else is there, and empty blocks let the base fee fall.
   */
  readonly backgroundBaseFeeWei: Wei | null
  readonly genesisBaseFeeWei: Wei
  /** Who re-executes each block, by name. */
  readonly nodes: readonly string[]
}

// ── Cast ─────────────────────────────────────────────────────────────────────────────────────────

export type RoleKind = 'user' | 'sequencer' | 'prover' | 'watcher' | 'attacker' | 'l1' | 'data'

export type CastMember = {
  /** Actor id, as in `ana`. */
  readonly id: string
  readonly name: string
  readonly role: RoleKind
  readonly address: Hex
}

// ── Actions ──────────────────────────────────────────────────────────────────────────────────────

/** Fees and limits a sender may set; what is absent the wallet fills in as wallets do. */
export type TxOptions = {
  readonly gasLimit?: number
  readonly maxFeePerGasWei?: Wei
  readonly maxPriorityFeePerGasWei?: Wei
  readonly nonce?: number
}

export type L1Actions = {
  /** A plain payment, signed with the payer's key. `to`: a cast member's id or an address. */
  'l1.pay': TxOptions & { readonly from: string; readonly to: string; readonly valueWei: Wei }
  /** Call a contract (or send data anywhere). */
  'l1.call': TxOptions & { readonly from: string; readonly to: string; readonly data: Hex; readonly valueWei?: Wei }
  'l1.deploy': TxOptions & {
    readonly from: string
    readonly data: Hex
    readonly valueWei?: Wei
    readonly contract?: string
  }
  /** A payload in `count` blobs: its text or bytes are packed 31 bytes a field element. */
  'l1.postBlobs': TxOptions & {
    readonly from: string
    readonly to: string
    readonly data: Hex
    readonly maxFeePerBlobGasWei?: Wei
    /** Many at once: so many transactions with so many blobs each, every blob the payload and its own number behind it. */
    readonly rush?: { readonly transactions: number; readonly blobs: number }
  }
  /** A signed transaction as wallets send it (types 0 to 4; blob transactions with their sidecar, version 0 or 1). */
  'l1.sendRaw': { readonly raw: Hex }
  /** The same nonce again for more money: `hash` is the pending transaction to replace. `cancel` pays oneself nothing instead. */
  'l1.replace': {
    readonly hash: Hex
    readonly maxFeePerGasWei: Wei
    readonly maxPriorityFeePerGasWei: Wei
    readonly cancel?: boolean
  }
  /** The last `depth` blocks lose against a competing branch; their transactions go back to the mempool unless `censor` names them. */
  'l1.reorg': { readonly depth: number; readonly censor?: readonly Hex[] }
  /** From the next block on. Real validators move it by a 1024th a block at most; here the knob turns at once. */
  'l1.gasLimit': { readonly gasLimit: number }
  /** The next block follows a later fork's rules; there is no way back. */
  'l1.upgrade': { readonly blobSchedule: BlobScheduleName }
  /** What a development node lets one do and no real chain does: `method` is the anvil_/evm_/hardhat_ name. */
  'l1.cheat': { readonly method: string; readonly params: readonly CheatParam[] }
  /** The heartbeat: seal the block of the current slot. Asked for by the slot timer only. */
  'l1.slot': { readonly slot: number }
}
export type CheatParam = string | number | boolean | null

// ── Events ───────────────────────────────────────────────────────────────────────────────────────

export type L1Events = {
  /** A signed transaction reached the mempool. */
  'l1.queued': TxSummary
  'l1.replaced': { readonly old: Hex; readonly by: TxSummary }
  /** Left the mempool without a block: evicted, dropped by hand, or made impossible by another one or by new rules. */
  'l1.dropped': {
    readonly hash: Hex
    readonly from: Hex
    readonly reason: 'evicted' | 'asked' | 'nonce-used' | 'cannot-pay' | 'rules-changed'
  }
  'l1.sealed': BlockSummary
  /** One for each transaction of the sealed block that is not background traffic. */
  'l1.included': TxSummary & {
    readonly block: number
    readonly blockHash: Hex
    readonly index: number
    readonly ok: boolean
    readonly gasUsed: number
    readonly feeWei: Wei
    readonly burntWei: Wei
    readonly tipWei: Wei
    readonly contractAddress: Hex | null
    readonly revert: Hex | null
  }
  /** A node executed the sealed block again from the state before it and compared every root. */
  'l1.executed': {
    readonly node: string
    readonly block: number
    readonly stateRoot: Hex
    readonly agrees: boolean
    readonly gasUsed: number
  }
  'l1.justified': { readonly epoch: number; readonly block: number; readonly blockHash: Hex }
  'l1.finalised': { readonly epoch: number; readonly block: number; readonly blockHash: Hex }
  'l1.reorged': {
    readonly depth: number
    readonly from: number
    readonly removed: readonly Hex[]
    /** Transactions that lost their block, and where they are now. */
    readonly returned: readonly TxSummary[]
    readonly lost: readonly TxSummary[]
    readonly head: number
  }
  /** Slots went by without a block: the stride over a long gap. */
  'l1.skipped': { readonly fromSlot: number; readonly toSlot: number; readonly slots: number }
  'l1.pruned': { readonly blobs: readonly Hex[]; readonly block: number }
  'l1.cheated': { readonly method: string }
  'l1.gasLimitSet': { readonly from: number; readonly to: number }
  'l1.upgraded': { readonly from: BlobScheduleName; readonly to: BlobScheduleName }
}

export type TxKind = 'payment' | 'call' | 'deployment' | 'blobs' | 'delegation'

export type TxSummary = {
  readonly hash: Hex
  readonly kind: TxKind
  readonly type: 0 | 1 | 2 | 3 | 4
  readonly from: Hex
  readonly to: Hex | null
  readonly nonce: number
  readonly valueWei: Wei
  readonly gasLimit: number
  readonly maxFeePerGasWei: Wei
  readonly maxPriorityFeePerGasWei: Wei
  readonly maxFeePerBlobGasWei: Wei | null
  readonly blobs: readonly Hex[]
  readonly dataBytes: number
}

export type BlockSummary = {
  readonly number: number
  readonly hash: Hex
  readonly parentHash: Hex
  readonly slot: number
  readonly at: Seconds
  readonly stateRoot: Hex
  readonly gasUsed: number
  readonly gasLimit: number
  readonly baseFeeWei: Wei
  readonly blobBaseFeeWei: Wei
  readonly blobGasUsed: number
  readonly excessBlobGas: string
  readonly burntWei: Wei
  /** Transactions of named people, and how much of the block is background traffic. */
  readonly transactions: readonly Hex[]
  readonly senders: readonly Hex[]
  readonly backgroundGas: number
  /** Absent where no crowd lives: senders of real transactions that no event tells of one by one. */
  readonly crowd?: CrowdInBlock
}

export type CrowdInBlock = {
  readonly transactions: number
  readonly gasUsed: number
  readonly failed: number
  /** The tip of the worst-paying one that still got in; `null` when none did. */
  readonly lowestTipWei: Wei | null
}

// ── View ─────────────────────────────────────────────────────────────────────────────────────────

export type L1View = {
  readonly params: L1Params
  readonly now: Seconds
  readonly slot: number
  readonly epoch: number
  readonly nextBlockAt: Seconds
  /** What the next block will charge. */
  readonly baseFeeWei: Wei
  readonly blobBaseFeeWei: Wei
  /** Oldest first, the newest `VIEW_BLOCKS` of the canonical chain. */
  readonly blocks: readonly BlockSummary[]
  readonly head: number
  readonly safe: number
  readonly finalised: number
  /** Best-paying first, each with the reason it could not enter the next block (`null`: it would). */
  readonly mempool: readonly PendingView[]
  /** Those of the mempool that are not people's; absent where no crowd lives. */
  readonly crowdPool?: CrowdPool
  readonly people: readonly PersonView[]
  /** Blobs still kept, and those pruned in the last epochs. */
  readonly blobs: readonly BlobView[]
  /** Transactions of named people by hash, newest last: where each stands. */
  readonly transactions: readonly TxView[]
  readonly contracts: readonly { readonly address: Hex; readonly name: string | null; readonly deployedIn: number }[]
}

/** The crowd's part of the mempool, by what it tips: too many to list one by one. */
export type CrowdPool = {
  readonly waiting: number
  readonly gas: number
  /** Best tip first, at most 24. `enters`: how many of them the next block would take. */
  readonly bands: readonly {
    readonly leastTipWei: Wei
    readonly waiting: number
    readonly enters: number
    readonly gas: number
  }[]
}

/** How a block was filled, or how the next one would be: `lab_getBuilding`. */
export type BuildingReport = {
  readonly block: number | null
  readonly gasLimit: number
  readonly gasUsed: number
  readonly baseFeeWei: Wei
  readonly blobBaseFeeWei: Wei
  /** In the order in which a builder tries them, at most 500: all of people's, then the crowd's best. */
  readonly entries: readonly BuildingEntry[]
  readonly waiting: number
  readonly leftOut: number
  /** The lowest tip that got in while something with a fee high enough stayed out; `null` when nothing had to. */
  readonly cutTipWei: Wei | null
}

export type BuildingEntry = {
  readonly hash: Hex
  readonly sender: Hex
  readonly nonce: number
  readonly isCrowd: boolean
  /** Its place in the line, 0 first; of all that waited. */
  readonly rank: number
  readonly tipWei: Wei | null
  readonly maxFeePerGasWei: Wei
  readonly gasLimit: number
  /** Gas limits (or, in a sealed block, gas used) of all that got in before it. */
  readonly gasBefore: number
  /** Only in a sealed block, of those that are in it. */
  readonly gasUsed: number | null
  readonly index: number | null
  readonly why: PendingView['why']
}

export type PendingView = TxSummary & {
  readonly since: Seconds
  readonly effectiveTipWei: Wei | null
  readonly why: 'nonce-gap' | 'fee-too-low' | 'blob-fee-too-low' | 'block-full' | 'cannot-pay' | null
}
export type PersonView = CastMember & { readonly balanceWei: Wei; readonly nonce: number }
export type BlobView = {
  readonly versionedHash: Hex
  readonly block: number
  readonly at: Seconds
  readonly expiresAt: Seconds
  readonly pruned: boolean
  readonly tx: Hex
}
export type TxStage = 'pending' | 'included' | 'safe' | 'final' | 'dropped' | 'replaced'
export type TxView = TxSummary & {
  readonly stage: TxStage
  readonly block: number | null
  readonly ok: boolean | null
  readonly feeWei: Wei | null
}
