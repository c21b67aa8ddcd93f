// The prover: takes the batches in their order, one at a time, and brings what it has proven to L1.

import { isRefused, refuse } from '../../../../kernel/refusal.ts'
import type { Refused } from '../../../../kernel/types.ts'
import { attempt, sendOnce, type ZkCtx } from '../errands.ts'
import { lastProven } from '../l1/standing.ts'
import { word } from '../looking/words.ts'
import { batchAt, onL1, withBatch } from '../operator/batches.ts'
import { orderProve } from '../orders.ts'
import { addressOf, PROVER_ID } from '../people.ts'
import type { ClosedBatch, FailedErrand, ProofJob, ZkWorld } from '../state.ts'
import type { RollupActions } from '../types/actions.ts'
import { canTamper, failureOf, makeProof, shownTo } from './proofs.ts'
import { tellRefused } from './refused.ts'

const withJob = (state: ZkWorld, batch: ClosedBatch, change: Partial<ProofJob>): ZkWorld =>
  withBatch(state, { ...batch, proof: { ...batch.proof, ...change } })

const proveErrand = ({ number, proof }: ClosedBatch): string => `prove/${number}/${proof.attempt}`

const isRunning = ({ proof }: ClosedBatch): boolean => proof.startedAt !== null && proof.made === null

/** Nobody has tampered with it, and yet it can't be proven, or L1 will not have it: nor what comes behind it. */
function isHopeless(batch: ClosedBatch): boolean {
  const { made, failure, refusedBy, tamper } = batch.proof
  if (made !== null) return batch.claimedRoot !== null || refusedBy !== null
  return failure !== null && tamper === null && !isRunning(batch)
}

// ── Making ───────────────────────────────────────────────────────────────────────────────────────

export function actProver(state: ZkWorld, ctx: ZkCtx): Promise<ZkWorld> | ZkWorld {
  if (!state.prover.online || state.facts.frozen !== null) return stopped(state)
  return sendProof(started(state, ctx), ctx)
}

/** Whoever comes back begins anew, as if nothing had been tried. */
function stopped(state: ZkWorld): ZkWorld {
  const running = state.operator.batches.find(isRunning)
  return running === undefined ? state : withJob(state, running, { startedAt: null, readyAt: null, failure: null })
}

function started(state: ZkWorld, ctx: ZkCtx): ZkWorld {
  const batch = nextToProve(state)
  if (batch === undefined) return state
  const { prover } = state
  const tamper = prover.tamper !== null && canTamper(batch, prover.tamper) ? prover.tamper : null
  const told = {
    batch: batch.number,
    attempt: batch.proof.attempt + 1,
    readyAt: ctx.clock.now + prover.seconds,
    tamper: batch.claimedRoot === null ? tamper : 'root',
  } as const
  ctx.emit('proof.started', told)
  const { batch: number, ...job } = told
  const args = { batch: number, attempt: job.attempt }
  ctx.clock.schedule(told.readyAt, { type: 'prover.finish', by: PROVER_ID, args })
  const used = tamper === null ? state : { ...state, prover: { ...prover, tamper: null } }
  return withJob(used, batch, { ...job, startedAt: ctx.clock.now })
}

function nextToProve({ operator }: ZkWorld): ClosedBatch | undefined {
  if (operator.batches.some(isRunning)) return undefined
  const next = operator.batches.find((batch) => batch.proof.made === null || isHopeless(batch))
  return next === undefined || isHopeless(next) ? undefined : next
}

/** The timer of a job that was given up finds that it is not the one that runs. */
export async function finishProof(
  state: ZkWorld,
  { batch: number, attempt: nth }: RollupActions['prover.finish'],
  ctx: ZkCtx,
): Promise<ZkWorld> {
  const batch = batchAt(state, number)
  if (batch === undefined || !isRunning(batch)) return state
  const { proof } = batch
  return proof.attempt === nth && proof.readyAt === ctx.clock.now ? prove(state, batch, ctx) : state
}

