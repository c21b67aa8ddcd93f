// What the rollup's contract has told, read from the receipts of L1's blocks as any node would. Nothing else that the
// engine knows of L1 comes from anywhere but here, and from what was sent along: calldata and blobs.

import type { Hex, Seconds } from '../../../../kernel/types.ts'
import { headOf } from '../../../../l1/chain/head.ts'
import type { BlockRecord, L1State, TxRecord } from '../../../../l1/chain/state.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import { vectorGet } from '../../../../lib/persistentVector.ts'
import { decodeEvent, type ToldEvent } from './contracts.ts'

/** Where on L1 something was told, and what the transaction that told it has cost. */
export interface Place {
  /** Tells it from the same words on another branch. */
  readonly key: string
  readonly block: number
  readonly at: Seconds
  readonly tx: Hex
  readonly sender: Hex
  readonly gasUsed: number
  readonly feeWei: bigint
  readonly blobFeeWei: bigint
  /** Of its calldata. */
  readonly bytes: number
}

/** One event of the contract, decoded. */
export type Told = ToldEvent & { readonly place: Place }

export interface ChainLog {
  readonly upTo: number
  readonly upToHash: Hex
  readonly told: readonly Told[]
}

export const nothingTold = (l1: L1State): ChainLog => ({ upTo: 0, upToHash: headOf(l1).hash, told: [] })

/** Goes on from where it stopped; from the start when that block is no longer in the chain. */
export function readOn(log: ChainLog, l1: L1State, rollup: Hex): ChainLog {
  const head = headOf(l1)
  if (head.hash === log.upToHash) return log
  const isStillThere = vectorGet(l1.blocks, log.upTo)?.hash === log.upToHash
  const told = isStillThere ? [...log.told] : []
  for (let number = isStillThere ? log.upTo + 1 : 1; number <= head.number; number++) {
    const block = vectorGet(l1.blocks, number)
    if (block !== undefined) told.push(...toldIn(block, rollup, l1.params.slotSeconds))
  }
  return { upTo: head.number, upToHash: head.hash, told }
}

function toldIn(block: BlockRecord, rollup: Hex, slotSeconds: number): Told[] {
  return block.transactions.flatMap((record) =>
    record.receipt.logs.flatMap(({ address, topics, data, index }) => {
      if (bytesToHex(address) !== rollup) return []
      const event = decodeEvent(topics.map(bytesToHex), bytesToHex(data))
      return [{ ...event, place: placeOf(block, record, slotSeconds, `${block.hash}:${index}`) }]
    }),
  )
}

/** `key`: by default the transaction’s own. */
export function placeOf(
  block: BlockRecord,
  { hash, sender, receipt, tx, index }: TxRecord,
  slotSeconds: number,
  key = `${block.hash}:tx${index}`,
): Place {
  const { gasUsed, effectiveGasPrice, blobGasUsed, blobGasPrice } = receipt
  return {
    key,
    block: block.number,
    at: block.slot * slotSeconds,
    tx: hash,
    sender,
    gasUsed: Number(gasUsed),
    feeWei: gasUsed * effectiveGasPrice,
    blobFeeWei: (blobGasUsed ?? 0n) * (blobGasPrice ?? 0n),
    bytes: tx.data.length,
  }
}
