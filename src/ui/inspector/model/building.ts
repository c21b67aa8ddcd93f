import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { BuildingEntry, BuildingReport } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { exactGwei } from '../../l1/words.ts'
import { amountText, sameHex } from './cells.ts'

/** What one knows of a transaction that waits, and of its sender. */
export interface Waiter {
  readonly hash: Hex
  readonly sender: Hex
  readonly nonce: number
  readonly maxFee: bigint
  readonly maxBlobFee: bigint | null
  /** All that it can cost, the value it carries included. */
  readonly maxCost: bigint
  /** The sender's account after the last block. */
  readonly balance: bigint
  readonly nextNonce: number
}

export interface Answer {
  /** Where it stands and why it is in or not, with figures. */
  readonly why: string
  /** What would get it in; `null` when it is in. */
  readonly remedy: string | null
}

export const entryOf = (report: BuildingReport, hash: Hex): BuildingEntry | undefined =>
  report.entries.find((entry) => sameHex(entry.hash, hash))

/** "Why not you": in words with the figures of this very block. */
export function whyNotYou(report: BuildingReport, entry: BuildingEntry, you: Waiter): Answer {
  const baseFee = BigInt(report.baseFeeWei)
  switch (entry.why) {
    case null:
      return {
        why: t('inspector.whyIn', { rank: groupDigits(entry.rank + 1), gas: groupDigits(entry.gasBefore) }),
        remedy: null,
      }
    case 'fee-too-low':
      return {
        why: t('inspector.whyFee', {
          offered: exactGwei(you.maxFee),
          base: exactGwei(baseFee),
          short: exactGwei(baseFee - you.maxFee),
        }),
        remedy:
          report.cutTipWei === null
            ? t('inspector.remedyFee', { base: exactGwei(baseFee) })
            : t('inspector.remedyFeeAndTip', {
                fee: exactGwei(baseFee + BigInt(report.cutTipWei)),
                tip: exactGwei(report.cutTipWei),
              }),
      }
    case 'nonce-gap':
      return {
        why: t('inspector.whyGap', { nonce: groupDigits(you.nonce), missing: listOf(missingNonces(report, you)) }),
        remedy: t('inspector.remedyGap'),
      }
    case 'blob-fee-too-low':
      return {
        why: t('inspector.whyBlobFee', {
          offered: amountText(you.maxBlobFee ?? 0n),
          base: amountText(BigInt(report.blobBaseFeeWei)),
        }),
        remedy: t('inspector.remedyBlobFee', { base: amountText(BigInt(report.blobBaseFeeWei)) }),
      }
    case 'block-full':
      return report.cutTipWei === null
        ? { why: t('inspector.whyFullAlone', { gas: groupDigits(entry.gasLimit) }), remedy: t('inspector.remedyWait') }
        : {
            why: t('inspector.whyFull', {
              rank: groupDigits(entry.rank + 1),
              gas: groupDigits(entry.gasBefore),
              limit: groupDigits(report.gasLimit),
              tip: exactGwei(entry.tipWei ?? '0'),
              cut: exactGwei(report.cutTipWei),
            }),
            remedy: t('inspector.remedyTip', { cut: exactGwei(report.cutTipWei) }),
          }
    case 'cannot-pay':
      return {
        why: t('inspector.whyPay', { cost: amountText(you.maxCost), balance: amountText(you.balance) }),
        remedy: t('inspector.remedyPay'),
      }
  }
}

/** Nonces between what the chain expects and this one that nobody has sent. */
function missingNonces(report: BuildingReport, { sender, nonce, nextNonce }: Waiter): number[] {
  const sent = new Set(report.entries.filter((entry) => sameHex(entry.sender, sender)).map((entry) => entry.nonce))
  const missing: number[] = []
  for (let wanted = nextNonce; wanted < nonce && missing.length < 5; wanted++)
    if (!sent.has(wanted)) missing.push(wanted)
  return missing
}

const listOf = (numbers: readonly number[]): string => numbers.map((n) => groupDigits(n)).join(', ')

export interface BuiltLine {
  readonly entry: BuildingEntry
  /** Where its gas begins and how much it is, as shares of the block; `null` for one that stayed out. */
  readonly share: { readonly from: number; readonly size: number } | null
}

/** Those that are in, in the order of the block; then those that stayed out, best-paying first. */
export function builtLines({ entries, gasLimit }: BuildingReport): readonly BuiltLine[] {
  const place = ({ index, rank }: BuildingEntry) => index ?? rank
  const taken = entries.filter(({ why }) => why === null).toSorted((a, b) => place(a) - place(b))
  const out = entries.filter(({ why }) => why !== null)
  return [...taken, ...out].map((entry) => ({
    entry,
    share:
      entry.why === null
        ? { from: entry.gasBefore / gasLimit, size: (entry.gasUsed ?? entry.gasLimit) / gasLimit }
        : null,
  }))
}

/** Gas of the block that no waiting transaction used: everybody else's, added when the block was sealed. */
export function backgroundGas({ block, entries, gasUsed, waiting }: BuildingReport): number {
  if (block === null || entries.length < waiting) return 0
  return Math.max(0, gasUsed - entries.reduce((sum, entry) => sum + (entry.gasUsed ?? 0), 0))
}
