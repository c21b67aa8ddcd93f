// What ethereumjs' five transaction types have in common, read in one way.

import { isBlob4844Tx, type TypedTransaction } from '@ethereumjs/tx'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { GAS_PER_BLOB } from '../machine/rules.ts'
import type { TxKind, TxSummary } from '../types.ts'

export const hashOfTx = (tx: TypedTransaction): Hex => bytesToHex(tx.hash())
export const senderOfTx = (tx: TypedTransaction): Hex => bytesToHex(tx.getSenderAddress().bytes)

export const maxFeeOf = (tx: TypedTransaction): bigint => ('maxFeePerGas' in tx ? tx.maxFeePerGas : tx.gasPrice)
export const maxTipOf = (tx: TypedTransaction): bigint =>
  'maxPriorityFeePerGas' in tx ? tx.maxPriorityFeePerGas : tx.gasPrice

export const blobsOf = (tx: TypedTransaction): readonly Hex[] => (isBlob4844Tx(tx) ? tx.blobVersionedHashes : [])
export const blobGasOf = (tx: TypedTransaction): bigint => GAS_PER_BLOB * BigInt(blobsOf(tx).length)
export const maxBlobFeeOf = (tx: TypedTransaction): bigint | null => (isBlob4844Tx(tx) ? tx.maxFeePerBlobGas : null)

/** What goes to the proposer per unit of gas, or `null` where the fee cap is below the base fee. */
export function effectiveTip(tx: TypedTransaction, baseFee: bigint): bigint | null {
  const room = maxFeeOf(tx) - baseFee
  if (room < 0n) return null
  const tip = maxTipOf(tx)
  // biome-ignore lint/complexity/useMathMinMax: Math.min does not take bigints
  return tip < room ? tip : room
}

/** The most that it can cost its sender: what must be on the account. */
export const maxCostOf = (tx: TypedTransaction): bigint =>
  tx.value + tx.gasLimit * maxFeeOf(tx) + blobGasOf(tx) * (maxBlobFeeOf(tx) ?? 0n)

function kindOf(tx: TypedTransaction): TxKind {
  if (tx.type === 3) return 'blobs'
  if (tx.type === 4) return 'delegation'
  if (tx.to === undefined) return 'deployment'
  return tx.data.length === 0 ? 'payment' : 'call'
}

export function summariseTx(tx: TypedTransaction, hash: Hex, sender: Hex): TxSummary {
  return {
    hash,
    kind: kindOf(tx),
    type: tx.type,
    from: sender,
    to: tx.to === undefined ? null : bytesToHex(tx.to.bytes),
    nonce: Number(tx.nonce),
    valueWei: tx.value.toString(),
    gasLimit: Number(tx.gasLimit),
    maxFeePerGasWei: maxFeeOf(tx).toString(),
    maxPriorityFeePerGasWei: maxTipOf(tx).toString(),
    maxFeePerBlobGasWei: maxBlobFeeOf(tx)?.toString() ?? null,
    blobs: blobsOf(tx),
    dataBytes: tx.data.length,
  }
}
