// From what waits to a batch: which slots it has, what comes out of them, and what is published.

import { refuse } from '../../../../kernel/refusal.ts'
import type { Refused, Seconds } from '../../../../kernel/types.ts'
import { type BuiltBatch, buildBatch, type SlotInput } from '../circuit/input.ts'
import type { ZkCtx } from '../errands.ts'
import { blobOfWords } from '../l1/words.ts'
import { word } from '../looking/words.ts'
import { ownerOf } from '../people.ts'
import { OPERATOR, stateRoot, withAccount, type ZkState } from '../rules/state.ts'
import { reckonSlot, type Slot } from '../rules/transition.ts'
import type { ClosedBatch, ProofJob, Queued, ZkWorld } from '../state.ts'
import type { RollupEvents, SlotSummary } from '../types/events.ts'
import { messageSlot, messagesInBatches, takeable, withSince } from './waiting.ts'

type Reason = RollupEvents['batch.closed']['reason']

/** One thing that waits, as a slot of a batch and as it is told. */
interface Waiting {
  readonly slot: Slot
  readonly message: number | null
  readonly queued: Queued | null
}

const NO_PROOF: ProofJob = {
  attempt: 0,
  startedAt: null,
  readyAt: null,
  tamper: null,
  made: null,
  failure: null,
  refusedBy: null,
}

/** Which of its rules says that the batch is to be closed now. */
export function whyClose(state: ZkWorld, now: Seconds): Reason | null {
  const { operator, facts, params } = state
  if (!operator.mode.online || facts.frozen !== null || operator.since === null) return null
  if (operator.queue.length + takeable(state, now).length >= params.slots) return 'full'
  return now - operator.since >= operator.mode.maxAgeSeconds ? 'age' : null
}

/** What the next batch would have in its slots, as far as anything waits. */
export function openSlots(state: ZkWorld, now: Seconds): readonly SlotSummary[] {
  const { chosen } = choose(state, now)
  return chosen.map((each) => summarise(state, each, null))
}

export function closeBatch(before: ZkWorld, reason: Reason, ctx: ZkCtx): ZkWorld | Refused {
  const state = withoutUnfit(before, ctx)
  const { chosen } = choose(state, ctx.clock.now)
  if (chosen.length === 0) return state === before ? refuse('nothing-to-post') : withSince(state, ctx.clock.now)
  const { operator, params, prover } = state
  const slots = padded(
    chosen.map(({ slot }) => slot),
    params.slots,
  )
  const built = buildBatch(operator.state, slots, { blind: operator.mode.blind })
  const number = operator.batches.length + 1
  const { published } = built.input
  const { posting } = operator.mode
  const batch: ClosedBatch = {
    number,
    slots,
    summaries: built.input.slots.map((input, index) => summarise(state, chosen[index] ?? PADDING, input)),
    before: operator.state,
    after: built.after,
    published,
    claimedRoot: prover.tamper === 'root' ? moreForTheOperator(built) : null,
    isTrue: built.isTrue,
    posting,
    blob: posting === 'blob' ? blobOfWords(published.words) : null,
    messagesTo: messagesInBatches(operator) + chosen.filter(({ message }) => message !== null).length,
    closedAt: ctx.clock.now,
    signatures: [],
    proof: NO_PROOF,
  }
  tellClosed(batch, chosen.length, reason, ctx)
  const taken = chosen.flatMap(({ queued }) => (queued === null ? [] : [{ ...queued, batch: number }]))
  const next: ZkWorld = {
    ...state,
    prover: batch.claimedRoot === null ? prover : { ...prover, tamper: null },
    operator: {
      ...operator,
      queue: operator.queue.slice(taken.length),
      since: null,
      state: built.after,
      batches: [...operator.batches, batch],
      taken: [...operator.taken, ...taken],
    },
  }
  return withSince(next, ctx.clock.now)
}

const PADDING: Waiting = { slot: { kind: 'padding' }, message: null, queued: null }

const padded = (slots: readonly Slot[], count: number): readonly Slot[] => [
  ...slots,
  ...Array.from({ length: count - slots.length }, (): Slot => PADDING.slot),
]

