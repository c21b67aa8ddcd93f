import type { AnyAction } from '../../../../kernel/types.ts'
import { allOf, ask, type Events, firstOf, nextBlock, type Told, type View, wait } from '../trail.ts'
import { waitsBelow } from './whereIsTheDataTrail.ts'

// Four attacks, one for each check that may be missing; the one that passes, and who is short of what it took.

export const [ANA, BEN, MALLORY] = [1, 2, 4] as const
const ETHER = '000000000'
export const WANTED = `1${ETHER}`
export const HALF = '500000000'
export const GIFT = '900000000'
export const LOOT = `4${ETHER}`

export type Way = 'key' | 'nonce' | 'path' | 'funds'
export const WAYS = ['key', 'nonce', 'path', 'funds'] as const satisfies readonly Way[]

const pays = (from: number, to: number, amountGwei: string, more: { readonly [field: string]: string } = {}) =>
  ask('l2.send', { account: from, wish: { kind: 'transfer', to, amountGwei }, ...more })
const leaves = (account: number, amountGwei: string) =>
  ask('l2.send', { account, wish: { kind: 'withdraw', amountGwei } })

/** Ana pays Mallory, once, of her own will. */
export const gift = pays(ANA, MALLORY, GIFT)

// ── What has happened ────────────────────────────────────────────────────────────────────────────

const pretendsAt = (events: Events, before: number): boolean =>
  allOf(events, 'sequencer.changed').findLast(({ seq }) => seq < before)?.data.pretends ?? false

/** What was handed in for it, to a sequencer that looks away. */
function sentFor(events: Events, way: Way): Told<'l2.queued'> | null {
  const [first, ...others] = allOf(events, 'l2.queued')
  const isOf = ({ seq, data }: Told<'l2.queued'>): boolean => {
    if (way === 'key') return data.signedBy === 'mallory'
    if (way === 'nonce') return data.hash === first?.data.hash
    return data.kind === 'withdraw' && data.from === MALLORY && pretendsAt(events, seq) === (way === 'path')
  }
  return others.find(isOf) ?? null
}

export interface Attack {
  readonly batch: number
  /** What became of it. */
  readonly failed: Told<'proof.failed'> | null
  readonly proven: Told<'batch.proven'> | null
}

export function attackOf(events: Events, way: Way): Attack | null {
  const sent = sentFor(events, way)
  const closed = sent && allOf(events, 'batch.closed').find(({ seq }) => seq > sent.seq)
  if (!closed) return null
  const { batch } = closed.data
  const isIts = (told: Told<'proof.failed'> | Told<'batch.proven'>) =>
    told.seq > closed.seq && told.data.batch === batch
  return {
    batch,
    failed: allOf(events, 'proof.failed').find(isIts) ?? null,
    proven: allOf(events, 'batch.proven').find(isIts) ?? null,
  }
}

const CONSTRAINTS: readonly (readonly [part: string, way: Way])[] = [
  ['the key is the account’s', 'key'],
  ['the nonce is the account’s', 'nonce'],
  ['the path leads to the root', 'path'],
  ['the balance covers amount and fee', 'funds'],
]

/** The check that stopped it, or that none did. */
export function stoppedBy(events: Events, way: Way): Way | 'none' | null {
  const attack = attackOf(events, way)
  if (attack?.proven) return 'none'
  const constraint = attack?.failed?.data.failure.constraint
  return CONSTRAINTS.find(([part]) => constraint?.includes(part))?.[1] ?? null
}

/** All four were tried, and one has passed. */
export function foundAt(events: Events): number | null {
  const verdicts = WAYS.map((way) => stoppedBy(events, way))
  if (verdicts.includes(null) || !verdicts.includes('none')) return null
  const attacks = WAYS.map((way) => attackOf(events, way))
  return Math.max(...attacks.map((attack) => attack?.failed?.at ?? attack?.proven?.at ?? 0))
}

const takenOut = (events: Events, id: string): Told<'bridge.takenOut'> | null =>
  allOf(events, 'bridge.takenOut').find(({ data }) => data.ownerId === id) ?? null
const credited = (events: Events, id: string): Told<'exit.credited'> | null =>
  allOf(events, 'exit.credited').find(({ data }) => data.ownerId === id) ?? null

export const looted = (events: Events) => takenOut(events, 'mallory')
export const anaIsPaid = (events: Events) => takenOut(events, 'ana')
export const benIsOwed = (events: Events) => credited(events, 'ben')
export const lootCredited = (events: Events) => credited(events, 'mallory')

/** Both had their withdrawals executed; she has taken hers. What is left for him? */
export function whoIsPaid(view: View, events: Events): 'both' | 'ana' | null {
  if (anaIsPaid(events) === null || benIsOwed(events) === null) return null
  const owed = view.credits.find(({ ownerId }) => ownerId === 'ben')?.owedWei ?? '0'
  return BigInt(owed) > BigInt(view.bridge.heldWei) ? 'ana' : 'both'
}

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

/** Until what was proven is executed. */
const aWhile = wait(60)

/** Somebody has what nobody can prove dropped, and everything can go on. */
function clear(view: View): AnyAction | null {
  const inTheWay = view.batches.find(({ standing, proof }) => standing === 'committed' && proof.status === 'failed')
  const committed = inTheWay?.commit ?? null
  if (committed === null) return null
  if (waitsBelow(view, 'ben')) return nextBlock(view)
  const until = committed.at + view.params.provePeriodSeconds
  return view.now < until ? wait(until - view.now) : ask('rollup.revert', { from: 'ben' }, 'ben')
}

const looksAway = (pretends: boolean): AnyAction => ask('sequencer.set', { pretends })

export function sends(way: Way, events: Events): AnyAction {
  if (way === 'key') return pays(ANA, MALLORY, WANTED, { signedBy: 'mallory' })
  if (way === 'nonce') return ask('l2.replay', { hash: firstOf(events, 'l2.queued')?.data.hash ?? '' })
  return leaves(MALLORY, LOOT)
}

export const attack =
  (way: Way) =>
  (view: View, events: Events): AnyAction => {
    if (attackOf(events, way) !== null) return aWhile
    const first = clear(view)
    if (first !== null) return first
    return view.sequencer.pretends === (way === 'path') ? sends(way, events) : looksAway(way === 'path')
  }

/** Executed, and then taken out of the contract. */
export function loot(view: View, events: Events): AnyAction {
  if (lootCredited(events) === null) return aWhile
  return waitsBelow(view, 'mallory') ? nextBlock(view) : ask('bridge.takeOut', { from: 'mallory' }, 'mallory')
}

export function run(view: View, events: Events): AnyAction {
  const left = (account: number) =>
    allOf(events, 'l2.queued').some(({ data }) => data.kind === 'withdraw' && data.from === account)
  if (!left(ANA)) return leaves(ANA, WANTED)
  if (!left(BEN)) return leaves(BEN, HALF)
  if (benIsOwed(events) === null) return aWhile
  return waitsBelow(view, 'ana') ? nextBlock(view) : ask('bridge.takeOut', { from: 'ana' }, 'ana')
}
