// Blocks, transactions, receipts and logs as the execution API spells them.

import { RLP } from '@ethereumjs/rlp'
import type { TypedTransaction } from '@ethereumjs/tx'
import type { Hex, Json } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { pendingHeader } from '../chain/environment.ts'
import type { BlockRecord, L1State, LogRecord, TxRecord } from '../chain/state.ts'
import { effectiveTip, maxFeeOf } from '../chain/transactions.ts'
import { pendingInOrder } from './pending.ts'
import { quantityOrNull, toData, toQuantity } from './quantities.ts'

type JsonObject = { readonly [name: string]: Json }

/** Where a transaction is; `null` while it waits. */
export interface Place {
  readonly block: BlockRecord
  readonly index: number
}

export function blockToJson(block: BlockRecord, fullTransactions: boolean): JsonObject {
  const { header, transactions } = block
  const listed = transactions.map((record) => (fullTransactions ? sealedTxToJson(block, record) : record.hash))
  return {
    ...headerToJson(header),
    number: toQuantity(block.number),
    hash: block.hash,
    nonce: toData(header.nonce),
    logsBloom: toData(header.logsBloom),
    size: toQuantity(sizeOf(block)),
    transactions: listed,
  }
}

/** The block to come, as far as it is known: nobody has executed it, so it has neither hash nor bloom. */
export function pendingBlockToJson(l1: L1State, fullTransactions: boolean): JsonObject {
  const header = pendingHeader(l1)
  const entries = pendingInOrder(l1)
  return {
    ...headerToJson(header),
    number: toQuantity(header.number),
    hash: null,
    nonce: null,
    logsBloom: null,
    size: toQuantity(RLP.encode([header.raw(), [], [], []]).length),
    transactions: entries.map(({ tx, hash, sender }) =>
      fullTransactions ? txToJson({ tx, hash, sender }, null) : hash,
    ),
  }
}

function headerToJson(header: BlockRecord['header']): JsonObject {
  return {
    parentHash: toData(header.parentHash),
    sha3Uncles: toData(header.uncleHash),
    transactionsRoot: toData(header.transactionsTrie),
    stateRoot: toData(header.stateRoot),
    receiptsRoot: toData(header.receiptTrie),
    miner: toData(header.coinbase.bytes),
    difficulty: '0x0',
    extraData: toData(header.extraData),
    gasLimit: toQuantity(header.gasLimit),
    gasUsed: toQuantity(header.gasUsed),
    timestamp: toQuantity(header.timestamp),
    mixHash: toData(header.mixHash),
    uncles: [],
    withdrawals: [],
    ...(header.withdrawalsRoot === undefined ? {} : { withdrawalsRoot: toData(header.withdrawalsRoot) }),
    baseFeePerGas: toQuantity(header.baseFeePerGas ?? 0n),
    blobGasUsed: toQuantity(header.blobGasUsed ?? 0n),
    excessBlobGas: toQuantity(header.excessBlobGas ?? 0n),
    ...(header.parentBeaconBlockRoot === undefined
      ? {}
      : { parentBeaconBlockRoot: toData(header.parentBeaconBlockRoot) }),
    ...(header.requestsHash === undefined ? {} : { requestsHash: toData(header.requestsHash) }),
  }
}

/** Of the block's RLP, as a node would send it. */
function sizeOf({ header, transactions }: BlockRecord): number {
  const items = transactions.map(({ tx }) => (tx.type === 0 ? tx.raw() : tx.serialize()))
  return RLP.encode([header.raw(), items as never, [], []]).length
}

export function sealedTxToJson(block: BlockRecord, record: TxRecord): JsonObject {
  return txToJson(record, { block, index: record.index })
}

