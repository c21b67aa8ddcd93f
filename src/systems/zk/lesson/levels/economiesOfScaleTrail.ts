import type { AnyAction } from '../../../../kernel/types.ts'
import type { BatchView } from '../../engine/types/view.ts'
import { allOf, ask, batchOf, type Events, type Told, type View, wait } from '../trail.ts'
import { ALONE, perPayment } from './economiesOfScaleCost.ts'

// A batch that is full and one that is not: what was signed, what was closed, what it came to.

const PEOPLE = ['ana', 'ben', 'cleo'] as const
/** Who pays whom, of account numbers 1 to 3; everybody another sum. */
const ROUND = [
  [1, 2],
  [2, 3],
  [3, 1],
  [1, 3],
] as const
const STEP_GWEI = 10_000_000

/** The payment that comes after so many others. */
export function payment(index: number): AnyAction {
  const [from, to] = ROUND[index % ROUND.length] ?? ROUND[0]
  const amountGwei = String(STEP_GWEI * (index + 1))
  return ask('l2.send', { account: from, wish: { kind: 'transfer', to, amountGwei } }, PEOPLE[from - 1] ?? 'ana')
}

export const sent = (events: Events): number => allOf(events, 'l2.queued').length

export const pay = (_: View, events: Events): AnyAction => payment(sent(events))

const closedBatches = (events: Events): readonly Told<'batch.closed'>[] => allOf(events, 'batch.closed')
export const fullClosed = (events: Events): Told<'batch.closed'> | null =>
  closedBatches(events).find(({ data }) => data.used === data.slots.length) ?? null
/** The first that was closed with empty slots. */
export const halfClosed = (events: Events): Told<'batch.closed'> | null =>
  closedBatches(events).find(({ data }) => data.used < data.slots.length) ?? null

const executedOf = (events: Events, closed: Told<'batch.closed'> | null): Told<'batch.executed'> | null =>
  closed === null
    ? null
    : (allOf(events, 'batch.executed').find(({ data }) => data.batch === closed.data.batch) ?? null)
export const fullExecuted = (events: Events) => executedOf(events, fullClosed(events))
export const halfExecuted = (events: Events) => executedOf(events, halfClosed(events))

const shown = (view: View, closed: Told<'batch.closed'> | null): BatchView | null =>
  closed === null ? null : batchOf(view, closed.data.batch)
/** As L1 charged for it, once it is executed. */
export const fullBatch = (view: View, events: Events): BatchView | null =>
  fullExecuted(events) === null ? null : shown(view, fullClosed(events))
export const halfBatch = (view: View, events: Events): BatchView | null =>
  halfExecuted(events) === null ? null : shown(view, halfClosed(events))

/** Since when a payment has been executed for less than so many shares of what one alone costs. */
export function sharedSince({ batches }: View, events: Events): number | null {
  const cheap = batches.filter((batch) => batch.execute !== null && perPayment(batch) < ALONE / 3)
  const told = allOf(events, 'batch.executed').find(({ data }) => cheap.some(({ batch }) => batch === data.batch))
  return told?.at ?? null
}

/** Commit, prove and execute take a block each, and the prover its time. */
export const untilExecuted: AnyAction = wait(72)

/** Until the sequencer closes what is not full, and then as long. */
export const untilHalfExecuted = (view: View): AnyAction =>
  wait((view.open.closesAt === null ? 0 : Math.max(0, view.open.closesAt - view.now)) + 72)
