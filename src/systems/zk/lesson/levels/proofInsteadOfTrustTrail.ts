import type { AnyAction } from '../../../../kernel/types.ts'
import type { BatchView } from '../../engine/types/view.ts'
import { allOf, ask, batchOf, type Events, nextBlock, type Told, type View, wait } from '../trail.ts'

// What becomes of a payment and of a withdrawal that share a batch, and of one more that nobody proves; and what moves it on.

const [ANA, BEN, CLEO] = [1, 2, 3] as const
export const PAID = '250000000'
export const TAKEN = '500000000'

// ── The first batch ──────────────────────────────────────────────────────────────────────────────

const sent = (events: Events, from: number): readonly Told<'l2.queued'>[] =>
  allOf(events, 'l2.queued').filter(({ data }) => data.from === from)

/** The batch with somebody's first transaction. */
function closedWith(events: Events, tx: Told<'l2.queued'> | undefined): Told<'batch.closed'> | null {
  if (tx === undefined) return null
  return (
    allOf(events, 'batch.closed').findLast(({ data }) => data.slots.some(({ hash }) => hash === tx.data.hash)) ?? null
  )
}

export const leaving = (events: Events): Told<'l2.queued'> | undefined =>
  sent(events, CLEO).find(({ data }) => data.kind === 'withdraw')
export const closed = (events: Events): Told<'batch.closed'> | null => closedWith(events, leaving(events))

export const theBatch = (view: View, events: Events): BatchView | null => {
  const told = closed(events)
  return told === null ? null : batchOf(view, told.data.batch)
}

/** What was told of that batch since: a number comes again after a batch was dropped. */
const since = <T extends { readonly seq: number; readonly data: { readonly batch: number } }>(
  all: readonly T[],
  told: Told<'batch.closed'> | null,
): T | null =>
  all.findLast(({ seq, data }) => told !== null && seq > told.seq && data.batch === told.data.batch) ?? null

export const committed = (events: Events) => since(allOf(events, 'batch.committed'), closed(events))
export const made = (events: Events) => since(allOf(events, 'proof.made'), closed(events))
export const proven = (events: Events) => since(allOf(events, 'batch.proven'), closed(events))
export const executed = (events: Events) => since(allOf(events, 'batch.executed'), closed(events))

export const owed = (events: Events): Told<'exit.credited'> | null =>
  allOf(events, 'exit.credited').find(({ data }) => data.account === CLEO && data.reason === 'withdrawal') ?? null
export const home = (events: Events): Told<'bridge.takenOut'> | null =>
  allOf(events, 'bridge.takenOut').find(({ data }) => data.ownerId === 'cleo') ?? null
/** Since when nobody can take it back. */
export const finalSince = (events: Events): Told<'l1.finalised'> | null => {
  const out = home(events)
  return out === null
    ? null
    : (allOf(events, 'l1.finalised').find(({ seq, data }) => seq > out.seq && data.block >= out.data.block) ?? null)
}

// ── The one that nobody proves ───────────────────────────────────────────────────────────────────

export const stopped = (events: Events): Told<'prover.changed'> | null =>
  allOf(events, 'prover.changed').find(({ data }) => !data.online) ?? null

/** Closed when the prover was gone, so that it is the next that lacks a proof. */
const unproven = (events: Events): Told<'batch.closed'> | null => {
  const gone = stopped(events)
  return gone === null ? null : (allOf(events, 'batch.closed').find(({ seq }) => seq > gone.seq) ?? null)
}
export const committedAlone = (events: Events) => since(allOf(events, 'batch.committed'), unproven(events))
export const provenByHand = (events: Events) => since(allOf(events, 'batch.proven'), unproven(events))

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

const pays = ask('l2.send', { account: ANA, wish: { kind: 'transfer', to: BEN, amountGwei: PAID } }, 'ana')
const leaves = ask('l2.send', { account: CLEO, wish: { kind: 'withdraw', amountGwei: TAKEN } }, 'cleo')
const close = ask('sequencer.post', {})
const stop = ask('prover.set', { online: false })
const takeOut = ask('bridge.takeOut', { from: 'cleo' }, 'cleo')
const prove = ask('batch.prove', { from: 'ana' }, 'ana')
export const moves = { pays, leaves, close, stop, takeOut, prove }

/** Whether somebody's transaction at the rollup's contract waits for a block. */
export const waitsBelow = ({ l1, contracts }: View, id: string): boolean => {
  const address = l1.people.find((person) => person.id === id)?.address.toLowerCase()
  return l1.mempool.some(
    ({ from, to }) => from.toLowerCase() === address && to?.toLowerCase() === contracts.rollup.toLowerCase(),
  )
}

export type Filling = 'leave' | 'close'
export const nextOfFilling = (events: Events): Filling => (leaving(events) === undefined ? 'leave' : 'close')
export const fill = (_: View, events: Events): AnyAction => (nextOfFilling(events) === 'leave' ? leaves : close)

export const untilMade = (view: View, events: Events): AnyAction => {
  const readyAt = theBatch(view, events)?.proof.readyAt ?? null
  return readyAt === null || readyAt <= view.now ? nextBlock(view) : wait(readyAt - view.now)
}

export const takeHome = (view: View): AnyAction => (waitsBelow(view, 'cleo') ? nextBlock(view) : takeOut)

/** As long as it takes for any block of now to become final, and a slot more. */
export const untilFinal = ({ l1 }: View): AnyAction => wait((3 * l1.params.slotsPerEpoch + 1) * l1.params.slotSeconds)

export type Stopping = 'stop' | 'pay' | 'close' | 'wait'
export function nextOfStopping(view: View, events: Events): Stopping {
  if (stopped(events) === null) return 'stop'
  if (unproven(events) !== null) return 'wait'
  return view.sequencer.waiting.length === 0 ? 'pay' : 'close'
}
export function stopTheProver(view: View, events: Events): AnyAction {
  const next = nextOfStopping(view, events)
  return { stop, pay: pays, close, wait: nextBlock(view) }[next]
}

export const proveIt = (view: View): AnyAction => (waitsBelow(view, 'ana') ? nextBlock(view) : prove)

export const firstPaid = (events: Events): Told<'l2.queued'> | null => sent(events, ANA)[0] ?? null
