import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { BLOB_SCHEDULES } from '../machine/rules.ts'
import type { BlockSummary, L1Params } from '../types.ts'
import { blobBaseFee } from './feeMarket.ts'
import type { BlockRecord } from './state.ts'

export function summariseBlock(block: Omit<BlockRecord, 'summary'>, params: L1Params): BlockSummary {
  const { header, transactions } = block
  const baseFee = header.baseFeePerGas ?? 0n
  const blobFee = blobBaseFee(header.excessBlobGas ?? 0n, BLOB_SCHEDULES[params.blobSchedule])
  const people = transactions.filter((record) => !record.isBackground)
  const gasOf = (records: BlockRecord['transactions']) =>
    records.reduce((sum, { receipt }) => sum + receipt.gasUsed, 0n)
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
    backgroundGas: Number(gasOf(transactions) - gasOf(people)),
  }
}
