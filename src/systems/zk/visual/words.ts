import { t } from '../../../content/messages/areas/zk.ts'
import type { PersonView } from '../../../l1/types.ts'
import { duration, weiToEth } from '../../../lib/format.ts'
import { R } from '../../../prover/field.ts'
import { amountThatFits } from '../../../ui/l1/drawing/words.ts'
import { longest } from '../../../ui/stage/metric.ts'
import type { DrawnState } from '../../../ui/stage/states.ts'
import type { Role } from '../../../ui/stage/types.ts'
import type { SlotSummary } from '../engine/types/events.ts'
import type { Gwei } from '../engine/types/shared.ts'
import type { BatchView, Standing, ZkView } from '../engine/types/view.ts'

const WEI_IN_GWEI = 10n ** 9n

const weiOf = (gwei: Gwei): string => (BigInt(gwei) * WEI_IN_GWEI).toString()
export const gweiToEth = (gwei: Gwei, decimals = 4): string => weiToEth(weiOf(gwei), decimals)

const BALANCE_LIMIT = 2n ** 64n
/** What is missing to r, the field’s order, of a balance that went below zero in it; `null`: it is a balance. */
export const belowZero = (gwei: Gwei): Gwei | null => {
  const balance = BigInt(gwei)
  return balance < BALANCE_LIMIT ? null : (R - balance).toString()
}

/** A balance in full; where no constraint keeps it above zero, as how far it is below r, the field’s order. */
export function balanceInEth(gwei: Gwei, decimals = 4): string {
  const missing = belowZero(gwei)
  return missing === null
    ? gweiToEth(gwei, decimals)
    : t('zkDrawing.belowField', { amount: gweiToEth(missing, decimals) })
}
export function gweiThatFits(gwei: Gwei, width: number): string {
  if (belowZero(gwei) === null) return amountThatFits(weiOf(gwei), width)
  return longest(
    [4, 2, 1, 0].map((decimals) => balanceInEth(gwei, decimals)),
    width,
    { style: 'mono' },
  )
}

/** '6.9 d': where '6.9 days' has no room. */
export const brief = (seconds: number): string => duration(seconds).replace(/ days$/, ' d')

const personOf = (view: ZkView, id: string | null): PersonView | undefined =>
  view.l1.people.find((person) => person.id === id)
export const nameOf = (view: ZkView, id: string | null): string => personOf(view, id)?.name ?? t('l1Drawing.someone')
export const roleOf = (view: ZkView, id: string | null): Role => personOf(view, id)?.role ?? 'user'

/** Who pays in a slot; what L1 asked for is L1’s. */
export const roleOfSlot = (view: ZkView, { kind, fromId }: SlotSummary): Role =>
  kind === 'deposit' || kind === 'exit' ? 'l1' : roleOf(view, fromId)

/** A state as the drawing tells it: glyph and word together, always. */
export interface State {
  readonly glyph: DrawnState
  readonly word: string
  /** Where the word has no room. */
  readonly brief: string
  /** L1 was content with what breaks the rules. */
  readonly isFalse: boolean
}

const STANDINGS = {
  waiting: { glyph: 'promised', key: 'zkDrawing.stateWaiting' },
  closed: { glyph: 'promised', key: 'zkDrawing.stateClosed' },
  committed: { glyph: 'posted', key: 'zkDrawing.stateCommitted' },
  proven: { glyph: 'proven', key: 'zkDrawing.stateProven' },
  executed: { glyph: 'confirmed', key: 'zkDrawing.stateExecuted' },
  final: { glyph: 'final', key: 'zkDrawing.stateFinal' },
} as const satisfies { readonly [standing in Standing]: { readonly glyph: DrawnState; readonly key: string } }

const BELIEVED: ReadonlySet<Standing> = new Set(['proven', 'executed', 'final'])

export function stateOfBatch(batch: BatchView, needed: number): State {
  const { glyph, key } = STANDINGS[batch.standing]
  const isUnsigned = batch.standing === 'closed' && needed > 0 && isShort(batch, needed)
  const word = isUnsigned ? t('zkDrawing.stateUnsigned') : t(key)
  if (batch.isTrue || !BELIEVED.has(batch.standing)) return { glyph, word, brief: word, isFalse: false }
  return { glyph, word: t('zkDrawing.stateFalse', { word }), brief: t('zkDrawing.stateFalseBrief'), isFalse: true }
}

