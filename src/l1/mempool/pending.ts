// Why a waiting transaction would not be in the next block. An estimate: the builder goes by gas used, this by limits.

import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { mapEntries } from '../../lib/persistentMap.ts'
import { nextBaseFee } from '../chain/environment.ts'
import { blobBaseFee } from '../chain/feeMarket.ts'
import { headOf } from '../chain/head.ts'
import type { L1State } from '../chain/state.ts'
import { blobGasOf, blobsOf, effectiveTip, maxBlobFeeOf, maxCostOf, maxFeeOf } from '../chain/transactions.ts'
import { accountOf } from '../state/world.ts'
import type { PendingView } from '../types.ts'
import { candidatesOf } from './candidates.ts'
import { poolEntries } from './pool.ts'

type Reason = NonNullable<PendingView['why']>

/** Those that are missing from the answer would be in. */
export function pendingReasons(state: L1State): ReadonlyMap<Hex, Reason> {
  const reasons = new Map<Hex, Reason>()
  const { common, codec, schedule } = state.machine
  const { header } = headOf(state)
  const baseFee = nextBaseFee(state)
  const blobFee = blobBaseFee(header.calcNextExcessBlobGas(common), schedule)
  const balances = new Map<Hex, bigint>()
  const nonceOf = (sender: Hex) => accountOf(state.world, hexToBytes(sender), codec)?.nonce ?? 0n
  let gasLeft = BigInt(state.overrides.gasLimit ?? state.params.gasLimit)
  let blobGasLeft = common.getBlobGasSchedule().maxBlobGasPerBlock

  const included = new Set<Hex>()
  const candidates = candidatesOf(state.mempool, baseFee, nonceOf)
  for (let entry = candidates.next(); entry !== undefined; entry = candidates.next()) {
    const { tx, sender, hash } = entry
    const balance = balances.get(sender) ?? accountOf(state.world, hexToBytes(sender), codec)?.balance ?? 0n
    if (maxFeeOf(tx) < state.overrides.minGasPriceWei) reasons.set(hash, 'fee-too-low')
    else if (blobsOf(tx).length > 0 && (maxBlobFeeOf(tx) ?? 0n) < blobFee) reasons.set(hash, 'blob-fee-too-low')
    else if (balance < maxCostOf(tx)) reasons.set(hash, 'cannot-pay')
    else if (tx.gasLimit > gasLeft || blobGasOf(tx) > blobGasLeft) reasons.set(hash, 'block-full')
    else {
      included.add(hash)
      gasLeft -= tx.gasLimit
      blobGasLeft -= blobGasOf(tx)
      balances.set(sender, balance - maxCostOf(tx))
      candidates.follow()
    }
  }
  for (const [sender, queue] of mapEntries(state.mempool.queues)) {
    let expected = nonceOf(sender as Hex)
    for (const { tx, hash } of queue) {
      const hasGap = tx.nonce !== expected
      expected = hasGap ? expected : expected + 1n
      if (included.has(hash) || reasons.has(hash)) continue
      reasons.set(hash, effectiveTip(tx, baseFee) === null ? 'fee-too-low' : hasGap ? 'nonce-gap' : 'block-full')
    }
  }
  return reasons
}

/** Whether waiting a slot would change anything. */
export function isAnythingDue(state: L1State): boolean {
  const reasons = pendingReasons(state)
  return poolEntries(state.mempool).some(
    (entry) => !reasons.has(entry.hash) || reasons.get(entry.hash) === 'block-full',
  )
}
