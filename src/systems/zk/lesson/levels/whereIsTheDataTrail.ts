import type { AnyAction } from '../../../../kernel/types.ts'
import type { BatchView } from '../../engine/types/view.ts'
import { allOf, ask, batchOf, type Events, firstOf, nextBlock, type Told, type View, wait } from '../trail.ts'

// Two payments of one batch, one of them published; an operator that stops; who gets out, and with whose help.

export const [BEN, CLEO, ANA, DAN] = [1, 2, 256, 257] as const
export const PAID = '250000000'

// ── What has happened ────────────────────────────────────────────────────────────────────────────

const queued = (events: Events, from: number): Told<'l2.queued'> | null =>
  allOf(events, 'l2.queued').find(({ data }) => data.from === from) ?? null

/** The batch with both payments. */
export function closed(events: Events): Told<'batch.closed'> | null {
  const [anas, bens] = [queued(events, ANA), queued(events, BEN)]
  const isIn = ({ data }: Told<'batch.closed'>, tx: Told<'l2.queued'> | null) =>
    data.slots.some(({ hash }) => hash !== null && hash === tx?.data.hash)
  return allOf(events, 'batch.closed').find((batch) => isIn(batch, anas) && isIn(batch, bens)) ?? null
}
export const theBatch = (view: View, events: Events): BatchView | null => {
  const told = closed(events)
  return told === null ? null : batchOf(view, told.data.batch)
}
export const executed = (events: Events): Told<'batch.executed'> | null => {
  const told = closed(events)
  return allOf(events, 'batch.executed').find(({ data }) => data.batch === told?.data.batch) ?? null
}

export const demanded = (events: Events): Told<'message.queued'> | null =>
  allOf(events, 'message.queued').find(({ data }) => data.kind === 'exit' && data.account === ANA) ?? null
export const frozen = (events: Events): Told<'rollup.frozen'> | null => firstOf(events, 'rollup.frozen')

const escaped = (events: Events, account: number): Told<'exit.credited'> | null =>
  allOf(events, 'exit.credited').find(({ data }) => data.account === account && data.reason === 'escape') ?? null
export const benIsOut = (events: Events) => escaped(events, BEN)
export const anaIsOut = (events: Events) => escaped(events, ANA)

/** What Ana got when she first asked, with the rollup standing still. */
export function asked(events: Events): Told<'data.asked'> | null {
  const since = frozen(events)?.seq ?? Number.POSITIVE_INFINITY
  return allOf(events, 'data.asked').find(({ seq, data }) => seq > since && data.byId === 'ana') ?? null
}
export const askedInVain = (events: Events): Told<'data.asked'> | null => {
  const told = asked(events)
  return told !== null && told.data.committee === null && told.data.missing.includes(ANA) ? told : null
}
/** By somebody of the committee. */
export const handedOut = (events: Events): Told<'data.asked'> | null =>
  allOf(events, 'data.asked').findLast(({ data }) => data.byId === 'ana' && data.committee !== null) ?? null

export const home = (events: Events): Told<'bridge.takenOut'> | null =>
  allOf(events, 'bridge.takenOut').find(({ data }) => data.ownerId === 'ana') ?? null

/** Whether somebody's transaction at the rollup's contract waits for a block. */
export const waitsBelow = ({ l1, contracts }: View, id: string): boolean => {
  const address = l1.people.find((person) => person.id === id)?.address.toLowerCase()
  return l1.mempool.some(
    ({ from, to }) => from.toLowerCase() === address && to?.toLowerCase() === contracts.rollup.toLowerCase(),
  )
}

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

const pay = (id: string, account: number, to: number): AnyAction =>
  ask('l2.send', { account, wish: { kind: 'transfer', to, amountGwei: PAID } }, id)
const anaPays = pay('ana', ANA, DAN)
const benPays = pay('ben', BEN, CLEO)
const stop = ask('sequencer.set', { online: false })
const comeBack = ask('sequencer.set', { online: true })
const demandExit = ask('exit.request', { from: 'ana', account: ANA }, 'ana')
const askFreeze = ask('rollup.freeze', { from: 'ben' }, 'ben')
const benEscapes = ask('exit.escape', { from: 'ben', account: BEN }, 'ben')
const anaAsks = ask('data.ask', { from: 'ana' }, 'ana')
const anaEscapes = ask('exit.escape', { from: 'ana', account: ANA }, 'ana')
const veraHandsOut = ask('committee.set', { id: 'vera', mode: 'sign' })
const anaTakesOut = ask('bridge.takeOut', { from: 'ana' }, 'ana')
export const moves = { anaPays, benPays, stop, comeBack, anaAsks, anaEscapes, veraHandsOut }

export const payBoth = (_: View, events: Events): AnyAction => (queued(events, ANA) === null ? anaPays : benPays)
export const hasAnaPaid = (events: Events): boolean => queued(events, ANA) !== null

export const untilExecuted = (view: View, events: Events): AnyAction => {
  const readyAt = theBatch(view, events)?.proof.readyAt ?? null
  return readyAt === null || readyAt <= view.now ? nextBlock(view) : wait(readyAt - view.now)
}

export const demand = (view: View): AnyAction => (waitsBelow(view, 'ana') ? nextBlock(view) : demandExit)

export type Freezing = 'wait' | 'ask' | 'block'
export function nextOfFreezing(view: View, events: Events): Freezing {
  if (waitsBelow(view, 'ben')) return 'block'
  return view.now >= (demanded(events)?.data.dueAt ?? Number.POSITIVE_INFINITY) ? 'ask' : 'wait'
}
export function freeze(view: View, events: Events): AnyAction {
  const next = nextOfFreezing(view, events)
  if (next === 'block') return nextBlock(view)
  const dueAt = demanded(events)?.data.dueAt ?? view.now
  return next === 'ask' ? askFreeze : wait(Math.max(dueAt - view.now, 1))
}

/** Ben takes what he has out, and Ana looks for what she would need. */
export function tryBoth(view: View, events: Events): AnyAction {
  if (benIsOut(events) !== null) return anaAsks
  return waitsBelow(view, 'ben') ? nextBlock(view) : benEscapes
}

/** Vera hands out, Ana asks her and shows L1 what she was given. */
export function recover(view: View, events: Events): AnyAction {
  if (waitsBelow(view, 'ana')) return nextBlock(view)
  if (handedOut(events) !== null) return anaEscapes
  const isVeraWilling = view.committee.some(({ id, mode }) => id === 'vera' && mode === 'sign')
  return isVeraWilling ? anaAsks : veraHandsOut
}

export const takeHome = (view: View): AnyAction => (waitsBelow(view, 'ana') ? nextBlock(view) : anaTakesOut)
