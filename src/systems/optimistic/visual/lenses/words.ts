import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { eth } from '../../../../ui/l1/words.ts'
import type { StateName } from '../../../../ui/marks/StateGlyph.tsx'
import type { BatchBytes } from '../../engine/pictures.ts'
import type { Asset, Gwei } from '../../engine/types/shared.ts'
import type { OptimisticView, Standing } from '../../engine/types/view.ts'

const GWEI = 10n ** 9n

/** The rollup counts both assets in 10^−9. */
export const ether = (gwei: Gwei): string => eth(BigInt(gwei) * GWEI)
export const tokens = (gwei: Gwei): string => t('optimisticLenses.tokens', { amount: ether(gwei).replace(' ETH', '') })
export const amountOf = (asset: Asset, gwei: Gwei): string => (asset === 'ether' ? ether(gwei) : tokens(gwei))

/** Ether with its sign and without its unit, so that a column of them can be read as a sum. */
export function signed(wei: string | bigint): string {
  const amount = BigInt(wei)
  if (amount === 0n) return '0'
  return `${amount < 0n ? '−' : '+'}${eth(amount < 0n ? -amount : amount).replace(' ETH', '')}`
}

/** Of the cast, whichever chain one knows them from. */
export function nameOfId({ accounts, l1, watchers }: OptimisticView, id: string | null): string {
  if (id === null) return t('optimisticLenses.somebody')
  const known =
    l1.people.find((each) => each.id === id) ??
    accounts.find((each) => each.id === id) ??
    watchers.find((each) => each.id === id)
  return known?.name ?? id
}

export const nameOfAccount = ({ accounts }: OptimisticView, number: number | null): string =>
  number === null
    ? t('optimisticLenses.nobody')
    : (accounts.find((each) => each.number === number)?.name ?? t('optimisticLenses.accountNumber', { n: number }))

export const GLYPH_OF: { readonly [standing in Standing]: StateName } = {
  waiting: 'delayed',
  promised: 'promised',
  posted: 'posted',
  challengeable: 'challengeable',
  disputed: 'disputed',
  confirmed: 'proven',
  final: 'final',
  rejected: 'rejected',
  dropped: 'rejected',
}
const WORDS_OF = {
  waiting: 'optimisticLenses.isWaiting',
  promised: 'optimisticLenses.isPromised',
  posted: 'optimisticLenses.isPosted',
  challengeable: 'optimisticLenses.isChallengeable',
  disputed: 'optimisticLenses.isDisputed',
  confirmed: 'optimisticLenses.isConfirmed',
  final: 'optimisticLenses.isFinal',
  rejected: 'optimisticLenses.isRejected',
  dropped: 'optimisticLenses.isDropped',
} as const satisfies { readonly [standing in Standing]: string }
export const wordsOf = (standing: Standing): string => t(WORDS_OF[standing])

const MODES = {
  on: 'optimisticLenses.modeOn',
  hand: 'optimisticLenses.modeHand',
  off: 'optimisticLenses.modeOff',
  late: 'optimisticLenses.modeLate',
  broke: 'optimisticLenses.modeBroke',
  griefer: 'optimisticLenses.modeGriefer',
  accomplice: 'optimisticLenses.modeAccomplice',
} as const satisfies { readonly [mode in OptimisticView['watchers'][number]['mode']]: string }
export const modeWords = (mode: keyof typeof MODES): string => t(MODES[mode])

/** With one decimal where it matters: '69', '11.4'. */
export const oneDecimal = (value: number): string =>
  groupDigits(value >= 1000 ? Math.round(value) : Math.round(value * 10) / 10)

const STAGES = {
  rlp: { name: 'optimisticLenses.stageRlp', what: 'optimisticLenses.stageRlpWhat' },
  packed: { name: 'optimisticLenses.stagePacked', what: 'optimisticLenses.stagePackedWhat' },
  indexed: { name: 'optimisticLenses.stageIndexed', what: 'optimisticLenses.stageIndexedWhat' },
  short: { name: 'optimisticLenses.stageShort', what: 'optimisticLenses.stageShortWhat' },
  deflated: { name: 'optimisticLenses.stageDeflated', what: 'optimisticLenses.stageDeflatedWhat' },
} as const satisfies { readonly [stage in BatchBytes['stages'][number]['stage']]: object }
export const nameOfStage = (stage: keyof typeof STAGES): string => t(STAGES[stage].name)
export const whatStageDoes = (stage: keyof typeof STAGES): string => t(STAGES[stage].what)
