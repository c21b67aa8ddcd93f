import { numberToHex } from 'viem'
import type { BuildingReport } from '../../../l1/types.ts'
import type { Waiter } from '../model/building.ts'
import type { TxFacts } from '../model/tx.ts'
import type { Reading } from '../reads.ts'
import { rawRequest } from './readBlock.ts'

/** `null`: the block that is to come. */
export async function readBuilding({ client }: Reading, block: number | null): Promise<BuildingReport> {
  return (await rawRequest(client)({
    method: 'lab_getBuilding',
    params: [block === null ? 'pending' : numberToHex(block)],
  })) as BuildingReport
}

const GAS_PER_BLOB = 131_072n

export async function readWaiter({ client }: Reading, tx: TxFacts): Promise<Waiter> {
  const [balance, nextNonce] = await Promise.all([
    client.getBalance({ address: tx.from }),
    client.getTransactionCount({ address: tx.from, blockTag: 'latest' }),
  ])
  const blobGas = GAS_PER_BLOB * BigInt(tx.blobs.length)
  return {
    hash: tx.hash,
    sender: tx.from,
    nonce: tx.nonce,
    maxFee: tx.maxFeePerGas,
    maxBlobFee: tx.maxFeePerBlobGas,
    maxCost: tx.value + tx.gasLimit * tx.maxFeePerGas + blobGas * (tx.maxFeePerBlobGas ?? 0n),
    balance,
    nextNonce,
  }
}
