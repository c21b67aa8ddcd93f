import { t } from '../../../content/messages/areas/optimistic.ts'
import type { PersonView } from '../../../l1/types.ts'
import { duration, weiToEth } from '../../../lib/format.ts'
import { amountThatFits } from '../../../ui/l1/drawing/words.ts'
import type { StateName } from '../../../ui/marks/StateGlyph.tsx'
import type { Role } from '../../../ui/stage/types.ts'
import type { Gwei } from '../engine/types/shared.ts'
import type { ClaimView, OptimisticView, Standing } from '../engine/types/view.ts'

const WEI_IN_GWEI = 10n ** 9n

export const weiOf = (gwei: Gwei): string => (BigInt(gwei) * WEI_IN_GWEI).toString()
export const gweiToEth = (gwei: Gwei, decimals = 4): string => weiToEth(weiOf(gwei), decimals)
export const gweiThatFits = (gwei: Gwei, width: number): string => amountThatFits(weiOf(gwei), width)

/** Tokens have no unit of their own: whole ones, and nothing behind the point. */
export const tokens = (units: Gwei): string => weiToEth(weiOf(units), 0)

/** '6.9 d': where '6.9 days' has no room. */
export const brief = (seconds: number): string => duration(seconds).replace(/ days$/, ' d')

const personOf = (view: OptimisticView, id: string | null): PersonView | undefined =>
  view.l1.people.find((person) => person.id === id)
export const nameOf = (view: OptimisticView, id: string | null): string =>
  personOf(view, id)?.name ?? t('l1Drawing.someone')
export const roleOf = (view: OptimisticView, id: string | null): Role => personOf(view, id)?.role ?? 'user'

/** A state as the drawing tells it: glyph and word together, always. */
export interface State {
  readonly glyph: StateName | 'confirmed'
  readonly word: string
  /** Where the word has no room. */
  readonly brief: string
  /** Nothing of the state may look settled that is not. */
  readonly isStolen?: boolean
}

const STANDINGS = {
  waiting: { glyph: 'promised', key: 'optimisticDrawing.stateWaiting' },
  promised: { glyph: 'promised', key: 'optimisticDrawing.statePromised' },
  posted: { glyph: 'posted', key: 'optimisticDrawing.statePosted' },
  challengeable: { glyph: 'challengeable', key: 'optimisticDrawing.stateChallengeable' },
  disputed: { glyph: 'disputed', key: 'optimisticDrawing.stateDisputed' },
  confirmed: { glyph: 'confirmed', key: 'optimisticDrawing.stateConfirmed' },
  final: { glyph: 'final', key: 'optimisticDrawing.stateFinal' },
  rejected: { glyph: 'rejected', key: 'optimisticDrawing.stateRejected' },
  dropped: { glyph: 'rejected', key: 'optimisticDrawing.stateDropped' },
} as const satisfies { readonly [standing in Standing]: { readonly glyph: State['glyph']; readonly key: string } }

export const stateOf = (standing: Standing): State => {
  const { glyph, key } = STANDINGS[standing]
  const word = t(key)
  return { glyph, word, brief: standing === 'disputed' ? t('optimisticDrawing.stateDisputedBrief') : word }
}

const said = (glyph: State['glyph'], word: string): State => ({ glyph, word, brief: word })

/** How a claim stands, with the time that it can still be challenged where it can. */
export function stateOfClaim(claim: ClaimView, now: number): State {
  switch (claim.status) {
    case 'open': {
      const left = Math.max(0, claim.challengeableUntil - now)
      return {
        glyph: 'challengeable',
        word: t('optimisticDrawing.stateChallengeableFor', { span: brief(left) }),
        brief: t('optimisticDrawing.stateOpenFor', { span: brief(left) }),
      }
    }
    case 'disputed':
      return stateOf('disputed')
    case 'overdue':
      return said('delayed', t('optimisticDrawing.stateOverdue'))
    case 'rejected':
      return stateOf('rejected')
    case 'fallen':
      return said('rejected', t('optimisticDrawing.stateFallen'))
    case 'confirmed':
      if (!claim.isTrue) {
        const word = t(claim.isFinal ? 'optimisticDrawing.stateFalseFinal' : 'optimisticDrawing.stateFalseConfirmed')
        return { ...said(claim.isFinal ? 'final' : 'confirmed', word), isStolen: true }
      }
      return stateOf(claim.isFinal ? 'final' : 'confirmed')
  }
}

export const nextBatch = ({ batches }: OptimisticView): number => (batches.at(-1)?.batch ?? -1) + 1
