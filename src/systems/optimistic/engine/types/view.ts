import type { Hex, Seconds } from '../../../../kernel/types.ts'
import type { L1View, RoleKind, Wei } from '../../../../l1/types.ts'
import type { L2BlockSummary, L2TxSummary } from './events.ts'
import type {
  BatchPolicy,
  Gwei,
  OptimisticParams,
  Ordering,
  PostingMode,
  ProposerMode,
  StageSize,
  WatcherMode,
} from './shared.ts'

// What is shown of a world at a moment.

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
  /** What the same operator pays and gets on L1 for claiming, since genesis: gas by what it was for, and bonds. */
  readonly proposing: {
    readonly claimsWei: Wei
    readonly confirmationsWei: Wei
    /** Its moves in disputes, against others' claims too. */
    readonly disputesWei: Wei
    /** Whatever else it has signed on L1: bonds taken home, transactions that failed. */
    readonly otherWei: Wei
    readonly bondsLostWei: Wei
    readonly rewardsWei: Wei
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
