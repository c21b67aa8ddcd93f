import type { Hex, Seconds } from '../../../../kernel/types.ts'
import type { Place } from '../../../../l1/told.ts'
import type { Point } from '../../../../prover/babyjub/curve.ts'
import type { PostingMode } from '../types/shared.ts'

// What the rollup's contract has told so far, added up: all that anybody can know who has nothing but L1.

export interface Facts {
  /** By number, the first is where the rollup began. Those that were reverted are gone: the next takes the number. */
  readonly batches: readonly BatchFact[]
  readonly accounts: ReadonlyMap<number, AccountFact>
  readonly messages: readonly MessageFact[]
  readonly credits: readonly CreditFact[]
  readonly takenOut: readonly { readonly owner: Hex; readonly amountWei: bigint; readonly place: Place }[]
  readonly reverted: readonly { readonly first: number; readonly last: number; readonly place: Place }[]
  readonly frozen: { readonly message: number; readonly root: bigint; readonly place: Place } | null
}

/** As the contract keeps it, by its hash: to be given again whenever the batch is spoken of. */
export interface BatchStruct {
  readonly newRoot: bigint
  readonly newCommitteeRoot: bigint
  readonly newMessages: bigint
  readonly messageCount: number
  readonly committedAt: bigint
  readonly words: Hex
  readonly blob: Hex
}

export interface BatchFact {
  readonly number: number
  readonly struct: BatchStruct
  readonly posting: PostingMode
  /** What was published; null where the blob is gone. Of number 0: nothing. */
  readonly words: readonly bigint[] | null
  /** Null: at genesis. */
  readonly committed: Place | null
  readonly proven: Place | null
  readonly executed: Place | null
}

export interface AccountFact {
  readonly number: number
  readonly owner: Hex
  readonly key: Point
  readonly keyHash: bigint
  /** Null: at genesis. */
  readonly place: Place | null
}

export interface MessageFact {
  readonly message: number
  readonly kind: 'deposit' | 'exit'
  readonly account: number
  readonly amountGwei: bigint
  /** The hash chain with it. */
  readonly chain: bigint
  readonly queuedAt: Seconds
  readonly place: Place
}

export interface CreditFact {
  readonly account: number
  readonly owner: Hex
  readonly amountWei: bigint
  readonly reason: 'withdrawal' | 'exit' | 'escape' | 'returned-deposit'
  /** Of a returned deposit. */
  readonly message: number | null
  readonly place: Place
}
