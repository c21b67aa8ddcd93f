import type { Hex } from '../../../../kernel/types.ts'
import { findTransaction } from '../../../../l1/chain/read.ts'
import { poolEntry } from '../../../../l1/mempool/pool.ts'
import { type Place, placeOf } from '../../../../l1/told.ts'
import type { BatchFact } from '../l1/facts.ts'
import { word } from '../looking/words.ts'
import { closedAs } from '../rightful.ts'
import type { ClosedBatch, ZkWorld } from '../state.ts'
import { onL1Of } from '../tell.ts'
import type { BatchView, ProofView, Standing, StepOnL1, ZkView } from '../types/view.ts'

const MOST_TRANSACTIONS = 120

/** `finalised`: the last block that L1 cannot take back. */
export const batchViews = (state: ZkWorld, finalised: number): readonly BatchView[] =>
  state.operator.batches.map((batch) => batchView(state, batch, finalised))

function batchView(state: ZkWorld, batch: ClosedBatch, finalised: number): BatchView {
  const { number, summaries, posting, published, claimedRoot, closedAt, signatures, isTrue } = batch
  const fact = factOf(state, batch)
  const step = (place: Place | null): StepOnL1 | null => (place === null ? null : stepOf(place, finalised))
  const [commit, prove, execute] = [fact?.committed, fact?.proven, fact?.executed].map((place) => step(place ?? null))
  return {
    batch: number,
    slots: summaries,
    used: summaries.filter(({ kind }) => kind !== 'padding').length,
    posting,
    words: published.words.map(word),
    oldRoot: word(published.oldRoot),
    newRoot: word(claimedRoot ?? published.newRoot),
    newCommitteeRoot: word(published.newCommitteeRoot),
    closedAt,
    standing: standingOf({ commit, prove, execute }),
    signatures: signatures.map(({ member, signature }) => ({ member, signed: signature !== null })),
    commit: commit ?? null,
    prove: prove ?? null,
    execute: execute ?? null,
    refused: refusedStep(state, number, finalised),
    proof: proofView(state, batch, prove !== null),
    isTrue,
    pruned: fact !== undefined && fact.words === null,
  }
}

/** What L1 has of it. */
const factOf = (state: ZkWorld, batch: ClosedBatch): BatchFact | undefined => {
  const fact = state.facts.batches[batch.number]
  return fact !== undefined && closedAs(state, fact) === batch ? fact : undefined
}

const stepOf = (place: Place, finalised: number): StepOnL1 => ({
  ...onL1Of(place),
  at: place.at,
  isFinal: place.block <= finalised,
})

function standingOf({
  commit,
  prove,
  execute,
}: Record<'commit' | 'prove' | 'execute', StepOnL1 | null | undefined>): Standing {
  if (execute) return execute.isFinal ? 'final' : 'executed'
  if (prove) return 'proven'
  return commit ? 'committed' : 'closed'
}

const isProof = (what: string, batch: number): boolean => what.startsWith(`prove/${batch}/`)

function refusedStep({ l1, failed }: ZkWorld, batch: number, finalised: number): StepOnL1 | null {
  const tx: Hex | undefined = failed.findLast(({ what }) => isProof(what, batch))?.tx
  const found = tx === undefined ? null : findTransaction(l1, tx)
  if (found?.stage !== 'sealed') return null
  return stepOf(placeOf(found.block, found.record, l1.params.slotSeconds), finalised)
}

function proofView(state: ZkWorld, { number, proof }: ClosedBatch, isAccepted: boolean): ProofView {
  const { attempt, startedAt, readyAt, made, failure, refusedBy, tamper } = proof
  const isSent = state.errands.some(
    ({ what, tx }) => isProof(what, number) && poolEntry(state.l1.mempool, tx) !== undefined,
  )
  return {
    status: isAccepted ? 'accepted' : isSent ? 'sent' : statusOf(proof),
    attempt,
    startedAt,
    readyAt,
    proof: made?.proof ?? null,
    publicInputs: made?.publicInputs.map(word) ?? [],
    failure,
    refusedBy,
    tamper,
  }
}

function statusOf({ startedAt, made, failure, refusedBy }: ClosedBatch['proof']): ProofView['status'] {
  if (made !== null) return refusedBy === null ? 'made' : 'refused'
  if (startedAt !== null) return 'making'
  if (refusedBy !== null) return 'refused'
  return failure === null ? 'waiting' : 'failed'
}

/** What was signed, with what stands behind it by now. */
export function transactionViews({ operator }: ZkWorld, batches: readonly BatchView[]): ZkView['transactions'] {
  const standingOfBatch = (number: number): Standing =>
    batches.find(({ batch }) => batch === number)?.standing ?? 'closed'
  const taken = operator.taken
    .slice(-MOST_TRANSACTIONS)
    .map(({ summary, batch }) => ({ ...summary, batch, standing: standingOfBatch(batch) }))
  const waiting = operator.queue.map(({ summary }) => ({ ...summary, batch: null, standing: 'waiting' as const }))
  return [...taken, ...waiting]
}