async function prove(state: ZkWorld, batch: ClosedBatch, ctx: ZkCtx): Promise<ZkWorld> {
  const { attempt: nth, tamper } = batch.proof
  const made = await makeProof(state, { batch, attempt: nth, tamper }, ctx)
  const told = { batch: batch.number, attempt: nth, tamper }
  if (!made.ok) {
    const failure = failureOf(made)
    ctx.emit('proof.failed', { ...told, failure })
    return withJob(state, batch, { failure, startedAt: null, readyAt: null })
  }
  const { proof, publicInputs } = made
  ctx.emit('proof.made', { ...told, proof, publicInputs: publicInputs.map(word) })
  return withJob(state, batch, { made: { proof, publicInputs }, failure: null, refusedBy: null })
}

// ── Bringing it to L1 ────────────────────────────────────────────────────────────────────────────

/** The next batch that L1 could have proven, if its proof is there. */
function nextToSend(state: ZkWorld): ClosedBatch | null {
  const batch = batchAt(state, lastProven(state.facts).number + 1)
  if (batch === undefined || batch.proof.made === null || batch.proof.refusedBy !== null) return null
  return onL1(state, batch) === null ? null : batch
}

function sendProof(state: ZkWorld, ctx: ZkCtx): Promise<ZkWorld> | ZkWorld {
  const batch = nextToSend(state)
  if (batch === null) return state
  return attempt(state, proveErrand(batch), () => orderProve(state, PROVER_ID, batch.number, shownTo(batch)), ctx)
}

/** What L1 had to say against a proof. Who was tampered with tries again, and honestly. */
export function seeRefusals(before: ZkWorld, after: ZkWorld, ctx: ZkCtx): ZkWorld {
  return after.failed.slice(before.failed.length).reduce((state, failed) => seeRefusal(state, failed, ctx), after)
}

/** Said of a proof that came at another time than the batch before it, not of what is proven. */
const UNTIMELY = new Set(['NothingToProve', 'OtherBatch', 'StandsStill'])

function seeRefusal(state: ZkWorld, { what, tx, error }: FailedErrand, ctx: ZkCtx): ZkWorld {
  const batch = state.operator.batches.find((each) => proveErrand(each) === what)
  if (batch === undefined || UNTIMELY.has(error)) return state
  const { tamper } = batch.proof
  tellRefused(state, { batch: batch.number, tx, error, tamper }, ctx)
  const isInWhatWasShown = tamper === 'word' || tamper === 'proof'
  const again = { made: null, startedAt: null, readyAt: null } as const
  return withJob(state, batch, { refusedBy: error, ...(isInWhatWasShown ? again : {}) })
}

/** By hand: whoever has the data can prove. Only the waiting is simulated, so this one is there at once. */
export async function proveByHand(
  state: ZkWorld,
  { from }: RollupActions['batch.prove'],
  ctx: ZkCtx,
): Promise<ZkWorld | Refused> {
  if (addressOf(from) === null) return refuse('unknown-account', { account: from })
  if (state.facts.frozen !== null) return refuse('frozen')
  const batch = batchAt(state, lastProven(state.facts).number + 1)
  if (batch === undefined || onL1(state, batch) === null) return refuse('nothing-to-prove')
  const made = batch.proof.made === null ? await proveNow(state, batch, ctx) : state
  const proven = batchAt(made, batch.number)
  if (proven === undefined || proven.proof.made === null) return made
  const order = await orderProve(made, from, proven.number, shownTo(proven))
  return isRefused(order) ? order : sendOnce(made, proveErrand(proven), order, ctx)
}

function proveNow(state: ZkWorld, batch: ClosedBatch, ctx: ZkCtx): Promise<ZkWorld> {
  const { now } = ctx.clock
  const tamper = batch.claimedRoot === null ? null : 'root'
  const job = { ...batch.proof, attempt: batch.proof.attempt + 1, startedAt: now, readyAt: now, tamper } as const
  ctx.emit('proof.started', { batch: batch.number, attempt: job.attempt, readyAt: now, tamper })
  return prove(state, { ...batch, proof: job }, ctx)
}
