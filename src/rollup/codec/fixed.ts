// Two forms between L1's and the rollup's own: each field as many bytes as it can ever need, without headers; and the
// same with accounts by number, once both sides know who is who.

import { hexToBytes } from '../../lib/hex.ts'
import { KINDS } from '../transactions.ts'
import { createWriter, putUint32, putUint64 } from '../writer.ts'
import { type FieldName, put, type Sink } from './bytesSink.ts'
import type { ResolvedTx } from './resolve.ts'

/** One byte tells kind, asset, and in the second form whether an address follows. */
const ASSET_BIT = 1 << 2
const GIVEN_ADDRESS = 1 << 3

interface Options {
  readonly signatures: boolean
}

/** The sender need not be said where a signature tells it. */
export function writePacked(sink: Sink, { posted, tx, sender }: ResolvedTx, index: number, options: Options): void {
  const add = (bytes: ArrayLike<number>, field: FieldName) => put(sink, bytes, field, index)
  add([headOf(tx)], 'kind')
  if (!options.signatures) add(hexToBytes(sender), 'from')
  if (tx.kind !== 'swap') add(hexToBytes(tx.to), 'to')
  writeAmounts(tx, add)
  add(uint32(tx.nonce), 'nonce')
  if (options.signatures) writeSignature(posted, add)
}

/** The nonce goes, too: whoever knows the accounts knows what comes next. */
export function writeIndexed(sink: Sink, { posted, tx }: ResolvedTx, index: number, options: Options): void {
  const add = (bytes: ArrayLike<number>, field: FieldName) => put(sink, bytes, field, index)
  const given = givenAddress(posted)
  add([headOf(tx) | (given === null ? 0 : GIVEN_ADDRESS)], 'kind')
  add(uint32(tx.from), 'from')
  if (given !== null) add(hexToBytes(given), 'to')
  else if (posted.kind === 'transfer' && 'account' in posted.to) add(uint32(posted.to.account), 'to')
  writeAmounts(tx, add)
  if (options.signatures) writeSignature(posted, add)
}

type Add = (bytes: ArrayLike<number>, field: FieldName) => void

function headOf(tx: ResolvedTx['tx']): number {
  const asset = tx.kind === 'swap' ? tx.sell : tx.kind === 'transfer' ? tx.asset : 'ether'
  return KINDS[tx.kind] | (asset === 'token' ? ASSET_BIT : 0)
}

function givenAddress(posted: ResolvedTx['posted']) {
  if (posted.kind === 'withdraw') return posted.to
  return posted.kind === 'transfer' && 'address' in posted.to ? posted.to.address : null
}

function writeAmounts(tx: ResolvedTx['tx'], add: Add): void {
  add(uint64(tx.amount), 'amount')
  if (tx.kind === 'swap') add(uint64(tx.atLeast), 'atLeast')
  add(uint64(tx.fee), 'fee')
}

function writeSignature({ signature }: ResolvedTx['posted'], add: Add): void {
  add([signature.parity], 'signature')
  add(signature.r, 'signature')
  add(signature.s, 'signature')
}

function uint32(value: number): Uint8Array {
  const writer = createWriter(4)
  putUint32(writer, value)
  return writer.bytes
}

function uint64(value: bigint): Uint8Array {
  const writer = createWriter(8)
  putUint64(writer, value)
  return writer.bytes
}
