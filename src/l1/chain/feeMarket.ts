// The two fee markets in whole numbers, as the protocol computes them.

import { type BlobSchedule, GAS_PER_BLOB } from '../machine/rules.ts'

/** EIP-1559: a block twice its target full raises the next base fee by an eighth; an empty one lowers it by that. */
export const BASE_FEE_STEP = 8n
export const ELASTICITY = 2n
/** EIP-7918: the execution gas that a blob's sender causes elsewhere, as a floor for the blob base fee. */
const BLOB_BASE_COST = 8_192n

/** EIP-4844: e to the power of excess / fraction, by its Taylor series in whole numbers. */
export function blobBaseFee(excessBlobGas: bigint, { updateFraction }: BlobSchedule): bigint {
  let sum = 0n
  let term = updateFraction
  for (let i = 1n; term > 0n; i++) {
    sum += term
    term = (term * excessBlobGas) / (updateFraction * i)
  }
  return sum / updateFraction
}

/**
 * The most excess with which the blob base fee is still below the parity of EIP-7918, where empty blocks no longer
 * lower it: the price of a market at rest. None before Osaka: there it rests at 1 wei.
 */
export function excessAtRest(baseFee: bigint, schedule: BlobSchedule): bigint {
  if (!schedule.hasReservePrice) return 0n
  const floor = (BLOB_BASE_COST * baseFee + GAS_PER_BLOB - 1n) / GAS_PER_BLOB
  let low = 0n
  let high = 1n
  while (blobBaseFee(high, schedule) < floor) high *= 2n
  while (low < high) {
    const middle = (low + high) / 2n
    if (blobBaseFee(middle, schedule) < floor) low = middle + 1n
    else high = middle
  }
  return low > 0n ? low - 1n : 0n
}

/** How much gas a block must use for the next base fee to be `wanted`, as near as one block can bring it. */
export function gasForNextBaseFee(input: { baseFee: bigint; wanted: bigint; gasLimit: bigint }): bigint {
  const { baseFee, wanted, gasLimit } = input
  const target = gasLimit / ELASTICITY
  if (baseFee === 0n) return gasLimit
  const gas = target + (target * BASE_FEE_STEP * (wanted - baseFee)) / baseFee
  return gas < 0n ? 0n : gas > gasLimit ? gasLimit : gas
}
