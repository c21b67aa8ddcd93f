import type { Hex, Seconds } from '../../../kernel/types.ts'
import type { L1Actions, L1Events, L1Params, L1View, RoleKind, Wei } from '../../../l1/types.ts'

// An optimistic rollup: a sequencer that promises, a proposer that claims, and watchers who can prove a claim wrong on L1.

/** How large a batch is after a stage of its encoding. */
export type StageSize = {
  readonly stage: string
  /** As an optimistic rollup has to post it: with signatures. */
  readonly bytes: number
  /** As it would be if nobody but a proof had to see who authorised what. */
  readonly unsigned: number
  /** What `bytes` is made of, to the eighth of a byte. */
  readonly fields: readonly { readonly field: string; readonly bytes: number }[]
}

/** Whole gwei as a decimal string: the unit of the rollup, for ether and for the token. */
export type Gwei = string
export type Asset = 'ether' | 'token'

export type OptimisticParams = {
  readonly l1: L1Params
  readonly l2ChainId: number
  /** How long anybody may challenge a claim. */
  readonly windowSeconds: number
  /** Each side's chess clock in a dispute. */
  readonly clockSeconds: number
  /** Into how many parts a disputed range is split at a time. */
  readonly branching: 2 | 4 | 8 | 16
  readonly proposerBondWei: Wei
  readonly challengerBondWei: Wei
  /** After this long in the inbox a message must be in the next batch, whether the sequencer likes it or not. */
  readonly forceDelaySeconds: number
  /** What is posted where. */
  readonly posting: PostingMode
  readonly batchPolicy: BatchPolicy
  readonly ordering: Ordering
  /** Fees that the sequencer asks for beside the share of the L1 cost that a transaction causes. */
  readonly l2FeeGwei: Gwei
  /** The sequencer's margin on top, in percent of both. */
  readonly marginPercent: number
  /** Who has what on the rollup when the world begins; the bridge holds as much. */
  readonly residents: readonly { readonly id: string; readonly etherGwei: Gwei; readonly token: Gwei }[]
  readonly pool: { readonly etherGwei: Gwei; readonly token: Gwei }
  readonly watchers: readonly { readonly id: string; readonly mode: WatcherMode }[]
  /** Whether the operator claims a batch as soon as it is on L1. */
  readonly proposer: ProposerMode
  /** Whether the liquidity provider buys exits: at most so many percent below their amount. */
  readonly provider: { readonly id: string; readonly online: boolean; readonly feePercent: number }
}

export type PostingMode = 'calldata' | 'blob'
/** A batch is closed when one of these is reached. `maxBaseFeeGwei`: not while data on L1 costs more, unless it is too old. */
export type BatchPolicy = {
  readonly maxTransactions: number
  readonly maxAgeSeconds: number
  readonly maxPriceGwei: number | null
}
/** `tip`: highest fee first. `hostile`: sandwiches swaps for its own profit. */
export type Ordering = 'arrival' | 'tip' | 'hostile'

/**
 * `on`: checks each claim as soon as it is on L1 and disputes what is wrong, by itself. `hand`: checks, and leaves every move to a person.
 * `late`: wakes when the window is over. `broke`: sees it, and cannot pay for the move. `off`: does not look.
 * `griefer`: challenges what is right. `accomplice`: challenges what is wrong, and then lets its clock run out.
 */
export type WatcherMode = 'on' | 'hand' | 'off' | 'late' | 'broke' | 'griefer' | 'accomplice'

export type ProposerMode = {
  readonly online: boolean
  readonly lie: Lie | null
}
/**
 * `theft`: at the step where the guest loads the amount of a withdrawal, a register holds more than the memory says.
 * `diverge`: from this step on, hashes that belong to no machine. `root`: an honest run, and another output at its end.
 * `skipForced`: the run does not see that messages were due.
 */
export type Lie =
  | { readonly kind: 'theft'; readonly amountGwei: Gwei }
  | { readonly kind: 'diverge'; readonly step: number }
  | { readonly kind: 'root' }
  | { readonly kind: 'skipForced' }

// ── Actions ──────────────────────────────────────────────────────────────────────────────────────

