import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import type { BlockSummary, CrowdInBlock, L1Params } from '../types.ts'
import { blobBaseFee } from './feeMarket.ts'
import type { BlockRecord, TxRecord } from './state.ts'

export function summariseBlock(block: Omit<BlockRecord, 'summary'>, params: L1Params, hasCrowd: boolean): BlockSummary {
  const { header, transactions } = block
  const baseFee = header.baseFeePerGas ?? 0n
  const blobFee = blobBaseFee(header.excessBlobGas ?? 0n, block.machine.schedule)
  const of = (traffic: TxRecord['traffic']) => transactions.filter((record) => record.traffic === traffic)
  const people = of('person')
  const blobGasUsed = header.blobGasUsed ?? 0n
  return {
    number: block.number,
    hash: block.hash,
    parentHash: bytesToHex(header.parentHash),
    slot: block.slot,
    at: block.slot * params.slotSeconds,
    stateRoot: bytesToHex(header.stateRoot),
    gasUsed: Number(header.gasUsed),
    gasLimit: Number(header.gasLimit),
    baseFeeWei: baseFee.toString(),
    blobBaseFeeWei: blobFee.toString(),
    blobGasUsed: Number(blobGasUsed),
    excessBlobGas: (header.excessBlobGas ?? 0n).toString(),
    burntWei: (gasOf(transactions) * baseFee + blobGasUsed * blobFee).toString(),
    transactions: people.map((record) => record.hash),
    senders: [...new Set<Hex>(people.map((record) => record.sender))],
    backgroundGas: Number(gasOf(of('background'))),
    ...(hasCrowd ? { crowd: summariseCrowd(of('crowd')) } : {}),
  }
}

function summariseCrowd(records: readonly TxRecord[]): CrowdInBlock {
  let lowest: bigint | null = null
  for (const { receipt } of records) if (lowest === null || receipt.tipPerGas < lowest) lowest = receipt.tipPerGas
  return {
    transactions: records.length,
    gasUsed: Number(gasOf(records)),
    failed: records.filter(({ receipt }) => !receipt.ok).length,
    lowestTipWei: lowest?.toString() ?? null,
  }
}

const gasOf = (records: readonly TxRecord[]) => records.reduce((sum, { receipt }) => sum + receipt.gasUsed, 0n)
