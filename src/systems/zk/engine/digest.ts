import { keccak256 } from 'viem'
import type { Json } from '../../../kernel/types.ts'
import { l1Digest } from '../../../l1/view.ts'
import { word } from './looking/words.ts'
import { pocketDigest } from './pocket/view.ts'
import { stateRoot } from './rules/state.ts'
import type { ClosedBatch, ZkWorld } from './state.ts'

/** What L1 says follows from L1: only what the parties keep themselves is added. */
export function zkDigest(state: ZkWorld): Json {
  const { l1, operator, prover, committee, asked, errands, failed, pocket } = state
  return {
    l1: l1Digest(l1),
    priceOfOthers: l1.params.backgroundBaseFeeWei,
    operator: {
      mode: { ...operator.mode },
      queue: operator.queue.map(({ summary }) => summary.hash),
      since: operator.since,
      state: word(stateRoot(operator.state)),
      batches: operator.batches.map(batchDigest),
      taken: operator.taken.length,
    },
    prover: { ...prover },
    committee: committee.members.map(({ id, mode, knows, kept }) => ({
      id,
      mode,
      knows: knows === null ? null : word(stateRoot(knows)),
      kept: kept.length,
    })),
    asked: asked.map(({ byId, at, chainAgrees, committee: by, missing }) => ({
      byId,
      at,
      chainAgrees,
      by,
      missing: [...missing],
    })),
    errands: errands.map(({ what, tx }) => [what, tx]),
    failed: failed.map(({ what, tx, error }) => [what, tx, error]),
    pocket: pocket === null ? null : pocketDigest(pocket),
  }
}

/** With the proof: the same link makes it again, to the byte. */
function batchDigest({
  number,
  after,
  published,
  claimedRoot,
  isTrue,
  closedAt,
  signatures,
  proof,
}: ClosedBatch): Json {
  return {
    number,
    after: word(stateRoot(after)),
    words: published.words.map(word),
    claimed: claimedRoot === null ? null : word(claimedRoot),
    isTrue,
    closedAt,
    signed: signatures.map(({ signature }) => signature !== null),
    proof: {
      attempt: proof.attempt,
      startedAt: proof.startedAt,
      readyAt: proof.readyAt,
      tamper: proof.tamper,
      made: proof.made === null ? null : keccak256(proof.made.proof),
      failure: proof.failure?.constraint ?? null,
      refusedBy: proof.refusedBy,
    },
  }
}
