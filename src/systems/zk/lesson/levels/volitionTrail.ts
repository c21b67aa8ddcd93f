import type { AnyAction } from '../../../../kernel/types.ts'
import type { BatchView } from '../../engine/types/view.ts'
import { allOf, ask, batchOf, type Events, firstOf, nextBlock, type Told, type View, wait } from '../trail.ts'
import { waitsBelow } from './whereIsTheDataTrail.ts'

// One person with an account in each half of the tree; what each half costs, and what each is worth when nobody answers.

/** Ana has two. */
export const [BEN, OPEN, KEPT, DAN, CLEO] = [1, 2, 256, 257, 258] as const
export const MOVED = '1000000000'
export const PAID = '100000000'
const SMALL = '50000000'

// ── What has happened ────────────────────────────────────────────────────────────────────────────

type Ends = readonly [from: number, to: number]
export const MOVING: Ends = [KEPT, OPEN]
const PAYING: Ends = [KEPT, DAN]
const IN_THE_OPEN: readonly [Ends, Ends] = [
  [BEN, OPEN],
  [OPEN, BEN],
]
const UNSEEN: readonly [Ends, Ends] = [
  [DAN, CLEO],
  [CLEO, DAN],
]

const queued = (events: Events, [from, to]: Ends): Told<'l2.queued'> | null =>
  allOf(events, 'l2.queued').find(({ data }) => data.from === from && data.to === to) ?? null

/** The batch that has both. */
function closedWith(events: Events, both: readonly [Ends, Ends]): Told<'batch.closed'> | null {
  const hashes = both.map((ends) => queued(events, ends)?.data.hash)
  const hasAll = ({ data }: Told<'batch.closed'>) =>
    hashes.every((each) => each !== undefined && data.slots.some(({ hash }) => hash === each))
  return allOf(events, 'batch.closed').find(hasAll) ?? null
}
const executedWith = (events: Events, both: readonly [Ends, Ends]): Told<'batch.executed'> | null => {
  const told = closedWith(events, both)
  return allOf(events, 'batch.executed').find(({ data }) => data.batch === told?.data.batch) ?? null
}
const batchWith = (view: View, events: Events, both: readonly [Ends, Ends]): BatchView | null => {
  const told = closedWith(events, both)
  return told === null ? null : batchOf(view, told.data.batch)
}

const FIRST = [MOVING, PAYING] as const
export const moved = (events: Events) => executedWith(events, FIRST)
export const inTheOpen = (events: Events) => executedWith(events, IN_THE_OPEN)
export const unseen = (events: Events) => executedWith(events, UNSEEN)
export const openBatch = (view: View, events: Events) => batchWith(view, events, IN_THE_OPEN)
export const unseenBatch = (view: View, events: Events) => batchWith(view, events, UNSEEN)

/** Ana’s copy of the committee’s half. */
export const copied = (events: Events): Told<'data.asked'> | null =>
  allOf(events, 'data.asked').find(({ data }) => data.byId === 'ana' && data.committee !== null) ?? null
/** Of a batch that was executed after she got it. */
export const isCopyOld = (events: Events): boolean => {
  const [copy, change] = [copied(events), unseen(events)]
  return copy !== null && change !== null && copy.seq < change.seq
}
export const isSilent = (view: View): boolean =>
  !view.sequencer.online && view.committee.every(({ mode }) => mode !== 'sign')

export const demanded = (events: Events): Told<'message.queued'> | null =>
  allOf(events, 'message.queued').find(({ data }) => data.kind === 'exit') ?? null
export const frozen = (events: Events): Told<'rollup.frozen'> | null => firstOf(events, 'rollup.frozen')
const escaped = (events: Events, account: number): Told<'exit.credited'> | null =>
  allOf(events, 'exit.credited').find(({ data }) => data.account === account && data.reason === 'escape') ?? null
