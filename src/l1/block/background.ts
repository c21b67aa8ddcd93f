// Everybody else: real, signed transactions that use as much gas as brings the next base fee to the price that
// everybody else is willing to pay. They go last and tip nothing, so they never keep a person's transaction out.

import { createFeeMarket1559Tx, type FeeMarket1559Tx } from '@ethereumjs/tx'
import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { BACKGROUND } from '../chain/cast.ts'
import { gasForNextBaseFee } from '../chain/feeMarket.ts'
import type { L1Machine } from '../machine/machine.ts'
import { signTransaction } from '../wallet/sign.ts'

/** A contract of one byte, INVALID: a call burns all the gas it was given. */
export const BUSY_CONTRACT: { readonly address: Hex; readonly code: Hex } = {
  address: '0xb05b05b05b05b05b05b05b05b05b05b05b05b05b',
  code: '0xfe',
}

const LEAST_GAS = 21_000n
const to = hexToBytes(BUSY_CONTRACT.address)

export interface Demand {
  readonly wantedBaseFee: bigint
  readonly baseFee: bigint
  readonly gasLimit: bigint
  readonly gasUsed: bigint
  readonly nonce: bigint
}

export function backgroundTransactions(machine: L1Machine, demand: Demand): FeeMarket1559Tx[] {
  const { baseFee, gasLimit, gasUsed, nonce } = demand
  const gas = gasForNextBaseFee({ baseFee, wanted: demand.wantedBaseFee, gasLimit }) - gasUsed
  if (gas < LEAST_GAS) return []
  const most = machine.schedule.maxTransactionGas ?? gasLimit
  const count = (gas + most - 1n) / most
  return Array.from({ length: Number(count) }, (_, index) => {
    const i = BigInt(index)
    const share = gas / count + (i < gas % count ? 1n : 0n)
    const tx = createFeeMarket1559Tx(
      {
        chainId: machine.chainId,
        nonce: nonce + i,
        gasLimit: share,
        to,
        maxFeePerGas: baseFee,
        maxPriorityFeePerGas: 0n,
      },
      { common: machine.common },
    )
    return signTransaction(machine, tx, BACKGROUND.privateKey)
  })
}
