import type { StateName } from '../../../../../ui/marks/StateGlyph.tsx'
import type { ClaimView, OptimisticView } from '../../../engine/types/view.ts'

// How a claim stands, and what can still happen to it. Only L1 decides: what the lab knows beside it is said apart.

export type ClaimStanding =
  | 'open'
  | 'detected'
  | 'disputed'
  | 'overdue'
  | 'overdueDetected'
  | 'confirmed'
  | 'final'
  | 'rejected'
  | 'fallen'

/** Somebody who looked disagrees, and L1 has not been told. */
const isDetected = ({ checkedBy }: ClaimView): boolean => checkedBy.some(({ agrees }) => !agrees)

export function standingOf(claim: ClaimView): ClaimStanding {
  switch (claim.status) {
    case 'open':
      return isDetected(claim) ? 'detected' : 'open'
    case 'overdue':
      return isDetected(claim) ? 'overdueDetected' : 'overdue'
    case 'confirmed':
      return claim.isFinal ? 'final' : 'confirmed'
    default:
      return claim.status
  }
}

export const GLYPHS: { readonly [standing in ClaimStanding]: StateName } = {
  open: 'challengeable',
  detected: 'detected',
  disputed: 'disputed',
  overdue: 'delayed',
  overdueDetected: 'delayed',
  confirmed: 'proven',
  final: 'final',
  rejected: 'rejected',
  fallen: 'rejected',
}

/** What may come next, each in a sentence of its own. */
export type Ahead =
  | 'challenge'
  | 'windowPasses'
  | 'confirm'
  | 'parentFirst'
  | 'parentFalls'
  | 'gameEnds'
  | 'anotherChallenge'
  | 'l1Final'
  | 'l1Reorg'
  | 'nothing'
  | 'bondGone'

export function aheadOf(view: OptimisticView, claim: ClaimView): readonly Ahead[] {
  const parent = view.claims.find((each) => each.claim === claim.parent)
  const onSand = parent !== undefined && parent.status !== 'confirmed'
  const below: readonly Ahead[] = onSand ? ['parentFirst', 'parentFalls'] : []
  switch (standingOf(claim)) {
    case 'open':
    case 'detected':
      return ['challenge', 'windowPasses', ...below]
    case 'disputed':
      return view.now < claim.challengeableUntil ? ['gameEnds', 'anotherChallenge', ...below] : ['gameEnds', ...below]
    case 'overdue':
    case 'overdueDetected':
      return onSand ? below : ['confirm']
    case 'confirmed':
      return ['l1Final', 'l1Reorg']
    case 'final':
      return ['nothing']
    case 'rejected':
    case 'fallen':
      return ['bondGone']
  }
}

export interface Window {
  readonly passed: number
  readonly whole: number
  readonly left: number
}

/** The time to challenge, as a stretch of which some has passed. */
export function windowOf({ now }: OptimisticView, { madeAt, challengeableUntil }: ClaimView): Window {
  const whole = Math.max(0, challengeableUntil - madeAt)
  const left = Math.max(0, Math.min(whole, challengeableUntil - now))
  return { whole, left, passed: whole - left }
}

/** What the lab knows beside L1, which has only been told; by what L1 has made of it. */
export type Truth = 'true' | 'false' | 'rejected' | 'lost' | 'stolen'

export function truthOf({ isTrue, status }: ClaimView): Truth {
  if (status === 'rejected' || status === 'fallen') return isTrue ? 'lost' : 'rejected'
  if (isTrue) return 'true'
  return status === 'confirmed' ? 'stolen' : 'false'
}

/** Whether the time to challenge still means anything. */
export const isWindowed = ({ status }: ClaimView): boolean =>
  status === 'open' || status === 'disputed' || status === 'overdue'

/** Watchers that have not run this claim's batch. */
export const notChecked = (view: OptimisticView, claim: ClaimView) =>
  view.watchers.filter(({ id }) => !claim.checkedBy.some((each) => each.id === id))
