// Why a waiting transaction would not be in the next block. An estimate: the builder goes by gas used, this by limits.
// Every view asks for it, so the answer is kept for as long as nothing has changed that it depends on.

import type { Hex } from '../../kernel/types.ts'
import { nextBaseFee } from '../chain/environment.ts'
import { blobBaseFee } from '../chain/feeMarket.ts'
import { headOf } from '../chain/head.ts'
import { gasLimitOf, type L1State } from '../chain/state.ts'
import { maxCostOf } from '../chain/transactions.ts'
import type { L1Machine } from '../machine/machine.ts'
import { accountsOf } from './accounts.ts'
import { type Line, type Reason, walkLine } from './line.ts'
import type { Mempool } from './pool.ts'
import { poolEntries } from './pool.ts'

type Reasons = ReadonlyMap<Hex, Reason>

interface Remembered {
  readonly of: readonly unknown[]
  readonly reasons: Reasons
}
const remembered = new WeakMap<Mempool, Remembered>()

/** Those that are missing from the answer would be in. The same object for as long as the answer is the same. */
export function pendingReasons(state: L1State): Reasons {
  const of = [state.world, headOf(state), state.overrides, state.params, state.machine]
  const before = remembered.get(state.mempool)
  if (before?.of.every((part, index) => part === of[index])) return before.reasons
  const reasons = new Map<Hex, Reason>()
  for (const { entry, why } of walkLine(nextLine(state), false)) if (why !== null) reasons.set(entry.hash, why)
  remembered.set(state.mempool, { of, reasons })
  return reasons
}

/** The line in front of the block that is to come, by limits and caps. */
export function nextLine(state: L1State): Line {
  const { machine, mempool: pool, world, overrides } = state
  const accounts = accountsOf(world, machine.codec)
  const left = new Map<Hex, bigint>()
  return {
    pool,
    nonceOf: accounts.nonceOf,
    baseFee: nextBaseFee(state),
    blobFee: blobBaseFee(headOf(state).header.calcNextExcessBlobGas(machine.common), machine.schedule),
    gasLimit: BigInt(gasLimitOf(state)),
    mostBlobGas: mostBlobGas(machine),
    minGasPrice: overrides.minGasPriceWei,
    judge({ tx, sender }, fits) {
      const balance = left.get(sender) ?? accounts.balanceOf(sender)
      const cost = maxCostOf(tx)
      if (balance < cost) return 'cannot-pay'
      if (!fits) return 'block-full'
      left.set(sender, balance - cost)
      return tx.gasLimit
    },
  }
}

export const mostBlobGas = ({ common }: L1Machine): bigint => common.getBlobGasSchedule().maxBlobGasPerBlock

/** Whether waiting a slot would change anything. */
export function isAnythingDue(state: L1State): boolean {
  const reasons = pendingReasons(state)
  return poolEntries(state.mempool).some(
    (entry) => !reasons.has(entry.hash) || reasons.get(entry.hash) === 'block-full',
  )
}
