// Finality by epochs, as a healthy chain has it: when epoch e begins, the checkpoint of epoch e − 1 is justified
// and that of epoch e − 2 is final. A checkpoint is the last block at or before its epoch's first slot.
// Simplified: nobody votes here. Every epoch is attested to in full, slots that a long advance skipped as well.

import type { PersistentVector } from '../../lib/persistentVector.ts'
import { vectorGet, vectorLast } from '../../lib/persistentVector.ts'
import type { L1Params } from '../types.ts'
import type { BlockRecord } from './state.ts'

export interface Finality {
  readonly epoch: number
  readonly justifiedEpoch: number
  readonly finalisedEpoch: number
  /** Block numbers: the `safe` and the `finalized` tag. */
  readonly safe: number
  readonly finalised: number
}

export function finalityOf(blocks: PersistentVector<BlockRecord>, { slotsPerEpoch }: L1Params): Finality {
  const epoch = Math.floor((vectorLast(blocks)?.slot ?? 0) / slotsPerEpoch)
  const justifiedEpoch = Math.max(0, epoch - 1)
  const finalisedEpoch = Math.max(0, epoch - 2)
  return {
    epoch,
    justifiedEpoch,
    finalisedEpoch,
    safe: lastBlockUpTo(blocks, justifiedEpoch * slotsPerEpoch),
    finalised: lastBlockUpTo(blocks, finalisedEpoch * slotsPerEpoch),
  }
}

/** The number of the last block whose slot is at most `slot`. */
export function lastBlockUpTo(blocks: PersistentVector<BlockRecord>, slot: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((vectorGet(blocks, middle)?.slot ?? 0) <= slot) low = middle
    else high = middle - 1
  }
  return low
}
