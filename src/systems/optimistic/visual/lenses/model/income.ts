import type { SequencerView } from '../../../engine/types/view.ts'

const GWEI = 10n ** 9n

export interface Income {
  readonly fees: bigint
  readonly mev: bigint
  readonly data: bigint
  readonly execution: bigint
  /** Of ordering and posting alone. */
  readonly ofSequencing: bigint
  readonly claims: bigint
  readonly confirmations: bigint
  readonly disputes: bigint
  readonly other: bigint
  /** Of others won, less its own that are lost. */
  readonly bonds: bigint
  readonly ofProposing: bigint
  readonly profit: bigint
}

/** In wei. What it earned by ordering may be below zero: a sandwich can go wrong. */
export function incomeOf({ income, proposing }: Pick<SequencerView, 'income' | 'proposing'>): Income {
  const [fees, mev] = [BigInt(income.feesGwei) * GWEI, BigInt(income.mevGwei) * GWEI]
  const [data, execution] = [BigInt(income.dataWei), BigInt(income.executionWei)]
  const [claims, confirmations] = [BigInt(proposing.claimsWei), BigInt(proposing.confirmationsWei)]
  const [disputes, other] = [BigInt(proposing.disputesWei), BigInt(proposing.otherWei)]
  const bonds = BigInt(proposing.rewardsWei) - BigInt(proposing.bondsLostWei)
  const ofSequencing = fees + mev - data - execution
  const ofProposing = bonds - claims - confirmations - disputes - other
  return {
    fees,
    mev,
    data,
    execution,
    ofSequencing,
    claims,
    confirmations,
    disputes,
    other,
    bonds,
    ofProposing,
    profit: ofSequencing + ofProposing,
  }
}
