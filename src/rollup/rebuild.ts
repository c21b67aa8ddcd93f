// A stranger with nothing but what L1 shows, and the rollup's first state, derives the rollup. Nobody has to be asked
// and nobody believed; only the data has to be there.

import { equalBytes } from '../lib/bytes.ts'
import { hexToBytes } from '../lib/hex.ts'
import { type Batch, calldataCommitment, MODES } from './posting.ts'
import type { RollupState } from './state.ts'
import { type AppliedBatch, applyBatch, type Rules } from './transition.ts'

/** A batch as the inbox told of it, and its bytes where they can still be had. */
export interface FoundBatch {
  readonly batch: Batch
  /** `null`: they were in a blob that L1 has forgotten, and no archive is at hand. */
  readonly bytes: Uint8Array | null
}

export interface RebuildInput {
  readonly genesis: RollupState
  readonly batches: Iterable<FoundBatch>
  /** The record of a message of the inbox, by number. */
  readonly message: (number: number) => Uint8Array
  readonly rules: Rules
}

export type RebuildStop =
  /** Nothing behind this batch can be known: each state is made from the one before. */
  | { readonly why: 'bytes-missing'; readonly batch: number }
  /** Whoever gave these bytes gave others than were posted. */
  | { readonly why: 'other-bytes'; readonly batch: number }

export interface Rebuilt {
  readonly state: RollupState
  /** What each batch did, in order; the last one's output is the state's. */
  readonly applied: readonly AppliedBatch[]
  /** `null`: all batches were derived. */
  readonly stopped: RebuildStop | null
}

export function rebuild({ genesis, batches, message, rules }: RebuildInput): Rebuilt {
  let state = genesis
  const applied: AppliedBatch[] = []
  for (const { batch, bytes } of batches) {
    const number = applied.length
    if (bytes === null) return { state, applied, stopped: { why: 'bytes-missing', batch: number } }
    if (!isPosted(batch, bytes, rules)) return { state, applied, stopped: { why: 'other-bytes', batch: number } }
    const { postedAt, messageCount, dueTo } = batch
    const next = applyBatch(state, { posted: bytes, postedAt, messageCount, dueTo, message }, rules)
    applied.push(next)
    state = next.state
  }
  return { state, applied, stopped: null }
}

/** A blob's bytes were checked by whoever served the blob: its versioned hash is what it is asked for by. */
function isPosted({ mode, commitment, length }: Batch, bytes: Uint8Array, { crypto }: Rules): boolean {
  if (bytes.length !== length) return false
  return mode !== MODES.calldata || equalBytes(calldataCommitment(bytes, crypto.keccak256), hexToBytes(commitment))
}
