import type { AnyAction, EventOf, Seconds } from '../../../../kernel/types.ts'
import type { ZkEvents } from '../../engine/types/events.ts'
import type { ForgeryWay } from '../../engine/types/shared.ts'
import type { PocketView } from '../../engine/types/view.ts'
import { allOf, ask, blocks, type Events, type View } from '../trail.ts'

// Three ceremonies in one world, and what was tried with the key of each.

export const ROUNDS = {
  /** Mallory keeps her part of both phases; Ana and Ben forget theirs. */
  both: 1,
  /** Only Mallory comes to the first phase; Ana and Ben are honest in the second. */
  second: 2,
  /** The other way round. */
  first: 3,
} as const
type Round = (typeof ROUNDS)[keyof typeof ROUNDS]

interface Cast {
  readonly powers: readonly string[]
  readonly delta: readonly string[]
}
const CASTS: { readonly [round in Round]: Cast } = {
  1: { powers: ['ana', 'ben', 'mallory'], delta: ['mallory', 'ana', 'ben'] },
  2: { powers: ['mallory'], delta: ['ana', 'ben'] },
  3: { powers: ['ana', 'ben'], delta: ['mallory'] },
}

/** What Mallory takes when she can: all that Ana has. */
export const LOOT = '2000000000'
export const PAID = '500000000'
/** The smallest payment there is: its proof is as good as any. */
export const LITTLE = '1'

export const theirs = { from: 'mallory', pooled: ['mallory'], amountGwei: LOOT }
export const forge = (way: ForgeryWay, anyway = false): AnyAction =>
  ask('pocket.forge', { ...theirs, way, ...(anyway ? { anyway } : {}) }, 'mallory')
export const pay = (from: string, to: number, amountGwei: string): AnyAction =>
  ask('pocket.pay', { from, to, amountGwei }, from)

const NOBODY: PocketView['contributions'] = []
export const contributionsOf = ({ pocket }: View, phase: 1 | 2): PocketView['contributions'] =>
  pocket?.contributions.filter((each) => each.phase === phase) ?? NOBODY

// ── Holding a ceremony ───────────────────────────────────────────────────────────────────────────

export const roundOf = ({ pocket }: View): number => pocket?.round ?? 1
export const isRunning = ({ pocket }: View): boolean => pocket?.phase === 'running'
/** That ceremony or a later one has its contracts. */
export const isHeld = (view: View, round: Round): boolean =>
  roundOf(view) > round || (roundOf(view) === round && isRunning(view))

export interface Turn {
  readonly action: AnyAction
  readonly says:
    | { readonly kind: 'begin' | 'deploy' }
    | { readonly kind: 'close'; readonly phase: 1 | 2 }
    | { readonly kind: 'contribute'; readonly phase: 1 | 2; readonly id: string; readonly keeps: boolean }
}

/** One for the verifier, one for the rollup that has to be told where it stands. */
const BLOCKS_TO_DEPLOY = 2

/** The next thing to do until that ceremony’s contracts stand. */
export function nextTurn(view: View, round: Round): Turn {
  if (roundOf(view) < round) return { action: ask('ceremony.begin', {}), says: { kind: 'begin' } }
  const phase = view.pocket?.phase ?? 1
  if (phase !== 1 && phase !== 2) return { action: blocks(BLOCKS_TO_DEPLOY)(view), says: { kind: 'deploy' } }
  const { powers, delta } = CASTS[round]
  const here = contributionsOf(view, phase).map(({ byId }) => byId)
  const id = (phase === 1 ? powers : delta).find((each) => !here.includes(each))
  if (id === undefined) return { action: ask('ceremony.close', { phase }), says: { kind: 'close', phase } }
  const keeps = id === 'mallory'
  return {
    action: ask('ceremony.contribute', { from: id, phase, keeps }, id),
    says: { kind: 'contribute', phase, id, keeps },
  }
}

/** As moves: so many as it takes. */
export function ceremonyMoves(round: Round): readonly ((view: View) => AnyAction)[] {
  const { powers, delta } = CASTS[round]
  const begin = round === 1 ? 0 : 1
  const turns = begin + powers.length + 1 + delta.length + 1 + 1
  return Array.from({ length: turns }, () => (view: View) => nextTurn(view, round).action)
}
// ── What was tried with its key ──────────────────────────────────────────────────────────────────

type Ruled = Extract<EventOf<ZkEvents>, { type: 'pocket.paid' | 'pocket.refused' }>

/** In which ceremony something happened. */
const roundAt = (events: Events, seq: number): number =>
  1 + allOf(events, 'ceremony.begun').filter((event) => event.seq < seq).length

/** What L1 said to forged proofs in that ceremony’s rollup. */
export const ruledOn = (events: Events, round: Round): readonly Ruled[] =>
  ([...allOf(events, 'pocket.paid'), ...allOf(events, 'pocket.refused')] as readonly Ruled[]).filter(
    ({ data, seq }) => data.forged && roundAt(events, seq) === round,
  )

/** The robbery of that ceremony’s rollup, by this way. */
export function robbedBy(
  events: Events,
  round: Round,
  way: ForgeryWay,
): Extract<Ruled, { type: 'pocket.paid' }> | null {
  const forged = allOf(events, 'pocket.forged').filter(
    ({ data, seq }) => data.way === way && roundAt(events, seq) === round,
  )
  const paid = ruledOn(events, round).find(
    ({ type, seq }) => type === 'pocket.paid' && forged.some((each) => each.seq < seq),
  )
  return paid?.type === 'pocket.paid' ? paid : null
}

/** The first payment by the rules. */
export const honestPayment = (events: Events, round: Round) =>
  allOf(events, 'pocket.paid').find(({ data, seq }) => !data.forged && roundAt(events, seq) === round) ?? null

export const honestProof = (events: Events, round: Round) =>
  allOf(events, 'pocket.proven').find(({ seq }) => roundAt(events, seq) === round) ?? null

export const refusedIn = (events: Events, round: Round) =>
  ruledOn(events, round).find(({ type }) => type === 'pocket.refused') ?? null

/** A forged proof waits for its block. */
export const isForgeryPending = ({ pocket }: View): boolean =>
  pocket?.payments.some(({ way, status }) => way !== null && status === 'sent') ?? false
export const isPaymentPending = ({ pocket }: View): boolean =>
  pocket?.payments.some(({ status }) => status === 'sent') ?? false

/** Who was honest in that ceremony, by phase, from what happened. */
export function honestIn(events: Events, round: Round): readonly (1 | 2)[] {
  const given = allOf(events, 'ceremony.contributed').filter(({ seq }) => roundAt(events, seq) === round)
  return ([1, 2] as const).filter((phase) => given.some(({ data }) => data.phase === phase && !data.keeps))
}

export const at = (event: { readonly at: Seconds } | null): Seconds | null => event?.at ?? null
