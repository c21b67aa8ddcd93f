// Batches on their way through L1: committed one after the other, executed once proven; and what the operator does when L1
// takes something back.

import { isRefused, refuse } from '../../../../kernel/refusal.ts'
import { hasSigned } from '../committee.ts'
import { attempt, isOnItsWay, type ZkCtx } from '../errands.ts'
import type { BatchFact } from '../l1/facts.ts'
import { lastExecuted, lastProven } from '../l1/standing.ts'
import { hashOfWords } from '../l1/words.ts'
import { orderCommit, orderExecute } from '../orders.ts'
import { OPERATOR_ID } from '../people.ts'
import { isSigned, reckonSlot, type Unfit } from '../rules/transition.ts'
import type { ClosedBatch, Queued, ZkWorld } from '../state.ts'
import { closeBatch, whyClose, withoutUnfit } from './closing.ts'
import { withSince } from './waiting.ts'

export const commitErrand = (number: number): string => `commit/${number}`
export const executeErrand = (number: number): string => `execute/${number}`

export const batchAt = ({ operator }: Pick<ZkWorld, 'operator'>, number: number): ClosedBatch | undefined =>
  operator.batches[number - 1]

export const withBatch = (state: ZkWorld, batch: ClosedBatch): ZkWorld => ({
  ...state,
  operator: {
    ...state.operator,
    batches: state.operator.batches.map((each) => (each.number === batch.number ? batch : each)),
  },
})

/** What L1 has of it; null: nothing, or another batch of the same number. */
export function onL1({ facts }: Pick<ZkWorld, 'facts'>, batch: ClosedBatch): BatchFact | null {
  const fact = facts.batches[batch.number]
  if (fact === undefined) return null
  const { published, claimedRoot } = batch
  const isSame =
    fact.struct.newRoot === (claimedRoot ?? published.newRoot) &&
    fact.struct.newCommitteeRoot === published.newCommitteeRoot &&
    fact.struct.newMessages === published.newMessages &&
    fact.struct.words === hashOfWords(published.words)
  return isSame ? fact : null
}

// ── By itself ────────────────────────────────────────────────────────────────────────────────────

export function closeWhatIsDue(before: ZkWorld, ctx: ZkCtx): ZkWorld {
  let state = withSince(before, ctx.clock.now)
  for (;;) {
    if (whyClose(state, ctx.clock.now) === null) return state
    // Without what became impossible it may be neither full nor old.
    state = withoutUnfit(state, ctx)
    const why = whyClose(state, ctx.clock.now)
    const closed = why === null ? refuse('nothing-to-post') : closeBatch(state, why, ctx)
    if (isRefused(closed)) return state
    state = closed
  }
}

/** One a block: a batch is committed on top of the one before it as L1 has it, with the time of its block. */
export function commitNext(state: ZkWorld, ctx: ZkCtx): Promise<ZkWorld> | ZkWorld {
  const batch = batchAt(state, state.facts.batches.length)
  if (batch === undefined || !hasSigned(state, batch) || !standsOnOwn(state, batch)) return state
  return attempt(state, commitErrand(batch.number), () => orderCommit(state, batch), ctx)
}

/** On another's, or one that has lost its messages, nothing can be proven. */
function standsOnOwn(state: ZkWorld, { number }: ClosedBatch): boolean {
  const previous = batchAt(state, number - 1)
  return previous === undefined || onL1(state, previous) !== null
}

export function executeNext(state: ZkWorld, ctx: ZkCtx): Promise<ZkWorld> | ZkWorld {
  const number = lastExecuted(state.facts).number + 1
  if (number > lastProven(state.facts).number) return state
  return attempt(state, executeErrand(number), () => orderExecute(state, OPERATOR_ID, number), ctx)
}

// ── When L1 has spoken ───────────────────────────────────────────────────────────────────────────

/** What was dropped on L1, or can't be committed any more, is undone; what was in it waits again. */
export function followL1(before: ZkWorld, state: ZkWorld, ctx: ZkCtx): ZkWorld {
  const { batches } = state.operator
  const from = newlyReverted(before, state)
  const isGone = (batch: ClosedBatch) =>
    (batch.number >= from && onL1(state, batch) === null) || !isPossible(state, batch)
  const first = batches.find(isGone)?.number
  return withSince(first === undefined ? state : unwind(state, first, ctx), ctx.clock.now)
}

/** The first number that L1 has dropped since it was looked at. After a reorg another batch may have taken it already. */
function newlyReverted(before: ZkWorld, { facts }: ZkWorld): number {
  const known = new Set(before.facts.reverted.map(({ place }) => place.key))
  return Math.min(...facts.reverted.filter(({ place }) => !known.has(place.key)).map(({ first }) => first))
}

/** A reorg may have changed the messages that it takes. Once it is on L1, or on its way there, it is too late to change it. */
function isPossible(state: ZkWorld, { number, messagesTo, published }: ClosedBatch): boolean {
  if (number < state.facts.batches.length || isOnItsWay(state, commitErrand(number))) return true
  return messagesTo === 0 || state.facts.messages[messagesTo - 1]?.chain === published.newMessages
}

function unwind(state: ZkWorld, first: number, ctx: ZkCtx): ZkWorld {
  const { operator } = state
  const gone = operator.batches.slice(first - 1)
  const back = gone.flatMap((batch) => waitingAgain(state, batch, ctx))
  return {
    ...state,
    operator: {
      ...operator,
      queue: [...back, ...operator.queue],
      since: null,
      state: gone[0]?.before ?? operator.state,
      batches: operator.batches.slice(0, first - 1),
      taken: operator.taken.filter(({ batch }) => batch < first),
    },
  }
}

/** Nobody tries for a second time what could not be proven. */
function waitingAgain({ operator }: ZkWorld, batch: ClosedBatch, ctx: ZkCtx): readonly Queued[] {
  const taken = operator.taken.filter((each) => each.batch === batch.number)
  if (batch.proof.failure === null) return taken
  const signed: (Unfit | null)[] = []
  batch.slots.reduce((reached, slot) => {
    const { state, why } = reckonSlot(reached, slot)
    if (isSigned(slot)) signed.push(why)
    return state
  }, batch.before)
  return taken.filter(({ summary }, index) => {
    const reason = signed[index] ?? null
    if (reason !== null) ctx.emit('l2.ignored', { ...summary, reason })
    return reason === null
  })
}
