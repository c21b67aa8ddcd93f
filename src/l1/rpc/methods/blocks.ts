// Blocks, the transactions in them, and their receipts.

import * as v from 'valibot'
import type { Json } from '../../../kernel/types.ts'
import { vectorItems } from '../../../lib/persistentVector.ts'
import { headOf } from '../../chain/head.ts'
import { findTransaction } from '../../chain/read.ts'
import type { BlockRecord, L1State } from '../../chain/state.ts'
import { queueOf } from '../../mempool/pool.ts'
import { findBlock } from '../blockRef.ts'
import { method, type RpcMethods } from '../method.ts'
import { blockToJson, pendingBlockToJson, receiptToJson, sealedTxToJson, txToJson } from '../objects.ts'
import { pendingInOrder } from '../pending.ts'
import { toData, toQuantity } from '../quantities.ts'
import { address, type BlockRef, block, blockNumber, flag, hash, wholeNumber } from '../schemas.ts'

const byHash = v.pipe(
  hash,
  v.transform((given): BlockRef => ({ hash: given, requireCanonical: true })),
)
const fullOrHashes = v.nullish(flag, false)

function blockJson(l1: L1State, ref: BlockRef, full: boolean): Json {
  const found = findBlock(l1, ref)
  if (found === null) return null
  return found === 'pending' ? pendingBlockToJson(l1, full) : blockToJson(found, full)
}

function countJson(l1: L1State, ref: BlockRef): Json {
  const found = findBlock(l1, ref)
  if (found === null) return null
  return toQuantity(found === 'pending' ? pendingInOrder(l1).length : found.transactions.length)
}

function txAt(l1: L1State, ref: BlockRef, index: number): Json {
  const found = findBlock(l1, ref)
  if (found === 'pending') {
    const entry = pendingInOrder(l1)[index]
    return entry === undefined ? null : txToJson(entry, null)
  }
  const record = found?.transactions[index]
  return found === null || record === undefined ? null : sealedTxToJson(found, record)
}

/** There have been no uncles since the merge: none, of a block that exists. */
const uncleCount = (l1: L1State, ref: BlockRef): Json => (findBlock(l1, ref) === null ? null : '0x0')

function sealedBySender(l1: L1State, sender: string, nonce: number): Json {
  for (const found of newestFirst(l1)) {
    const record = found.transactions.find((tx) => tx.sender === sender && tx.tx.nonce === BigInt(nonce))
    if (record !== undefined) return sealedTxToJson(found, record)
  }
  return null
}

function* newestFirst(l1: L1State): Generator<BlockRecord> {
  const blocks = [...vectorItems(l1.blocks)]
  for (let at = blocks.length - 1; at >= 0; at--) yield blocks[at] as BlockRecord
}

export const blockMethods: RpcMethods = {
  eth_blockNumber: method([], ({ l1 }) => toQuantity(headOf(l1).number)),
  eth_getBlockByNumber: method([blockNumber, fullOrHashes], ({ l1 }, ref, full) => blockJson(l1, ref, full)),
  eth_getBlockByHash: method([byHash, fullOrHashes], ({ l1 }, ref, full) => blockJson(l1, ref, full)),
  eth_getBlockTransactionCountByNumber: method([blockNumber], ({ l1 }, ref) => countJson(l1, ref)),
  eth_getBlockTransactionCountByHash: method([byHash], ({ l1 }, ref) => countJson(l1, ref)),
  eth_getUncleCountByBlockNumber: method([blockNumber], ({ l1 }, ref) => uncleCount(l1, ref)),
  eth_getUncleCountByBlockHash: method([byHash], ({ l1 }, ref) => uncleCount(l1, ref)),
  eth_getUncleByBlockNumberAndIndex: method([blockNumber, wholeNumber], () => null),
  eth_getUncleByBlockHashAndIndex: method([byHash, wholeNumber], () => null),

  eth_getTransactionByHash: method([hash], ({ l1 }, wanted) => {
    const found = findTransaction(l1, wanted)
    if (found === null) return null
    return found.stage === 'pending' ? txToJson(found.entry, null) : sealedTxToJson(found.block, found.record)
  }),
  eth_getRawTransactionByHash: method([hash], ({ l1 }, wanted) => {
    const found = findTransaction(l1, wanted)
    if (found === null) return null
    return toData((found.stage === 'pending' ? found.entry.tx : found.record.tx).serialize())
  }),
  eth_getTransactionByBlockNumberAndIndex: method([blockNumber, wholeNumber], ({ l1 }, ref, index) =>
    txAt(l1, ref, index),
  ),
  eth_getTransactionByBlockHashAndIndex: method([byHash, wholeNumber], ({ l1 }, ref, index) => txAt(l1, ref, index)),
  eth_getTransactionBySenderAndNonce: method([address, wholeNumber], ({ l1 }, sender, nonce) => {
    const waiting = queueOf(l1.mempool, sender).find((entry) => entry.tx.nonce === BigInt(nonce))
    return waiting === undefined ? sealedBySender(l1, sender, nonce) : txToJson(waiting, null)
  }),

  eth_getTransactionReceipt: method([hash], ({ l1 }, wanted) => {
    const found = findTransaction(l1, wanted)
    return found?.stage === 'sealed' ? receiptToJson(found.block, found.record) : null
  }),
  eth_getBlockReceipts: method([block], ({ l1 }, ref) => {
    const found = findBlock(l1, ref)
    if (found === null || found === 'pending') return null
    return found.transactions.map((record) => receiptToJson(found, record))
  }),
}
