// The line in front of a block: in which order what waits is tried, and what becomes of each. Walked in two ways: with
// what a sealed block really took, and by limits and caps, as an estimate of the block that is to come.

import type { Hex } from '../../kernel/types.ts'
import { blobGasOf, blobsOf, effectiveTip, maxBlobFeeOf, maxFeeOf } from '../chain/transactions.ts'
import type { PendingView } from '../types.ts'
import { candidatesOf } from './candidates.ts'
import { type Mempool, type PoolEntry, poolQueues } from './pool.ts'

export type Reason = NonNullable<PendingView['why']>

export interface Line {
  readonly pool: Mempool
  readonly nonceOf: (sender: Hex) => bigint
  readonly baseFee: bigint
  readonly blobFee: bigint
  readonly gasLimit: bigint
  readonly mostBlobGas: bigint
  readonly minGasPrice: bigint
  /** The gas it takes out of the block, or why it takes none. `fits`: its limits are within what is left. */
  readonly judge: (entry: PoolEntry, fits: boolean) => bigint | Reason
}

export interface Tried {
  readonly entry: PoolEntry
  readonly why: Reason | null
  /** What was taken before it was its turn. */
  readonly gasBefore: bigint
}

/** What the cheapest transaction needs: with less than that left, nothing more gets in. */
export const LEAST_GAS = 21_000n

/**
 * All that waits: first what is tried, then what never comes to its turn. `isRanked`: in exact order to the end; else
 * those that a full block leaves out come in any order, which spares the sorting of thousands.
 */
export function walkLine(line: Line, isRanked: boolean): readonly Tried[] {
  const { pool, baseFee } = line
  const walked: Tried[] = []
  const seen = new Set<PoolEntry>()
  let gasUsed = 0n
  let blobGasUsed = 0n
  const isIn = (entry: PoolEntry): boolean => {
    const { tx } = entry
    const blobGas = blobGasOf(tx)
    const fits = tx.gasLimit <= line.gasLimit - gasUsed && blobGasUsed + blobGas <= line.mostBlobGas
    const verdict =
      maxFeeOf(tx) < line.minGasPrice
        ? 'fee-too-low'
        : blobsOf(tx).length > 0 && (maxBlobFeeOf(tx) ?? 0n) < line.blobFee
          ? 'blob-fee-too-low'
          : line.judge(entry, fits)
    const hasEntered = typeof verdict === 'bigint'
    walked.push({ entry, why: hasEntered ? null : verdict, gasBefore: gasUsed })
    seen.add(entry)
    if (!hasEntered) return false
    gasUsed += verdict
    blobGasUsed += blobGas
    return true
  }

  const candidates = candidatesOf(pool, baseFee, line.nonceOf)
  const isFull = () => !isRanked && line.gasLimit - gasUsed < LEAST_GAS
  for (let entry = candidates.next(); entry !== undefined; entry = isFull() ? undefined : candidates.next()) {
    if (isIn(entry)) candidates.follow()
  }
  for (const entry of candidates.rest()) isIn(entry)

  for (const queue of poolQueues(pool)) {
    const first = queue[0]
    if (first === undefined || (queue.length === 1 && seen.has(first))) continue
    let expected = line.nonceOf(first.sender)
    for (const entry of queue) {
      const { tx } = entry
      const hasGap = tx.nonce !== expected
      if (!hasGap) expected++
      if (seen.has(entry)) continue
      const why = effectiveTip(tx, baseFee) === null ? 'fee-too-low' : hasGap ? 'nonce-gap' : 'block-full'
      walked.push({ entry, why, gasBefore: gasUsed })
    }
  }
  return walked
}
