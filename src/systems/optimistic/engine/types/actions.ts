import type { Seconds } from '../../../../kernel/types.ts'
import type { L1Actions, Wei } from '../../../../l1/types.ts'
import type { Asset, BatchPolicy, Gwei, Lie, Ordering, PostingMode, WatcherMode } from './shared.ts'

// What can be asked for in a world of the rollup.

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
