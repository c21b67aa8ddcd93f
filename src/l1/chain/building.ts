// How a block was filled, or how the next one would be: every decision that its builder took, with the reason.
// A sealed block's is worked out again from what waited then, and from what the block took of it.

import type { Hex } from '../../kernel/types.ts'
import { accountsOf } from '../mempool/accounts.ts'
import { type Line, type Tried, walkLine } from '../mempool/line.ts'
import { mostBlobGas, nextLine } from '../mempool/pending.ts'
import { poolSize } from '../mempool/pool.ts'
import type { BuildingEntry, BuildingReport } from '../types.ts'
import { blockAt } from './environment.ts'
import { blobBaseFee } from './feeMarket.ts'
import type { BlockRecord, L1State, TxRecord } from './state.ts'
import { effectiveTip, maxFeeOf } from './transactions.ts'

/** How many are listed one by one. */
const MOST_ENTRIES = 500

/** `null`: the block that is to come. */
export function buildingOf(state: L1State, block: number | null): BuildingReport {
  if (block === null) return report(nextLine(state), null, new Map())
  const sealed = blockAt(state, block)
  const records = new Map(sealed.transactions.map((record) => [record.hash, record]))
  return report(sealedLine(sealed, records), sealed, records)
}

function sealedLine({ header, machine, before, poolBefore, minGasPriceWei }: BlockRecord, records: Records): Line {
  return {
    pool: poolBefore,
    nonceOf: accountsOf(before, machine.codec).nonceOf,
    baseFee: header.baseFeePerGas ?? 0n,
    blobFee: blobBaseFee(header.excessBlobGas ?? 0n, machine.schedule),
    gasLimit: header.gasLimit,
    mostBlobGas: mostBlobGas(machine),
    minGasPrice: minGasPriceWei,
    // What fitted and is not in was found to be invalid when it was its turn.
    judge: ({ hash }, fits) => records.get(hash)?.receipt.gasUsed ?? (fits ? 'cannot-pay' : 'block-full'),
  }
}

type Records = ReadonlyMap<Hex, TxRecord>

function report(line: Line, sealed: BlockRecord | null, records: Records): BuildingReport {
  const walked = walkLine(line, true)
  const taken = walked.filter(({ why }) => why === null)
  const room = MOST_ENTRIES - walked.filter(({ entry }) => !entry.isCrowd).length
  let crowd = 0
  const entries: BuildingEntry[] = []
  for (const [rank, tried] of walked.entries()) {
    if (tried.entry.isCrowd && ++crowd > room) continue
    if (entries.length < MOST_ENTRIES) entries.push(toEntry(tried, rank, line, records.get(tried.entry.hash)))
  }
  const taker = (total: bigint, { entry }: Tried) => total + entry.tx.gasLimit
  return {
    block: sealed?.number ?? null,
    gasLimit: Number(line.gasLimit),
    gasUsed: Number(sealed?.header.gasUsed ?? taken.reduce(taker, 0n)),
    baseFeeWei: line.baseFee.toString(),
    blobBaseFeeWei: line.blobFee.toString(),
    entries,
    waiting: poolSize(line.pool),
    leftOut: walked.length - taken.length,
    cutTipWei: cutTip(walked, taken, line.baseFee)?.toString() ?? null,
  }
}

function toEntry({ entry, why, gasBefore }: Tried, rank: number, line: Line, record?: TxRecord): BuildingEntry {
  const { tx, hash, sender, isCrowd } = entry
  return {
    hash,
    sender,
    nonce: Number(tx.nonce),
    isCrowd,
    rank,
    tipWei: effectiveTip(tx, line.baseFee)?.toString() ?? null,
    maxFeePerGasWei: maxFeeOf(tx).toString(),
    gasLimit: Number(tx.gasLimit),
    gasBefore: Number(gasBefore),
    gasUsed: record === undefined ? null : Number(record.receipt.gasUsed),
    index: record?.index ?? null,
    why,
  }
}

/** Only where somebody stayed out for want of room. */
function cutTip(walked: readonly Tried[], taken: readonly Tried[], baseFee: bigint): bigint | null {
  if (!walked.some(({ why }) => why === 'block-full')) return null
  let lowest: bigint | null = null
  for (const { entry } of taken) {
    const tip = effectiveTip(entry.tx, baseFee)
    if (tip !== null && (lowest === null || tip < lowest)) lowest = tip
  }
  return lowest
}