export const openIsOut = (events: Events) => escaped(events, OPEN)
export const keptIsOut = (events: Events) => escaped(events, KEPT)
export const home = (events: Events): Told<'bridge.takenOut'> | null => {
  const out = openIsOut(events)
  return (
    allOf(events, 'bridge.takenOut').find(({ seq, data }) => data.ownerId === 'ana' && seq > (out?.seq ?? seq)) ?? null
  )
}

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

const pay = (id: string, [account, to]: Ends, amountGwei: string): AnyAction =>
  ask('l2.send', { account, wish: { kind: 'transfer', to, amountGwei } }, id)
const anaMoves = pay('ana', MOVING, MOVED)
const anaPays = pay('ana', PAYING, PAID)
const benPays = pay('ben', IN_THE_OPEN[0], PAID)
const anaPaysBen = pay('ana', IN_THE_OPEN[1], SMALL)
const danPays = pay('dan', UNSEEN[0], PAID)
const cleoPays = pay('cleo', UNSEEN[1], SMALL)
const anaAsks = ask('data.ask', { from: 'ana' }, 'ana')
const stop = ask('sequencer.set', { online: false })
const keepSilent = ask('committee.set', { id: 'vera', mode: 'withhold' })
const demandExit = ask('exit.request', { from: 'ana', account: OPEN }, 'ana')
const askFreeze = ask('rollup.freeze', { from: 'ana' }, 'ana')
const escapeOpen = ask('exit.escape', { from: 'ana', account: OPEN }, 'ana')
const escapeKept = ask('exit.escape', { from: 'ana', account: KEPT }, 'ana')
const takeOut = ask('bridge.takeOut', { from: 'ana' }, 'ana')
export const moves = { anaPays, danPays, cleoPays, anaAsks, stop, keepSilent, escapeKept }

/** One payment, then the other, and then what it takes until they are executed. */
const both =
  (batch: readonly [Ends, Ends], [first, second]: readonly [AnyAction, AnyAction]) =>
  (view: View, events: Events): AnyAction => {
    if (queued(events, batch[0]) === null) return first
    if (queued(events, batch[1]) === null) return second
    const readyAt = batchWith(view, events, batch)?.proof.readyAt ?? null
    return readyAt === null || readyAt <= view.now ? nextBlock(view) : wait(readyAt - view.now)
  }
export const moveOver = both(FIRST, [anaMoves, anaPays])
export const payInTheOpen = both(IN_THE_OPEN, [benPays, anaPaysBen])
export const payUnseen = both(UNSEEN, [danPays, cleoPays])

export type Paying = 'first' | 'second' | 'wait'
const nextOf =
  ([first, second]: readonly [Ends, Ends]) =>
  (events: Events): Paying =>
    queued(events, first) === null ? 'first' : queued(events, second) === null ? 'second' : 'wait'
export const nextOfMoving = nextOf(FIRST)
export const nextOfPaying = nextOf(IN_THE_OPEN)

export const goSilent = (view: View): AnyAction => (view.sequencer.online ? stop : keepSilent)

export type Freezing = 'demand' | 'wait' | 'ask' | 'block'
export function nextOfFreezing(view: View, events: Events): Freezing {
  if (waitsBelow(view, 'ana')) return 'block'
  const dueAt = demanded(events)?.data.dueAt
  if (dueAt === undefined) return 'demand'
  return view.now >= dueAt ? 'ask' : 'wait'
}
export function freeze(view: View, events: Events): AnyAction {
  const dueAt = demanded(events)?.data.dueAt ?? view.now
  const next = { demand: demandExit, wait: wait(Math.max(dueAt - view.now, 1)), ask: askFreeze, block: nextBlock(view) }
  return next[nextOfFreezing(view, events)]
}

export const escapeInTheOpen = (view: View): AnyAction => (waitsBelow(view, 'ana') ? nextBlock(view) : escapeOpen)
export const takeHome = (view: View): AnyAction => (waitsBelow(view, 'ana') ? nextBlock(view) : takeOut)
