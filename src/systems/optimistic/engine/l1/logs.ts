// What the rollup's contracts have told, read from the receipts of L1's blocks as any node would. Nothing else that
// the engine knows of L1 comes from anywhere but here.

import type { Hex, Seconds } from '../../../../kernel/types.ts'
import { headOf } from '../../../../l1/chain/head.ts'
import type { BlockRecord, L1State, TxRecord } from '../../../../l1/chain/state.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import { vectorGet } from '../../../../lib/persistentVector.ts'
import { type Addresses, decodeEvent, type ToldEvent, tellersByAddress } from './contracts.ts'

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
}
export type Told = ToldEvent & { readonly place: Place }

export interface ChainLog {
  readonly upTo: number
  readonly upToHash: Hex
  readonly told: readonly Told[]
}

export const nothingTold = (l1: L1State): ChainLog => ({ upTo: 0, upToHash: headOf(l1).hash, told: [] })

/** Goes on from where it stopped; from the start when that block is no longer in the chain. */
export function readOn(log: ChainLog, l1: L1State, contracts: Addresses): ChainLog {
  const head = headOf(l1)
  if (head.hash === log.upToHash) return log
  const isStillThere = vectorGet(l1.blocks, log.upTo)?.hash === log.upToHash
  const tellers = tellersByAddress(contracts)
  const told = isStillThere ? [...log.told] : []
  for (let number = isStillThere ? log.upTo + 1 : 1; number <= head.number; number++) {
    const block = vectorGet(l1.blocks, number)
    if (block !== undefined) told.push(...toldIn(block, tellers, l1.params.slotSeconds))
  }
  return { upTo: head.number, upToHash: head.hash, told }
}

function toldIn(block: BlockRecord, tellers: ReturnType<typeof tellersByAddress>, slotSeconds: number): Told[] {
  return block.transactions.flatMap((record) =>
    record.receipt.logs.flatMap(({ address, topics, data, index }) => {
      const teller = tellers.get(bytesToHex(address))
      if (teller === undefined) return []
      const event = decodeEvent(teller, topics.map(bytesToHex), bytesToHex(data))
      return [{ ...event, place: { ...placeOf(block, record, slotSeconds), key: `${block.hash}:${index}` } }]
    }),
  )
}

function placeOf(block: BlockRecord, { hash, sender, receipt }: TxRecord, slotSeconds: number): Omit<Place, 'key'> {
  const { gasUsed, effectiveGasPrice, blobGasUsed, blobGasPrice } = receipt
  return {
    block: block.number,
    at: block.slot * slotSeconds,
    tx: hash,
    sender,
    gasUsed: Number(gasUsed),
    feeWei: gasUsed * effectiveGasPrice,
    blobFeeWei: (blobGasUsed ?? 0n) * (blobGasPrice ?? 0n),
  }
}
