// A batch without wrapping (R18, R19): first how its blocks are cut, then the transactions' rows, then the signatures.
// Rows stand together, and signatures apart from them, because DEFLATE finds likeness only among what is alike.

import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { ASSETS, KINDS, type L2Signature, type PostedTx } from '../transactions.ts'
import { createSink, put, type Sink } from './bytesSink.ts'
import { MAX_BLOCKS, MAX_TRANSACTIONS } from './limits.ts'
import { encodeAmount, encodeVarint, type Read, readAmount, readVarint } from './numbers.ts'

export interface L2Block {
  /** Since the block before, or since the last block of the batch before. */
  readonly secondsLater: number
  readonly transactions: readonly PostedTx[]
}
export interface L2Batch {
  /** How many of the inbox's first messages have been taken when the transactions' turn comes. */
  readonly messagesTo: number
  readonly blocks: readonly L2Block[]
}

/** What keeps bytes from being a payload. */
export type PayloadFault =
  | 'number'
  | 'too-many-blocks'
  | 'too-many-transactions'
  | 'head'
  | 'address'
  | 'amount'
  | 'signature'
  | 'bytes-behind'

const HEAD = { kind: 0b11, asset: 1 << 2, givenAddress: 1 << 3, parity: 1 << 4, unused: 0b1110_0000 }
const ADDRESS_BYTES = 20
const SIGNATURE_BYTES = 64
const NO_SIGNATURE: L2Signature = { r: new Uint8Array(32), s: new Uint8Array(32), parity: 0 }

interface Options {
  readonly signatures: boolean
}

export function encodePayload(batch: L2Batch, options: Options): Uint8Array<ArrayBuffer> {
  const sink = createSink({ spans: false })
  writePayload(sink, batch, options)
  return sink.bytes.slice(0, sink.length)
}

export function writePayload(sink: Sink, { messagesTo, blocks }: L2Batch, { signatures }: Options): void {
  put(sink, encodeVarint(messagesTo), 'structure', null)
  put(sink, encodeVarint(blocks.length), 'structure', null)
  for (const { secondsLater, transactions } of blocks) {
    put(sink, encodeVarint(secondsLater), 'structure', null)
    put(sink, encodeVarint(transactions.length), 'structure', null)
  }
  const all = blocks.flatMap((block) => block.transactions)
  for (const [index, tx] of all.entries()) writeRow(sink, tx, index, signatures)
  if (!signatures) return
  for (const [index, { signature }] of all.entries()) {
    put(sink, signature.r, 'signature', index)
    put(sink, signature.s, 'signature', index)
  }
}

function writeRow(sink: Sink, tx: PostedTx, index: number, signatures: boolean): void {
  put(sink, [headOf(tx, signatures)], 'kind', index)
  put(sink, encodeVarint(tx.from), 'from', index)
  if (tx.kind === 'transfer') {
    put(sink, 'account' in tx.to ? encodeVarint(tx.to.account) : hexToBytes(tx.to.address), 'to', index)
  }
  if (tx.kind === 'withdraw' && tx.to !== null) put(sink, hexToBytes(tx.to), 'to', index)
  put(sink, encodeAmount(tx.amount), 'amount', index)
  if (tx.kind === 'swap') put(sink, encodeAmount(tx.atLeast), 'atLeast', index)
  put(sink, encodeAmount(tx.fee), 'fee', index)
}

function headOf(tx: PostedTx, signatures: boolean): number {
  const asset = tx.kind === 'swap' ? tx.sell : tx.kind === 'transfer' ? tx.asset : 'ether'
  const isGiven = tx.kind === 'transfer' ? 'address' in tx.to : tx.kind === 'withdraw' && tx.to !== null
  return (
    KINDS[tx.kind] |
    (asset === 'token' ? HEAD.asset : 0) |
    (isGiven ? HEAD.givenAddress : 0) |
    (signatures && tx.signature.parity === 1 ? HEAD.parity : 0)
  )
}

export type DecodedPayload =
  | { readonly ok: true; readonly batch: L2Batch }
  | { readonly ok: false; readonly code: PayloadFault; readonly at: number }

/** Never thrown further than `decodePayload`. */
class Malformed extends Error {
  readonly code: PayloadFault
  readonly at: number
  constructor(code: PayloadFault, at: number) {
    super(code)
    this.code = code
    this.at = at
  }
}

