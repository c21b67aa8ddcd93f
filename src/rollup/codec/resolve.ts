// A batch's transactions with everything that a form without the rollup's state would have to say.

import type { Hex } from '../../kernel/types.ts'
import { accountAt, type RollupState } from '../state.ts'
import type { L2Tx, PostedTx } from '../transactions.ts'
import { applyPosted, type Rules, signedTx } from '../transition.ts'
import type { L2Batch } from './payload.ts'

export interface ResolvedTx {
  readonly posted: PostedTx
  /** What was signed: recipients by address, and the nonce. */
  readonly tx: L2Tx
  /** The sender's address. */
  readonly sender: Hex
}

/** Without those that name an account which is not there: no other form could express them. */
export function resolveBatch(batch: L2Batch, before: RollupState, rules: Rules): ResolvedTx[] {
  let state = before
  return batch.blocks
    .flatMap((block) => block.transactions)
    .flatMap((posted) => {
      const signed = signedTx(state, posted)
      const sender = accountAt(state, posted.from)?.address
      state = applyPosted(state, posted, { ...rules, checkSignatures: false }).state
      return signed === null || sender === undefined ? [] : [{ posted, tx: signed.tx, sender }]
    })
}
