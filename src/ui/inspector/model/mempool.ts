import { t } from '../../../content/messages/areas/inspector.ts'
import type { L1View, PendingView } from '../../../l1/types.ts'
import { exactGwei } from '../../l1/words.ts'
import { whoIs } from './cells.ts'

const WHY = {
  'nonce-gap': 'inspector.whyNonceGap',
  'fee-too-low': 'inspector.whyFeeTooLow',
  'blob-fee-too-low': 'inspector.whyBlobFeeTooLow',
  'block-full': 'inspector.whyBlockFull',
  'cannot-pay': 'inspector.whyCannotPay',
} as const satisfies { readonly [why in NonNullable<PendingView['why']>]: string }

export const whyWords = (why: PendingView['why']): string => t(why === null ? 'inspector.entersNext' : WHY[why])

export interface Waiting {
  readonly pending: PendingView
  readonly from: string
  readonly to: string
  readonly tip: string
  readonly why: string
  readonly enters: boolean
}

/** Only those that are shown are put into words: there may be hundreds. */
export function waitingRows(l1: L1View, limit: number): readonly Waiting[] {
  return l1.mempool.slice(0, limit).map((pending) => ({
    pending,
    from: whoIs(l1, pending.from).name,
    to: pending.to === null ? t('inspector.newContract') : whoIs(l1, pending.to).name,
    tip: exactGwei(pending.effectiveTipWei ?? pending.maxPriorityFeePerGasWei),
    why: whyWords(pending.why),
    enters: pending.why === null,
  }))
}
