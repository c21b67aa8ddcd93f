import type { Hex } from '../../../../kernel/types.ts'
import { findTransaction } from '../../../../l1/chain/read.ts'
import { placeOf } from '../../../../l1/told.ts'
import type { ZkCtx } from '../errands.ts'
import type { ZkWorld } from '../state.ts'
import { onL1Of } from '../tell.ts'
import type { Tamper } from '../types/shared.ts'

export interface RefusedProof {
  readonly batch: number
  readonly tx: Hex
  readonly error: string
  readonly tamper: Tamper | null
}

/** A transaction that fails tells nothing itself: its receipt does. */
export function tellRefused({ l1 }: ZkWorld, { tx, ...told }: RefusedProof, ctx: ZkCtx): void {
  const found = findTransaction(l1, tx)
  if (found?.stage !== 'sealed') return
  ctx.emit('proof.refused', { ...told, ...onL1Of(placeOf(found.block, found.record, l1.params.slotSeconds)) })
}