/** What a person wants on the rollup: a cast id or an account's number. */
export type Wish =
  | { readonly kind: 'transfer'; readonly to: string; readonly asset: Asset; readonly amount: Gwei }
  | { readonly kind: 'swap'; readonly sell: Asset; readonly amount: Gwei; readonly atLeast: Gwei }
  | { readonly kind: 'withdraw'; readonly amount: Gwei }

export type RollupActions = {
  /** Signed with the sender's key and handed to the sequencer. No fee given: the one that it asks for. */
  'l2.send': { readonly from: string; readonly wish: Wish; readonly feeGwei?: Gwei }
  /** So many payments at once between those who live here, drawn from this world's seed. */
  'l2.traffic': { readonly payments: number }
  /** The same, signed and put into the inbox on L1, past the sequencer. */
  'l2.force': { readonly from: string; readonly wish: Wish }
  /** The sequencer's heartbeat, while anything waits: a block a second. Asked for by its timer only. */
  'l2.block': { readonly at: Seconds }
  /** Somebody has waited for this time. Asked for by a timer only. */
  'actors.wake': { readonly at: Seconds }
  'bridge.deposit': { readonly from: string; readonly valueWei: Wei }
  /** Take a withdrawal to L1, with a Merkle proof against a final root. */
  'bridge.withdraw': { readonly from: string; readonly withdrawal: number }
  /**
   * Offer the right to a withdrawal for less than its amount, now. `amountGwei`: what the seller says it is of, by default
   * what it is. Neither the bridge nor the market can tell.
   */
  'exit.sell': {
    readonly from: string
    readonly withdrawal: number
    readonly priceWei: Wei
    readonly amountGwei?: Gwei
  }
  /** What nobody has bought is the seller's again, to wait with or to offer for less. */
  'exit.takeBack': { readonly from: string; readonly offer: number }
  'exit.fill': { readonly from: string; readonly offer: number }
  /** An empty batch that takes what is due: anybody may, once the sequencer has let it wait too long. */
  'inbox.force': { readonly from: string }
  'sequencer.set': {
    readonly online?: boolean
    readonly ordering?: Ordering
    /** Whose transactions it does not take. */
    readonly censored?: readonly string[]
    readonly posting?: PostingMode
    readonly batchPolicy?: Partial<BatchPolicy>
  }
  /** Close the batch now, and post it. */
  'sequencer.post': Record<string, never>
  /** A stranger derives everything from L1 alone. */
  'sequencer.rebuild': { readonly from: string }
  'proposer.set': { readonly online?: boolean; readonly lie?: Lie | null }
  /** A claim for the batch after the parent's; by default the honest one, for the next batch of the longest honest line. */
  'claim.make': { readonly from: string; readonly parent?: number; readonly lie?: Lie }
  /** After its window. */
  'claim.confirm': { readonly from: string; readonly claim: number }
  'watcher.set': { readonly id: string; readonly mode: WatcherMode }
  /** Run the batch oneself and compare: nothing is told to L1. */
  'watcher.check': { readonly id: string; readonly claim: number }
  'game.challenge': { readonly from: string; readonly claim: number }
  /** The defender's move. Without hashes: those of the defender's own run. */
  'game.bisect': { readonly from: string; readonly game: number }
  /** The challenger's: the first part whose end he disagrees with. Any part may be named, and naming a wrong one loses. */
  'game.choose': { readonly from: string; readonly game: number; readonly segment: number }
  /** One instruction is left: L1 runs it. */
  'game.prove': { readonly from: string; readonly game: number }
  'game.timeout': { readonly from: string; readonly game: number }
  /** What all bonds and rewards have left somebody: taken out of the rollup's contract. */
  'claim.collect': { readonly from: string; readonly at: 'rollup' | 'game' }
  /** Everybody else on L1 pays this much: a watcher's moves get dear. */
  'l1.crowd': { readonly baseFeeWei: Wei | null }
  /** The first generation's way, beside the game: the newest batch's transactions posted with a root each, the disputed one executed again on L1. */
  'oneShot.post': { readonly from: string; readonly batch: number; readonly lieAt?: number }
  'oneShot.prove': { readonly from: string; readonly post: number; readonly index: number }
}

export type OptimisticActions = L1Actions & RollupActions

