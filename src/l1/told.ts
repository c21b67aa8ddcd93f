// What contracts have told, read from the receipts of L1's blocks as any node would.

import type { Hex, Seconds } from '../kernel/types.ts'
import { bytesToHex } from '../lib/hex.ts'
import { vectorGet } from '../lib/persistentVector.ts'
import { headOf } from './chain/head.ts'
import type { BlockRecord, L1State, LogRecord, TxRecord } from './chain/state.ts'

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

export interface ChainLog<Event> {
  readonly upTo: number
  readonly upToHash: Hex
  readonly told: readonly (Event & { readonly place: Place })[]
}

/** Null: of no contract that is listened to. */
export type Decode<Event> = (by: Hex, topics: readonly Hex[], data: Hex) => Event | null

export const nothingTold = (l1: L1State): ChainLog<never> => ({ upTo: 0, upToHash: headOf(l1).hash, told: [] })

/** Goes on from where it stopped; from the start when that block is no longer in the chain. */
export function readOn<Event>(log: ChainLog<Event>, l1: L1State, decode: Decode<Event>): ChainLog<Event> {
  const head = headOf(l1)
  if (head.hash === log.upToHash) return log
  const isStillThere = vectorGet(l1.blocks, log.upTo)?.hash === log.upToHash
  const told = isStillThere ? [...log.told] : []
  for (let number = isStillThere ? log.upTo + 1 : 1; number <= head.number; number++) {
    const block = vectorGet(l1.blocks, number)
    if (block !== undefined) told.push(...toldIn(block, l1.params.slotSeconds, decode))
  }
  return { upTo: head.number, upToHash: head.hash, told }
}

function toldIn<Event>(block: BlockRecord, slotSeconds: number, decode: Decode<Event>): ChainLog<Event>['told'] {
  return block.transactions.flatMap((record) =>
    record.receipt.logs.flatMap((log) => {
      const event = decoded(log, decode)
      if (event === null) return []
      return [{ ...event, place: placeOf(block, record, slotSeconds, `${block.hash}:${log.index}`) }]
    }),
  )
}

const decoded = <Event>({ address, topics, data }: LogRecord, decode: Decode<Event>): Event | null =>
  decode(bytesToHex(address), topics.map(bytesToHex), bytesToHex(data))

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
