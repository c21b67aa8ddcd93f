// What a proposer puts into a block: people's transactions by tip, then everybody else's.

import { Address } from '@ethereumjs/util'
import { hexToBytes } from '../../lib/hex.ts'
import { BACKGROUND } from '../chain/cast.ts'
import { blobBaseFee } from '../chain/feeMarket.ts'
import { blobGasOf, blobsOf, maxBlobFeeOf, maxCostOf, maxFeeOf } from '../chain/transactions.ts'
import type { Bench } from '../machine/machine.ts'
import { accountsOf } from '../mempool/accounts.ts'
import { candidatesOf } from '../mempool/candidates.ts'
import { LEAST_GAS } from '../mempool/line.ts'
import type { Mempool, PoolEntry } from '../mempool/pool.ts'
import type { WorldState } from '../state/world.ts'
import { backgroundTransactions } from './background.ts'
import type { ExecutedTx, OpenBlock } from './execute.ts'

export interface Wishes {
  readonly pool: Mempool
  readonly world: WorldState
  readonly gasLimit: bigint
  readonly minGasPrice: bigint
  /** `null`: nobody else is there. */
  readonly wantedBaseFee: bigint | null
}

export interface Filled {
  readonly entries: readonly { readonly entry: PoolEntry; readonly executed: ExecutedTx }[]
  readonly background: readonly ExecutedTx[]
  /** Entries that turned out to be invalid on this world. */
  readonly invalid: readonly PoolEntry[]
}

export async function fillBlock(bench: Bench, open: OpenBlock, wishes: Wishes): Promise<Filled> {
  const entries: { entry: PoolEntry; executed: ExecutedTx }[] = []
  const invalid: PoolEntry[] = []
  const { codec, schedule, common } = bench.machine
  const { nonceOf } = accountsOf(wishes.world, codec)
  const baseFee = open.header.baseFeePerGas ?? 0n
  const blobFee = blobBaseFee(open.header.excessBlobGas ?? 0n, schedule)
  const mostBlobGas = common.getBlobGasSchedule().maxBlobGasPerBlock

  const candidates = candidatesOf(wishes.pool, baseFee, nonceOf)
  for (let entry = candidates.next(); entry !== undefined; entry = candidates.next()) {
    if (open.gasLeft() < LEAST_GAS) break
    const { tx } = entry
    const fits =
      tx.gasLimit <= open.gasLeft() &&
      open.blobGasUsed() + blobGasOf(tx) <= mostBlobGas &&
      (blobsOf(tx).length === 0 || (maxBlobFeeOf(tx) ?? 0n) >= blobFee) &&
      maxFeeOf(tx) >= wishes.minGasPrice
    if (!fits) continue
    const account = await bench.state.getAccount(new Address(hexToBytes(entry.sender)))
    if ((account?.balance ?? 0n) < maxCostOf(tx)) {
      invalid.push(entry)
      continue
    }
    const executed = await tryRun(open, entry)
    if (executed === null) invalid.push(entry)
    else {
      entries.push({ entry, executed })
      candidates.follow()
    }
  }

  const background: ExecutedTx[] = []
  if (wishes.wantedBaseFee !== null) {
    const demand = {
      wantedBaseFee: wishes.wantedBaseFee,
      baseFee,
      gasLimit: wishes.gasLimit,
      gasUsed: wishes.gasLimit - open.gasLeft(),
      nonce: nonceOf(BACKGROUND.address),
    }
    for (const tx of backgroundTransactions(bench.machine, demand)) background.push(await open.run(tx))
  }
  return { entries, background, invalid }
}

/** `null` when ethereumjs finds it invalid (it says so by throwing, before anything has changed). */
async function tryRun(open: OpenBlock, entry: PoolEntry): Promise<ExecutedTx | null> {
  try {
    return await open.run(entry.tx)
  } catch {
    return null
  }
}
