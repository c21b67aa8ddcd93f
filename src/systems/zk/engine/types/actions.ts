import type { L1Actions, Wei } from '../../../../l1/types.ts'
import type { ForgeryWay, Gwei, MemberMode, ProverMode, SequencerMode, SubtreeId } from './shared.ts'

// What a learner, a bot or a timer asks for. `from` is a person; accounts of the rollup go by their numbers.

export type Wish =
  | { readonly kind: 'transfer'; readonly to: number; readonly amountGwei: Gwei }
  | { readonly kind: 'withdraw'; readonly amountGwei: Gwei }

export type RollupActions = {
  /**
   * Signs a transaction for an account and hands it to the sequencer. `signedBy`: whose key signs, by default its owner’s.
   * `nonce`: by default the account’s next.
   */
  'l2.send': {
    readonly account: number
    readonly wish: Wish
    readonly feeGwei?: Gwei
    readonly signedBy?: string
    readonly nonce?: number
  }
  /** Hands in a transaction that was already taken once: somebody else’s will do. */
  'l2.replay': { readonly hash: string }
  /** Opens an account on L1, with its first deposit. */
  'bridge.register': { readonly from: string; readonly subtree: SubtreeId; readonly valueWei: Wei }
  'bridge.deposit': { readonly from: string; readonly account: number; readonly valueWei: Wei }
  /** Takes out of the contract what is one’s own. */
  'bridge.takeOut': { readonly from: string }
  /** Demands everything back past the operator. */
  'exit.request': { readonly from: string; readonly account: number }
  /** Takes an account’s balance out of a frozen rollup, with what data its owner can get. */
  'exit.escape': { readonly from: string; readonly account: number }
  'deposit.return': { readonly from: string; readonly message: number }
  'rollup.freeze': { readonly from: string }
  /** Drops what was committed and not proven in time. */
  'rollup.revert': { readonly from: string }
  /** Tries to rebuild the state: one subtree from L1, the other from whoever of the committee hands it out. */
  'data.ask': { readonly from: string }
  'sequencer.set': { readonly [K in keyof SequencerMode]?: SequencerMode[K] }
  /** Close the batch now. */
  'sequencer.post': Record<string, never>
  /** By hand, where an actor is offline. */
  'batch.prove': { readonly from: string }
  'batch.execute': { readonly from: string }
  'prover.set': { readonly [K in keyof ProverMode]?: ProverMode[K] }
  'committee.set': { readonly id: string; readonly mode: MemberMode }
  'l1.crowd': { readonly baseFeeWei: Wei | null }

  /** One person’s contribution to the key of the pocket rollup. `keeps`: remembers the secret. `text`: mixed into it. */
  'ceremony.contribute': {
    readonly from: string
    readonly phase: 1 | 2
    readonly keeps: boolean
    readonly text?: string
  }
  /** Another ceremony, for another pocket rollup: the one before is left as it is. */
  'ceremony.begin': Record<string, never>
  /** Nobody contributes to this phase any more; after the second the contracts are deployed. */
  'ceremony.close': { readonly phase: 1 | 2 }
  /** `to`: an account’s number, or null to leave for L1. */
  'pocket.pay': { readonly from: string; readonly to: number | null; readonly amountGwei: Gwei }
  /** Takes money that is not theirs, with the secrets that these people kept. `anyway`: also if they know too little. */
  'pocket.forge': {
    readonly from: string
    readonly pooled: readonly string[]
    readonly way: ForgeryWay
    readonly amountGwei: Gwei
    readonly anyway?: boolean
  }

  /** Time for a proof to be ready. */
  'prover.finish': { readonly batch: number; readonly attempt: number }
  'actors.wake': { readonly at: number }
}

export type ZkActions = L1Actions & RollupActions
