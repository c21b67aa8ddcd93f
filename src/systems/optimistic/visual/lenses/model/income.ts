import type { SequencerView } from '../../../engine/types/view.ts'

const GWEI = 10n ** 9n

export interface Income {
  readonly fees: bigint
  readonly mev: bigint
  readonly data: bigint
  readonly execution: bigint
  readonly profit: bigint
}

/** In wei. What it earned by ordering may be below zero: a sandwich can go wrong. */
export function incomeOf({ feesGwei, mevGwei, dataWei, executionWei }: SequencerView['income']): Income {
  const [fees, mev] = [BigInt(feesGwei) * GWEI, BigInt(mevGwei) * GWEI]
  const [data, execution] = [BigInt(dataWei), BigInt(executionWei)]
  return { fees, mev, data, execution, profit: fees + mev - data - execution }
}
