// A message of the inbox: 124 bytes, four words of 31 (R14). What a field means depends on the kind; what a kind does
// not use is not looked at.

import type { Hex } from '../kernel/types.ts'
import { bytesToHex } from '../lib/hex.ts'
import { ASSETS, KINDS, type L2Signature, type L2Tx, type SignedTx } from './transactions.ts'
import { createWriter, putAddress, putByte, putBytes, putUint32, putUint64, viewOf } from './writer.ts'

export const RECORD_BYTES = 124
export const DEPOSIT = 0

/** Where a deposit or a transfer by record goes: account `toIndex` if it is that of `to`, else a new one (R15). */
interface Destination {
  readonly to: Hex
  readonly toIndex: number
}
export interface Deposit extends Destination {
  readonly kind: 'deposit'
  readonly amount: bigint
}
export interface ForcedTx extends Destination {
  readonly kind: 'forced'
  readonly signed: SignedTx
}
export type Message = Deposit | ForcedTx

const OFFSETS = { kind: 0, asset: 1, from: 2, toIndex: 6, to: 10, amount: 30, atLeast: 38, fee: 46, nonce: 54 }
const SIGNATURE = { parity: 58, r: 59, s: 91, end: 123 }
/** For a transaction that names no account of its recipient: no tree has a leaf of this number. */
export const NO_ACCOUNT = 0xffff_ffff

export function encodeDeposit({ to, toIndex, amount }: Omit<Deposit, 'kind'>): Uint8Array {
  const writer = createWriter(RECORD_BYTES)
  putByte(writer, DEPOSIT)
  writer.at = OFFSETS.toIndex
  putUint32(writer, toIndex)
  putAddress(writer, to)
  putUint64(writer, amount)
  return writer.bytes
}

/** `toIndex`: the account of a transfer's recipient, if it has one. */
export function encodeForcedTx({ tx, signature }: SignedTx, toIndex: number = NO_ACCOUNT): Uint8Array {
  const writer = createWriter(RECORD_BYTES)
  putByte(writer, KINDS[tx.kind])
  putByte(writer, tx.kind === 'withdraw' ? 0 : ASSETS.indexOf(tx.kind === 'swap' ? tx.sell : tx.asset))
  putUint32(writer, tx.from)
  putUint32(writer, tx.kind === 'transfer' ? toIndex : 0)
  if (tx.kind === 'swap') writer.at = OFFSETS.amount
  else putAddress(writer, tx.to)
  putUint64(writer, tx.amount)
  putUint64(writer, tx.kind === 'swap' ? tx.atLeast : 0n)
  putUint64(writer, tx.fee)
  putUint32(writer, tx.nonce)
  putByte(writer, signature.parity)
  putBytes(writer, signature.r)
  putBytes(writer, signature.s)
  return writer.bytes
}

/** `null` for a record that has no effect whatever the state is (R16). */
export function decodeRecord(record: Uint8Array): Message | null {
  if (record.length !== RECORD_BYTES) throw new RangeError(`a record has ${RECORD_BYTES} bytes, not ${record.length}`)
  const view = viewOf(record)
  const asset = ASSETS[view.getUint8(OFFSETS.asset)]
  const parity = view.getUint8(SIGNATURE.parity)
  if (asset === undefined || parity > 1) return null

  const to = bytesToHex(record.subarray(OFFSETS.to, OFFSETS.amount))
  const toIndex = view.getUint32(OFFSETS.toIndex)
  const amount = view.getBigUint64(OFFSETS.amount)
  const tail = { amount, fee: view.getBigUint64(OFFSETS.fee), nonce: view.getUint32(OFFSETS.nonce) }
  const from = view.getUint32(OFFSETS.from)
  const signature: L2Signature = {
    r: record.slice(SIGNATURE.r, SIGNATURE.s),
    s: record.slice(SIGNATURE.s, SIGNATURE.end),
    parity: parity as 0 | 1,
  }
  const forced = (tx: L2Tx): ForcedTx => ({ kind: 'forced', to, toIndex, signed: { tx, signature } })
  switch (view.getUint8(OFFSETS.kind)) {
    case DEPOSIT:
      return { kind: 'deposit', to, toIndex, amount }
    case KINDS.transfer:
      return forced({ kind: 'transfer', from, to, asset, ...tail })
    case KINDS.swap:
      return forced({ kind: 'swap', from, sell: asset, atLeast: view.getBigUint64(OFFSETS.atLeast), ...tail })
    case KINDS.withdraw:
      return forced({ kind: 'withdraw', from, to, ...tail })
    default:
      return null
  }
}