// ── Events ───────────────────────────────────────────────────────────────────────────────────────

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

// ── View ─────────────────────────────────────────────────────────────────────────────────────────

/** Where something of the rollup stands. Only L1 makes anything final. */
export type Standing =
  | 'waiting'
  | 'promised'
  | 'posted'
  | 'challengeable'
  | 'disputed'
  | 'confirmed'
  | 'final'
  | 'rejected'
  | 'dropped'

export type AccountView = {
  readonly number: number
  readonly id: string | null
  readonly name: string
  readonly role: RoleKind
  readonly address: Hex
  readonly etherGwei: Gwei
  readonly token: Gwei
  readonly nonce: number
}

export type L2TxView = L2TxSummary & {
  readonly block: number | null
  readonly batch: number | null
  readonly standing: Standing
}

export type BatchView = {
  readonly batch: number
  readonly mode: PostingMode | 'forced'
  readonly transactions: number
  readonly blocks: number
  readonly messages: number
  readonly bytes: number
  readonly stages: readonly StageSize[]
  readonly commitment: Hex
  readonly tx: Hex
  /** `null`: it is on its way. */
  readonly block: number | null
  readonly at: Seconds | null
  readonly feeWei: Wei | null
  readonly standing: Standing
  /** What every honest run gives; `null` while it is not on L1. */
  readonly output: Hex | null
  readonly steps: number | null
  readonly claims: readonly number[]
  /** The bytes of a blob are gone from L1. */
  readonly pruned: boolean
}

export type ClaimView = {
  readonly claim: number
  readonly parent: number
  readonly batch: number
  readonly output: Hex
  readonly steps: number
  readonly proposerId: string | null
  readonly proposer: Hex
  readonly bondWei: Wei
  readonly madeAt: Seconds
  readonly challengeableUntil: Seconds
  readonly block: number
  readonly tx: Hex
  /** `open`: the window runs. `overdue`: it is over, and nobody has confirmed it yet. */
  readonly status: 'open' | 'disputed' | 'overdue' | 'confirmed' | 'rejected' | 'fallen'
  /** Confirmed in an L1 block that is itself final. */
  readonly isFinal: boolean
  /** What an honest run says: the lab knows, L1 does not. */
  readonly isTrue: boolean
  readonly games: readonly number[]
  readonly checkedBy: readonly { readonly id: string; readonly agrees: boolean }[]
}

export type GameView = {
  readonly game: number
  readonly claim: number
  readonly challenger: Hex
  readonly challengerId: string | null
  readonly defenderId: string | null
  readonly bondWei: Wei
  readonly branching: number
  readonly lo: number
  readonly hi: number
  readonly turn: 'defender' | 'challenger' | 'prove' | 'over'
  /** Seconds left on each clock, the running one's as of now. */
  readonly defenderLeft: Seconds
  readonly challengerLeft: Seconds
  readonly winner: 'challenger' | 'defender' | 'nobody' | null
  /** The boundaries of the last bisection that still wait for a choice. */
  readonly boundaries: readonly { readonly step: number; readonly defender: Hex; readonly own: Hex | null }[]
  /** Each level of the narrowing so far, the widest first. `own`: as the challenger's run has it, `null` if nobody holds one. */
  readonly rounds: readonly {
    readonly lo: number
    readonly hi: number
    readonly boundaries: readonly { readonly step: number; readonly defender: Hex; readonly own: Hex | null }[]
    readonly chosen: number | null
    readonly gasBisect: number
    readonly gasChoose: number | null
  }[]
  readonly moves: number
  readonly gasUsed: number
  readonly feesWei: { readonly challenger: Wei; readonly defender: Wei }
  /** The transaction in which L1 ran the instruction. */
  readonly provenIn: Hex | null
  /** A transaction of a player that waits for a block. */
  readonly pendingMove: Hex | null
}

export type MessageView = {
  readonly message: number
  readonly kind: 'deposit' | 'transfer' | 'swap' | 'withdraw'
  readonly fromId: string | null
  readonly toId: string | null
  readonly amount: Gwei
  readonly at: Seconds
  readonly dueAt: Seconds
  readonly block: number
  readonly tx: Hex
  readonly batch: number | null
  readonly ok: boolean | null
}