const signaturesOf = ({ signatures }: BatchView): number => signatures.filter(({ signed }) => signed).length
const isShort = (batch: BatchView, needed: number): boolean =>
  batch.signatures.length > 0 && signaturesOf(batch) < needed

/** The batch that waits for signatures of the committee, and how many it has. */
export function unsigned({ batches, params }: ZkView): { readonly batch: number; readonly signatures: number } | null {
  const batch = batches.find(
    (each) => each.standing === 'closed' && params.signaturesNeeded > 0 && isShort(each, params.signaturesNeeded),
  )
  return batch === undefined ? null : { batch: batch.batch, signatures: signaturesOf(batch) }
}

/** What the contract knows of: the rest is only upstairs. */
export const isOnL1 = ({ commit }: BatchView): boolean => commit !== null

/** The batch that the prover has in hand: the one that it works on, or else the first that needs a proof. */
export function inPress({ batches }: ZkView): BatchView | null {
  const open = batches.filter(({ proof }) => proof.status !== 'accepted')
  return open.find(({ proof }) => proof.status !== 'waiting') ?? open[0] ?? null
}

/** How much of the time that a proof takes is over, of one. */
export function shareMade({ proof }: BatchView, now: number): number {
  switch (proof.status) {
    case 'waiting':
      return 0
    case 'making':
    case 'failed': {
      if (proof.startedAt === null || proof.readyAt === null) return 0
      return Math.max(0, Math.min(1, (now - proof.startedAt) / Math.max(1, proof.readyAt - proof.startedAt)))
    }
    default:
      return 1
  }
}

export interface Fact {
  /** The longest that fits is taken. */
  readonly words: readonly string[]
  readonly isLoud: boolean
}
const fact = (...words: readonly string[]): Fact => ({ words, isLoud: false })
const loud = (...words: readonly string[]): Fact => ({ words, isLoud: true })

/** The one thing about the prover that matters now. */
export function proverFact(view: ZkView): Fact {
  const batch = inPress(view)
  if (batch !== null) {
    const { batch: n, proof } = batch
    switch (proof.status) {
      case 'making': {
        const span = brief(Math.max(0, (proof.readyAt ?? view.now) - view.now))
        // the failure of the attempt before stays until this one is through
        if (proof.failure !== null || proof.refusedBy !== null)
          return loud(t('zkDrawing.again', { n, span }), t('zkDrawing.makingBrief', { span }))
        return fact(t('zkDrawing.making', { n, span }), t('zkDrawing.makingBrief', { span }))
      }
      case 'made':
        return fact(t('zkDrawing.made', { n }), t('zkDrawing.madeBrief'))
      case 'sent':
        return fact(t('zkDrawing.sent', { n }), t('zkDrawing.sentBrief'))
      case 'failed':
        return loud(t('zkDrawing.failed', { n }), t('zkDrawing.failedBrief'))
      case 'refused':
        return loud(t('zkDrawing.refused'), t('zkDrawing.refusedBrief'))
      default:
        break
    }
  }
  if (!view.prover.online) return loud(t('zkDrawing.proverOffline'))
  if (view.prover.tamper !== null) return loud(t('zkDrawing.proverCheats'))
  return batch === null
    ? fact(t('zkDrawing.proverIdle'), t('zkDrawing.proverIdleBrief'))
    : fact(t('zkDrawing.waits', { n: batch.batch }), t('zkDrawing.waitsBrief', { n: batch.batch }))
}

/** The one thing about the sequencer that matters now. */
export function sequencerFact({ sequencer, l1State }: ZkView): Fact {
  if (l1State.isFrozen) return loud(t('zkDrawing.stopped'), t('zkDrawing.stoppedBrief'))
  if (!sequencer.online) return loud(t('zkDrawing.offline'))
  if (sequencer.blind) return loud(t('zkDrawing.blind'), t('zkDrawing.blindBrief'))
  if (sequencer.ignoresMessages) return loud(t('zkDrawing.ignores'), t('zkDrawing.ignoresBrief'))
  return fact(t('zkDrawing.online'))
}

export const nextBatch = ({ batches }: ZkView): number => Math.max(0, ...batches.map(({ batch }) => batch)) + 1

export const dataWord = ({ posting, pruned }: BatchView): string =>
  posting === 'calldata' ? t('zkDrawing.dataCalldata') : t(pruned ? 'zkDrawing.dataPruned' : 'zkDrawing.dataBlob')
