import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { dayOf, groupDigits, shortHash, timeOfDay } from '../../../../lib/format.ts'
import { eth } from '../../../../ui/l1/words.ts'
import type { StateName } from '../../../../ui/marks/StateGlyph.tsx'
import type { L2TxSummary, SlotSummary } from '../../engine/types/events.ts'
import type { Gwei, MemberMode, Tamper } from '../../engine/types/shared.ts'
import type { ProofView, Standing, ZkView } from '../../engine/types/view.ts'
import { belowZero } from '../words.ts'

const GWEI = 10n ** 9n

/** The rollup counts in gwei. */
export const ether = (gwei: Gwei): string => eth(BigInt(gwei) * GWEI)

/** Under a heading that names the unit; what went below zero as how far it is below r, the field’s order. */
export function balanceInEther(gwei: Gwei): string {
  const missing = belowZero(gwei)
  const amount = ether(missing ?? gwei).replace(' ETH', '')
  return missing === null ? amount : t('zkLenses.belowZero', { amount })
}

export const timeWords = (at: number): string => t('zkLenses.dayTime', { day: dayOf(at), time: timeOfDay(at) })

/** Of the cast. */
export const nameOfId = ({ l1 }: Pick<ZkView, 'l1'>, id: string | null): string =>
  id === null ? t('zkLenses.somebody') : (l1.people.find((each) => each.id === id)?.name ?? id)

export const nameOfAccount = ({ accounts }: Pick<ZkView, 'accounts'>, number: number | null): string =>
  number === null
    ? t('zkLenses.nobody')
    : (accounts.find((each) => each.number === number)?.name ?? t('zkLenses.accountNumber', { n: number }))

export const nameOfOwner = (view: Pick<ZkView, 'l1'>, id: string | null, owner: string): string =>
  id === null ? shortHash(owner) : nameOfId(view, id)

export const GLYPH_OF: { readonly [standing in Standing]: StateName } = {
  waiting: 'delayed',
  closed: 'promised',
  committed: 'posted',
  proven: 'proven',
  executed: 'proven',
  final: 'final',
}
const STANDINGS = {
  waiting: 'zkLenses.isWaiting',
  closed: 'zkLenses.isClosed',
  committed: 'zkLenses.isCommitted',
  proven: 'zkLenses.isProven',
  executed: 'zkLenses.isExecuted',
  final: 'zkLenses.isFinal',
} as const satisfies { readonly [standing in Standing]: string }
export const standingWords = (standing: Standing): string => t(STANDINGS[standing])

export const PROOF_GLYPHS: { readonly [status in ProofView['status']]: StateName } = {
  waiting: 'delayed',
  making: 'promised',
  made: 'promised',
  failed: 'rejected',
  sent: 'posted',
  refused: 'rejected',
  accepted: 'proven',
}
const PROOFS = {
  waiting: 'zkLenses.proofWaiting',
  making: 'zkLenses.proofMaking',
  made: 'zkLenses.proofMade',
  failed: 'zkLenses.proofFailed',
  sent: 'zkLenses.proofSent',
  refused: 'zkLenses.proofRefused',
  accepted: 'zkLenses.proofAccepted',
} as const satisfies { readonly [status in ProofView['status']]: string }
export const proofWords = (status: ProofView['status']): string => t(PROOFS[status])

const KINDS = {
  padding: 'zkLenses.kindPadding',
  transfer: 'zkLenses.kindTransfer',
  withdraw: 'zkLenses.kindWithdraw',
  deposit: 'zkLenses.kindDeposit',
  exit: 'zkLenses.kindExit',
} as const satisfies { readonly [kind in SlotSummary['kind']]: string }
export const kindWords = (kind: SlotSummary['kind']): string => t(KINDS[kind])

const TAMPERS = {
  overspend: 'zkLenses.tamperOverspend',
  signature: 'zkLenses.tamperSignature',
  path: 'zkLenses.tamperPath',
  root: 'zkLenses.tamperRoot',
  word: 'zkLenses.tamperWord',
  proof: 'zkLenses.tamperProof',
} as const satisfies { readonly [tamper in Tamper]: string }
export const tamperWords = (tamper: Tamper): string => t(TAMPERS[tamper])

const MODES = {
  sign: 'zkLenses.memberSign',
  refuse: 'zkLenses.memberRefuse',
  withhold: 'zkLenses.memberWithhold',
  collude: 'zkLenses.memberCollude',
} as const satisfies { readonly [mode in MemberMode]: string }
export const MEMBER_MODES = ['sign', 'refuse', 'withhold', 'collude'] as const satisfies readonly MemberMode[]
export const memberWords = (mode: MemberMode): string => t(MODES[mode])

/** What somebody asked for, in a line. */
export function sentenceOf(view: ZkView, { kind, from, to, amount }: L2TxSummary): string {
  const who = nameOfAccount(view, from)
  return kind === 'transfer'
    ? t('zkLenses.saysTransfer', { who, amount: ether(amount), to: nameOfAccount(view, to) })
    : t('zkLenses.saysWithdraw', { who, amount: ether(amount) })
}

export const gas = (amount: number): string => groupDigits(amount)
