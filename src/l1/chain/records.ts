// From what the EVM returned to what the chain keeps.

import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import type { ExecutedTx, SealedBlock } from '../block/execute.ts'
import { EMPTY_MEMPOOL, type Mempool } from '../mempool/pool.ts'
import type { WorldState } from '../state/world.ts'
import type { L1Params } from '../types.ts'
import type { BlockRecord, LogRecord, ReceiptRecord, Traffic, TxRecord } from './state.ts'
import { summariseBlock } from './summary.ts'
import { hashOfTx, senderOfTx } from './transactions.ts'

export function toBlockRecord(input: {
  sealed: SealedBlock
  slot: number
  before: WorldState
  params: L1Params
  /** The transactions of everybody else, told from a person's by being in this set. */
  background: ReadonlySet<ExecutedTx>
  /** The same for the crowd's; absent where none lives. */
  crowd?: ReadonlySet<ExecutedTx> | undefined
  /** What it was filled from; absent where nobody filled it. */
  filledFrom?: { readonly pool: Mempool; readonly minGasPriceWei: bigint }
}): BlockRecord {
  const { sealed, slot, before, params, background, crowd, filledFrom } = input
  const trafficOf = (executed: ExecutedTx): Traffic =>
    background.has(executed) ? 'background' : crowd?.has(executed) === true ? 'crowd' : 'person'
  const baseFee = sealed.header.baseFeePerGas ?? 0n
  let logs = 0
  const transactions = sealed.executed.map((executed, index): TxRecord => {
    const receipt = toReceipt(executed, baseFee, logs)
    logs += receipt.logs.length
    const { tx } = executed
    return { tx, hash: hashOfTx(tx), sender: senderOfTx(tx), index, traffic: trafficOf(executed), receipt }
  })
  const block: Omit<BlockRecord, 'summary'> = {
    number: Number(sealed.header.number),
    hash: bytesToHex(sealed.header.hash()),
    slot,
    header: sealed.header,
    transactions,
    machine: sealed.machine,
    poolBefore: filledFrom?.pool ?? EMPTY_MEMPOOL,
    minGasPriceWei: filledFrom?.minGasPriceWei ?? 0n,
    before,
    after: sealed.world,
  }
  return { ...block, summary: summariseBlock(block, params, crowd !== undefined) }
}

function toReceipt(executed: ExecutedTx, baseFee: bigint, firstLog: number): ReceiptRecord {
  const { receipt, gasUsed, tip, contractAddress, revert } = executed
  const hex = (bytes: Uint8Array | null): Hex | null => (bytes === null ? null : bytesToHex(bytes))
  return {
    ok: revert === null,
    gasUsed,
    cumulativeGasUsed: receipt.cumulativeBlockGasUsed,
    effectiveGasPrice: baseFee + tip,
    tipPerGas: tip,
    logs: receipt.logs.map(
      ([address, topics, data], at): LogRecord => ({ address, topics, data, index: firstLog + at }),
    ),
    bloom: receipt.bitvector,
    contractAddress: hex(contractAddress),
    blobGasUsed: 'blobGasUsed' in receipt ? receipt.blobGasUsed : null,
    blobGasPrice: 'blobGasPrice' in receipt ? receipt.blobGasPrice : null,
    revert: hex(revert),
  }
}

/** What a transaction cost its sender, and where it went. */
export function feesOf({ receipt }: TxRecord): { feeWei: bigint; burntWei: bigint; tipWei: bigint } {
  const blobFee = (receipt.blobGasUsed ?? 0n) * (receipt.blobGasPrice ?? 0n)
  const feeWei = receipt.gasUsed * receipt.effectiveGasPrice + blobFee
  const tipWei = receipt.gasUsed * receipt.tipPerGas
  return { feeWei, tipWei, burntWei: feeWei - tipWei }
}
