import { t } from '../../../content/messages/areas/l1.ts'
import type { L1View, PendingView, PersonView } from '../../../l1/types.ts'
import { weiToEth } from '../../../lib/format.ts'
import { textWidth } from '../../stage/metric.ts'
import type { Role } from '../../stage/types.ts'

const RETENTION_EPOCHS = 4096

/** How long a blob is kept, by the chain's own parameters. */
export const retentionSeconds = ({ params }: L1View): number =>
  RETENTION_EPOCHS * params.slotsPerEpoch * params.slotSeconds

/** The most exact form of an amount that fits: the unit goes first, then decimals. */
export function amountThatFits(wei: string, width: number): string {
  const forms = [4, 3, 2, 1, 0].map((decimals) => weiToEth(wei, decimals))
  return [`${forms[0] ?? ''} ETH`, ...forms].find((form) => textWidth(form, { style: 'mono' }) <= width) ?? '…'
}

export const personAt = (view: L1View, address: string | null): PersonView | undefined =>
  view.people.find((person) => person.address.toLowerCase() === address?.toLowerCase())

/** Addresses that no one of the cast has belong to users of their own wallets. */
export const roleOf = (view: L1View, address: string): Role => personAt(view, address)?.role ?? 'user'

export const nameOf = (view: L1View, address: string | null): string =>
  address === null ? t('l1Drawing.aNewContract') : (personAt(view, address)?.name ?? t('l1Drawing.someone'))

const WHY = {
  'nonce-gap': 'l1Drawing.whyNonceGap',
  'fee-too-low': 'l1Drawing.whyFeeTooLow',
  'blob-fee-too-low': 'l1Drawing.whyBlobFeeTooLow',
  'block-full': 'l1Drawing.whyBlockFull',
  'cannot-pay': 'l1Drawing.whyCannotPay',
} as const

export const whyWords = (why: PendingView['why']): string => (why === null ? t('l1Drawing.whyEnters') : t(WHY[why]))