interface Reader {
  readonly bytes: Uint8Array
  at: number
}

/** The only inverse of `encodePayload`: bytes that it would not have written are refused with a reason. */
export function decodePayload(bytes: Uint8Array, { signatures }: Options): DecodedPayload {
  const reader: Reader = { bytes, at: 0 }
  try {
    const messagesTo = varint(reader)
    const sizes = readBlockSizes(reader)
    const count = sizes.reduce((sum, { transactions }) => sum + transactions, 0)
    const rows = Array.from({ length: count }, () => readRow(reader, signatures))
    const signed = rows.map(({ tx, parity }) => ({
      ...tx,
      signature: signatures ? readSignature(reader, parity) : NO_SIGNATURE,
    }))
    if (reader.at !== bytes.length) throw new Malformed('bytes-behind', reader.at)
    let taken = 0
    const blocks = sizes.map(({ secondsLater, transactions }) => {
      taken += transactions
      return { secondsLater, transactions: signed.slice(taken - transactions, taken) }
    })
    return { ok: true, batch: { messagesTo, blocks } }
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, code: error.code, at: error.at }
    throw error
  }
}

function readBlockSizes(reader: Reader): { readonly secondsLater: number; readonly transactions: number }[] {
  const count = varint(reader)
  if (count > MAX_BLOCKS) throw new Malformed('too-many-blocks', reader.at)
  let total = 0
  return Array.from({ length: count }, () => {
    const secondsLater = varint(reader)
    const transactions = varint(reader)
    total += transactions
    if (total > MAX_TRANSACTIONS) throw new Malformed('too-many-transactions', reader.at)
    return { secondsLater, transactions }
  })
}

type WithoutSignature<T> = T extends unknown ? Omit<T, 'signature'> : never
type Row = { readonly tx: WithoutSignature<PostedTx>; readonly parity: 0 | 1 }

function readRow(reader: Reader, signatures: boolean): Row {
  const start = reader.at
  const head = reader.bytes[reader.at++]
  if (head === undefined || (head & HEAD.unused) !== 0) throw new Malformed('head', start)
  const kind = head & HEAD.kind
  const isGiven = (head & HEAD.givenAddress) !== 0
  const asset = ASSETS[(head & HEAD.asset) === 0 ? 0 : 1]
  const parity = (head & HEAD.parity) === 0 ? 0 : 1
  if (!signatures && parity === 1) throw new Malformed('head', start)

  const from = varint(reader)
  if (kind === KINDS.transfer) {
    const to = isGiven ? { address: address(reader) } : { account: varint(reader) }
    return { tx: { kind: 'transfer', from, to, asset, amount: amount(reader), fee: amount(reader) }, parity }
  }
  if (kind === KINDS.swap && !isGiven) {
    const terms = { amount: amount(reader), atLeast: amount(reader), fee: amount(reader) }
    return { tx: { kind: 'swap', from, sell: asset, ...terms }, parity }
  }
  if (kind === KINDS.withdraw && asset === 'ether') {
    const to = isGiven ? address(reader) : null
    return { tx: { kind: 'withdraw', from, to, amount: amount(reader), fee: amount(reader) }, parity }
  }
  throw new Malformed('head', start)
}

function readSignature(reader: Reader, parity: 0 | 1): L2Signature {
  const { bytes, at } = reader
  if (at + SIGNATURE_BYTES > bytes.length) throw new Malformed('signature', at)
  reader.at += SIGNATURE_BYTES
  return { r: bytes.slice(at, at + 32), s: bytes.slice(at + 32, at + 64), parity }
}

function address(reader: Reader): Hex {
  const { bytes, at } = reader
  if (at + ADDRESS_BYTES > bytes.length) throw new Malformed('address', at)
  reader.at += ADDRESS_BYTES
  return bytesToHex(bytes.subarray(at, at + ADDRESS_BYTES))
}

const varint = (reader: Reader): number => advance(reader, readVarint(reader.bytes, reader.at), 'number')
const amount = (reader: Reader): bigint => advance(reader, readAmount(reader.bytes, reader.at), 'amount')

function advance<T>(reader: Reader, read: Read<T> | null, code: PayloadFault): T {
  if (read === null) throw new Malformed(code, reader.at)
  reader.at = read.end
  return read.value
}
