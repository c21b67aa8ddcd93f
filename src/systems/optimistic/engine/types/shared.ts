import type { L1Params, Wei } from '../../../../l1/types.ts'

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
