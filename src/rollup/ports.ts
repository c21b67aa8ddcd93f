// What a rollup offers to whoever builds on it: a bridge, a comparison, another system. How it makes L1 believe a state,
// by watchers or by proofs, is behind these and none of their business.

import type { Hex } from '../kernel/types.ts'
import type { Message } from './records.ts'
import type { Withdrawal } from './state.ts'

/** The way up: a queue on L1 that the sequencer can delay, and not ignore. */
export interface Inbox {
  readonly count: number
  /** `undefined` where there is none. */
  message(number: number): InboxMessage | undefined
}

export interface InboxMessage {
  readonly record: Uint8Array
  /** What the record says; `null` where it says nothing (R16). */
  readonly message: Message | null
  /** `due`: a batch that was posted must take it, whatever its sequencer wants. `taken`: the rollup has come to it. */
  readonly standing: 'waiting' | 'due' | 'taken'
}

/** The way down: what may leave, as it stands in one state. */
export interface Outbox {
  readonly count: number
  withdrawal(number: number): Withdrawal | undefined
  /** What the bridge is shown; it pays when the output is final. `undefined` where there is no such withdrawal. */
  proof(number: number): WithdrawalProof | undefined
}

/** With these the withdrawal makes the output: `Bridge.withdraw` takes them in this order. */
export interface WithdrawalProof {
  readonly number: number
  readonly withdrawal: Withdrawal
  readonly output: Hex
  readonly accountsRoot: Hex
  readonly counters: Hex
  /** From the bottom up. */
  readonly siblings: readonly Hex[]
}

/**
 * How sure something on the rollup is, the least sure first. `promised`: the sequencer's word. `posted`: its data is in a
 * block of L1, which a reorg can still drop. `settled`: that block is final, so the order can't change any more, and who
 * has the data knows the outcome. `confirmed`: L1's contracts believe the outcome. `final`: they do so in a final block.
 */
export const STANDINGS = ['promised', 'posted', 'settled', 'confirmed', 'final'] as const
export type Standing = (typeof STANDINGS)[number]

export interface FinalityView {
  /** Batches count from 0; one that was not posted yet is promised at most. */
  standingOf(batch: number): Standing
}