export type WithdrawalView = {
  readonly withdrawal: number
  readonly toId: string | null
  readonly to: Hex
  readonly amountGwei: Gwei
  readonly batch: number | null
  readonly standing: Standing
  /** When the claim that holds it can be confirmed at the earliest; `null` while there is none. */
  readonly readyAt: Seconds | null
  readonly paidIn: Hex | null
  readonly offer: OfferView | null
}
export type OfferView = {
  readonly offer: number
  readonly priceWei: Wei
  readonly status: 'open' | 'filled' | 'collected' | 'taken-back'
  readonly providerId: string | null
}

export type SequencerView = {
  readonly online: boolean
  readonly ordering: Ordering
  readonly censored: readonly string[]
  readonly posting: PostingMode
  readonly batchPolicy: BatchPolicy
  readonly waiting: readonly L2TxSummary[]
  /** What it would ask for a transfer now, and what that is made of. */
  readonly quote: { readonly l1Gwei: Gwei; readonly l2Gwei: Gwei; readonly marginGwei: Gwei; readonly totalGwei: Gwei }
  /** Since genesis. `mev` is in ether at the pool's price. */
  readonly income: {
    readonly feesGwei: Gwei
    readonly mevGwei: string
    readonly dataWei: Wei
    readonly executionWei: Wei
    readonly transactions: number
  }
}

export type LedgerRow = {
  readonly id: string
  readonly name: string
  readonly role: RoleKind
  /** Signed wei since genesis; what is on the rollup counts as much as what is on L1. */
  readonly gasWei: Wei
  readonly bondsLockedWei: Wei
  readonly bondsLostWei: Wei
  readonly rewardsWei: Wei
  readonly l1Wei: Wei
  readonly l2Gwei: Gwei
  readonly creditWei: Wei
}

export type OptimisticView = {
  readonly l1: L1View
  readonly now: Seconds
  readonly params: Omit<OptimisticParams, 'l1' | 'residents' | 'pool' | 'watchers' | 'provider'>
  readonly contracts: {
    readonly inbox: Hex
    readonly bridge: Hex
    readonly rollup: Hex
    readonly game: Hex
    readonly step: Hex
    readonly fastExit: Hex
    readonly reExecutor: Hex
  }
  readonly accounts: readonly AccountView[]
  readonly accountsRoot: Hex
  readonly pool: { readonly etherGwei: Gwei; readonly token: Gwei }
  readonly sequencer: SequencerView
  readonly proposer: ProposerMode
  readonly watchers: readonly {
    readonly id: string
    readonly name: string
    readonly mode: WatcherMode
    readonly balanceWei: Wei
  }[]
  readonly provider: { readonly id: string; readonly online: boolean; readonly feePercent: number }
  /** The newest, oldest first. */
  readonly blocks: readonly (L2BlockSummary & { readonly batch: number | null; readonly standing: Standing })[]
  readonly blockCount: number
  /** The newest of people's, oldest first. */
  readonly transactions: readonly L2TxView[]
  /** Blocks that no batch has yet: how many transactions, and how many bytes they would be now after each stage. */
  readonly open: {
    readonly transactions: number
    readonly blocks: number
    readonly since: Seconds | null
    readonly stages: readonly StageSize[]
  }
  readonly batches: readonly BatchView[]
  readonly claims: readonly ClaimView[]
  readonly games: readonly GameView[]
  readonly messages: readonly MessageView[]
  readonly withdrawals: readonly WithdrawalView[]
  readonly bridge: {
    readonly heldWei: Wei
    /** All ether on the rollup in the promised state, and withdrawals not yet paid. */
    readonly owedWei: Wei
    /** Paid out without a true withdrawal behind it. */
    readonly stolenWei: Wei
  }
  readonly ledger: readonly LedgerRow[]
  readonly oneShot: readonly {
    readonly post: number
    readonly batch: number
    readonly transactions: number
    readonly bytes: number
    readonly gasUsed: number
    readonly tx: Hex
    readonly lieAt: number | null
    readonly proven: {
      readonly index: number
      readonly gasUsed: number
      readonly bytes: number
      readonly tx: Hex
    } | null
  }[]
}
