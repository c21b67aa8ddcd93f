import type { AnyAction } from '../../../../kernel/types.ts'
import type { Tamper } from '../../engine/types/shared.ts'
import { allOf, ask, type Events, nextBlock, type Told, type View, wait } from '../trail.ts'

// Six ways to tamper, and which check has stopped each: read from what the prover and L1 have said.

export const WAYS = ['overspend', 'signature', 'path', 'word', 'proof', 'root'] as const satisfies readonly Tamper[]

export type Check = 'range' | 'signature' | 'path' | 'words' | 'point' | 'equation'

export type Caught = Told<'proof.failed'> | Told<'proof.refused'>

export function caughtOf(events: Events, way: Tamper): Caught | null {
  const all: readonly Caught[] = [...allOf(events, 'proof.failed'), ...allOf(events, 'proof.refused')]
  return all.find(({ data }) => data.tamper === way) ?? null
}

const CONSTRAINTS: readonly (readonly [part: string, check: Check])[] = [
  ['the balance covers amount and fee', 'range'],
  ['the signature fits', 'signature'],
  ['the path leads to the root', 'path'],
]
const ERRORS: { readonly [error: string]: Check } = {
  OtherWords: 'words',
  NotOnCurve: 'point',
  NotInSubgroup: 'point',
  CoordinateNotReduced: 'point',
  EquationFails: 'equation',
}

export function checkOf(caught: Caught): Check | null {
  if (caught.type === 'proof.refused') return ERRORS[caught.data.error.replace(/\(.*$/, '')] ?? null
  const { constraint } = caught.data.failure
  return CONSTRAINTS.find(([part]) => constraint.includes(part))?.[1] ?? null
}

/** When the last of six checks had its turn. */
export function allCaughtAt(events: Events): number | null {
  const caught = WAYS.map((way) => caughtOf(events, way)).filter((each) => each !== null)
  const checks = new Set(caught.map(checkOf).filter((check) => check !== null))
  return checks.size < WAYS.length ? null : Math.max(...caught.map(({ at }) => at))
}

/** How many of the checks have been seen. */
export const seenChecks = (events: Events): number =>
  new Set(WAYS.map((way) => caughtOf(events, way)).flatMap((caught) => (caught === null ? [] : [checkOf(caught)]))).size

/** What became of the batch in the end, when the prover tried again and left it as it was. */
export function provenAfter(events: Events, caught: Caught): Told<'batch.proven'> | null {
  return (
    allOf(events, 'batch.proven').find(({ seq, data }) => seq > caught.seq && data.batch === caught.data.batch) ?? null
  )
}

export const dropped = (events: Events): Told<'batch.reverted'> | null => allOf(events, 'batch.reverted')[0] ?? null

/** The payment of the dropped batch, proven as it was. */
export function healed(events: Events): Told<'batch.proven'> | null {
  const gone = dropped(events)
  return gone === null ? null : (allOf(events, 'batch.proven').find(({ seq }) => seq > gone.seq) ?? null)
}

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

const [ANA, BEN] = [1, 2]
export const AMOUNT = '10000000'

const pays = ask('l2.send', { account: ANA, wish: { kind: 'transfer', to: BEN, amountGwei: AMOUNT } }, 'ana')
const setUp = (way: Tamper) => ask('prover.set', { tamper: way })
/** Proven falsely, or not at all; then tried again; then executed. */
const untilOver = wait(60)

/** Set, pay, and wait. */
export const movesOf = (way: Tamper): readonly AnyAction[] => [setUp(way), pays, untilOver]

export const next =
  (way: Tamper) =>
  (view: View, events: Events): AnyAction => {
    const set = allOf(events, 'prover.changed').findLast(({ data }) => data.tamper === way)
    if (set === undefined) return setUp(way)
    return allOf(events, 'l2.queued').some(({ seq }) => seq > set.seq) || view.prover.tamper !== way ? untilOver : pays
  }

const HOUR = 3_600
export const almostAnHour = wait(HOUR / 2)

/** Until the false root may be dropped; then somebody asks for it. */
export function drop(view: View, events: Events): AnyAction {
  const caught = caughtOf(events, 'root')
  const committed = view.batches.find(({ batch }) => batch === caught?.data.batch)?.commit ?? null
  if (committed === null) return nextBlock(view)
  const until = committed.at + view.params.provePeriodSeconds
  if (view.now < until) return wait(until - view.now)
  return waitsAtRollup(view) ? nextBlock(view) : ask('rollup.revert', { from: 'ben' }, 'ben')
}

const waitsAtRollup = ({ l1, contracts }: View): boolean => {
  const ben = l1.people.find(({ id }) => id === 'ben')?.address.toLowerCase()
  return l1.mempool.some(
    ({ from, to }) => from.toLowerCase() === ben && to?.toLowerCase() === contracts.rollup.toLowerCase(),
  )
}

export const untilHealed = untilOver