// ── What goes in ─────────────────────────────────────────────────────────────────────────────────

/** What people have signed may have become impossible in the meantime: by an exit, or since another one was left out. */
export function withoutUnfit(state: ZkWorld, ctx: ZkCtx): ZkWorld {
  const { unfit } = choose(state, ctx.clock.now)
  if (unfit.length === 0) return state
  for (const { queued, why } of unfit) ctx.emit('l2.ignored', { ...queued.summary, reason: why })
  const dropped = new Set(unfit.map(({ queued }) => queued))
  const queue = state.operator.queue.filter((each) => !dropped.has(each))
  return withSince({ ...state, operator: { ...state.operator, queue } }, ctx.clock.now)
}

interface Unfitting {
  readonly queued: Queued
  readonly why: RollupEvents['l2.ignored']['reason']
}

/** Messages first. */
function choose(
  state: ZkWorld,
  now: Seconds,
): { readonly chosen: readonly Waiting[]; readonly unfit: readonly Unfitting[] } {
  const { operator, params } = state
  const chosen: Waiting[] = takeable(state, now)
    .slice(0, params.slots)
    .map((fact) => ({ slot: messageSlot(state, fact), message: fact.message, queued: null }))
  const unfit: Unfitting[] = []
  let ahead = chosen.reduce((reached, { slot }) => reckonSlot(reached, slot).state, operator.state)
  for (const queued of operator.queue) {
    if (chosen.length === params.slots) break
    const slot = operator.mode.pretends ? pretending(ahead, queued) : queued.slot
    const { state: reached, why } = reckonSlot(ahead, slot)
    if (why !== null && !operator.mode.blind) {
      unfit.push({ queued, why })
      continue
    }
    chosen.push({ slot, message: null, queued })
    ahead = reached
  }
  return { chosen, unfit }
}

/** The same transaction, of an account that is said to have what it spends. */
function pretending({ accounts }: ZkState, { slot }: Queued): Slot {
  const spent = slot.amount + slot.fee
  const has = accounts.get(slot.from)?.balance ?? 0n
  return spent > has ? { ...slot, pretended: spent } : slot
}

const ETHER_GWEI = 1_000_000_000n

/** Another result than the batch has: one in which an ether more is the operator's. */
function moreForTheOperator({ after: state }: BuiltBatch): bigint {
  const operator = state.accounts.get(OPERATOR)
  if (operator === undefined) throw new Error('the operator has no account')
  return stateRoot(withAccount(state, OPERATOR, { ...operator, balance: operator.balance + ETHER_GWEI }))
}

// ── How it is told ───────────────────────────────────────────────────────────────────────────────

function tellClosed(
  { number, summaries, published, claimedRoot, posting }: ClosedBatch,
  used: number,
  reason: Reason,
  ctx: ZkCtx,
) {
  ctx.emit('batch.closed', {
    batch: number,
    slots: summaries,
    used,
    reason,
    posting,
    oldRoot: word(published.oldRoot),
    newRoot: word(published.newRoot),
    newCommitteeRoot: word(published.newCommitteeRoot),
    words: published.words.map(word),
    claimedRoot: claimedRoot === null ? null : word(claimedRoot),
  })
}

/** `input`: as it has been carried out; null while it waits, and an exit's amount is not known. */
function summarise(state: ZkWorld, { slot, message, queued }: Waiting, input: SlotInput | null): SlotSummary {
  const from = slot.kind === 'exit' ? slot.account : 'from' in slot ? slot.from : null
  const to = slot.kind === 'deposit' ? slot.account : slot.kind === 'transfer' ? slot.to : null
  const amount = input?.amount ?? ('amount' in slot ? slot.amount : 0n)
  return {
    kind: slot.kind,
    from,
    to,
    fromId: from === null ? null : ownerOf(state, from),
    toId: to === null ? null : ownerOf(state, to),
    amount: amount.toString(),
    fee: ('fee' in slot ? slot.fee : 0n).toString(),
    hash: queued?.summary.hash ?? null,
    message,
  }
}