export function txToJson(
  { tx, hash, sender }: { readonly tx: TypedTransaction; readonly hash: Hex; readonly sender: Hex },
  place: Place | null,
): JsonObject {
  const baseFee = place?.block.header.baseFeePerGas ?? null
  const paid = baseFee === null ? null : baseFee + (effectiveTip(tx, baseFee) ?? 0n)
  return {
    hash,
    type: toQuantity(tx.type),
    nonce: toQuantity(tx.nonce),
    from: sender,
    to: tx.to === undefined ? null : toData(tx.to.bytes),
    value: toQuantity(tx.value),
    gas: toQuantity(tx.gasLimit),
    input: toData(tx.data),
    gasPrice: toQuantity(paid ?? maxFeeOf(tx)),
    ...chainIdOf(tx),
    ...feesOf(tx),
    ...listsOf(tx),
    v: quantityOrNull(tx.v ?? null),
    r: quantityOrNull(tx.r ?? null),
    s: quantityOrNull(tx.s ?? null),
    ...(tx.type === 0 ? {} : { yParity: quantityOrNull(tx.v ?? null) }),
    blockHash: place?.block.hash ?? null,
    blockNumber: place === null ? null : toQuantity(place.block.number),
    blockTimestamp: place === null ? null : toQuantity(place.block.header.timestamp),
    transactionIndex: place === null ? null : toQuantity(place.index),
  }
}

/** A legacy signature has the chain in its v (EIP-155), or none. */
function chainIdOf(tx: TypedTransaction): JsonObject {
  if (tx.type !== 0) return { chainId: toQuantity(tx.common.chainId()) }
  return tx.v !== undefined && tx.v >= 35n ? { chainId: toQuantity((tx.v - 35n) / 2n) } : {}
}

function feesOf(tx: TypedTransaction): JsonObject {
  return {
    ...('maxFeePerGas' in tx
      ? { maxFeePerGas: toQuantity(tx.maxFeePerGas), maxPriorityFeePerGas: toQuantity(tx.maxPriorityFeePerGas) }
      : {}),
    ...('maxFeePerBlobGas' in tx ? { maxFeePerBlobGas: toQuantity(tx.maxFeePerBlobGas) } : {}),
  }
}

function listsOf(tx: TypedTransaction): JsonObject {
  return {
    ...('accessList' in tx
      ? {
          accessList: tx.accessList.map(([address, slots]) => ({
            address: toData(address),
            storageKeys: slots.map(toData),
          })),
        }
      : {}),
    ...('blobVersionedHashes' in tx ? { blobVersionedHashes: [...tx.blobVersionedHashes] } : {}),
    ...('authorizationList' in tx
      ? {
          authorizationList: tx.authorizationList.map(([chainId, address, nonce, yParity, r, s]) => ({
            chainId: numberOf(chainId),
            address: toData(address),
            nonce: numberOf(nonce),
            yParity: numberOf(yParity),
            r: numberOf(r),
            s: numberOf(s),
          })),
        }
      : {}),
  }
}

const numberOf = (bytes: Uint8Array): Hex => toQuantity(bytes.length === 0 ? 0n : BigInt(bytesToHex(bytes)))

export function receiptToJson(block: BlockRecord, record: TxRecord): JsonObject {
  const { receipt, tx } = record
  return {
    transactionHash: record.hash,
    transactionIndex: toQuantity(record.index),
    blockHash: block.hash,
    blockNumber: toQuantity(block.number),
    from: record.sender,
    to: tx.to === undefined ? null : toData(tx.to.bytes),
    contractAddress: receipt.contractAddress,
    status: receipt.ok ? '0x1' : '0x0',
    type: toQuantity(tx.type),
    gasUsed: toQuantity(receipt.gasUsed),
    cumulativeGasUsed: toQuantity(receipt.cumulativeGasUsed),
    effectiveGasPrice: toQuantity(receipt.effectiveGasPrice),
    logs: receipt.logs.map((log) => logToJson(block, record, log)),
    logsBloom: toData(receipt.bloom),
    ...(receipt.blobGasUsed === null ? {} : { blobGasUsed: toQuantity(receipt.blobGasUsed) }),
    ...(receipt.blobGasPrice === null ? {} : { blobGasPrice: toQuantity(receipt.blobGasPrice) }),
  }
}

export function logToJson(block: BlockRecord, record: TxRecord, log: LogRecord, removed = false): JsonObject {
  return {
    address: toData(log.address),
    topics: log.topics.map(toData),
    data: toData(log.data),
    blockNumber: toQuantity(block.number),
    blockHash: block.hash,
    blockTimestamp: toQuantity(block.header.timestamp),
    transactionHash: record.hash,
    transactionIndex: toQuantity(record.index),
    logIndex: toQuantity(log.index),
    removed,
  }
}
