// Finality by epochs. An epoch is justified when it is over and at least two thirds of the stake, taken over all of
// its slots, attested in time; two justified epochs in a row make the earlier one final. When everybody votes, the
// beginning of epoch e justifies the checkpoint of epoch e − 1 and makes that of e − 2 final. A checkpoint is the last
// block at or before its epoch's first slot.
// Simplified: votes are a share of the stake for each slot (votes.ts), counted at once and not by later blocks.

import type { PersistentVector } from '../../lib/persistentVector.ts'
import { vectorGet, vectorLast } from '../../lib/persistentVector.ts'
import type { BlockRecord, L1State } from './state.ts'
import { isJustified, type Votes } from './votes.ts'

export interface Finality {
  readonly epoch: number
  readonly justifiedEpoch: number
  readonly finalisedEpoch: number
  /** Block numbers: the `safe` and the `finalized` tag. */
  readonly safe: number
  readonly finalised: number
}

export function finalityOf({ blocks, params, votes }: Pick<L1State, 'blocks' | 'params' | 'votes'>): Finality {
  const { slotsPerEpoch } = params
  const epoch = Math.floor((vectorLast(blocks)?.slot ?? 0) / slotsPerEpoch)
  const { justifiedEpoch, finalisedEpoch } = checkpointsBefore(votes, epoch, slotsPerEpoch)
  return {
    epoch,
    justifiedEpoch,
    finalisedEpoch,
    safe: lastBlockUpTo(blocks, justifiedEpoch * slotsPerEpoch),
    finalised: lastBlockUpTo(blocks, finalisedEpoch * slotsPerEpoch),
  }
}

interface Checkpoints {
  readonly epoch: number
  readonly justifiedEpoch: number
  readonly finalisedEpoch: number
}

/** While nothing becomes final the walk back gets long, and every view asks for it. */
const known = new WeakMap<Votes, Checkpoints>()

function checkpointsBefore(votes: Votes, epoch: number, slotsPerEpoch: number): Checkpoints {
  const last = known.get(votes)
  if (last?.epoch === epoch) return last
  const isIn = (candidate: number) => isJustified(votes, candidate, slotsPerEpoch)
  let justifiedEpoch = Math.max(0, epoch - 1)
  while (!isIn(justifiedEpoch)) justifiedEpoch--
  let finalisedEpoch = Math.max(0, justifiedEpoch - 1)
  while (finalisedEpoch > 0 && !(isIn(finalisedEpoch) && isIn(finalisedEpoch + 1))) finalisedEpoch--
  const found = { epoch, justifiedEpoch, finalisedEpoch }
  known.set(votes, found)
  return found
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
