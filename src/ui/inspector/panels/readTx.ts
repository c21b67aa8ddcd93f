import type { Hex } from '../../../kernel/types.ts'
import { lower } from '../model/cells.ts'
import type { ReceiptFacts, TxFacts } from '../model/tx.ts'
import { orNull, type Reading } from '../reads.ts'

export interface TxRead {
  readonly facts: TxFacts
  readonly receipt: ReceiptFacts | null
}

/** `null`: neither the chain nor the mempool knows it at this moment. */
export async function readTx({ client }: Reading, hash: Hex): Promise<TxRead | null> {
  const tx = await orNull(client.getTransaction({ hash }), 'TransactionNotFoundError')
  if (tx === null) return null
  const facts: TxFacts = {
    hash,
    type: Number(tx.typeHex ?? '0x0'),
    from: lower(tx.from),
    to: tx.to === null ? null : lower(tx.to),
    value: tx.value,
    nonce: tx.nonce,
    gasLimit: tx.gas,
    input: tx.input,
    maxFeePerGas: tx.maxFeePerGas ?? tx.gasPrice ?? 0n,
    maxPriorityFeePerGas: tx.maxPriorityFeePerGas ?? null,
    maxFeePerBlobGas: tx.maxFeePerBlobGas ?? null,
    blobs: tx.blobVersionedHashes ?? [],
    accessList: tx.accessList ?? [],
    authorizations: tx.authorizationList?.length ?? 0,
    block: tx.blockNumber === null ? null : Number(tx.blockNumber),
    blockHash: tx.blockHash,
    index: tx.transactionIndex,
  }
  if (tx.blockNumber === null) return { facts, receipt: null }
  const [receipt, block] = await Promise.all([
    client.getTransactionReceipt({ hash }),
    client.getBlock({ blockNumber: tx.blockNumber }),
  ])
  return {
    facts,
    receipt: {
      ok: receipt.status === 'success',
      gasUsed: receipt.gasUsed,
      effectiveGasPrice: receipt.effectiveGasPrice,
      baseFee: block.baseFeePerGas ?? 0n,
      blobGasUsed: receipt.blobGasUsed ?? 0n,
      blobGasPrice: receipt.blobGasPrice ?? 0n,
      proposer: lower(block.miner),
      contractAddress: receipt.contractAddress ? lower(receipt.contractAddress) : null,
      logs: receipt.logs.map(({ address, topics, data }) => ({ address: lower(address), topics, data })),
    },
  }
}
