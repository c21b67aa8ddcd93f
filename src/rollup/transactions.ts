// What people sign on the rollup (R8), and how it stands in a batch.

import type { Hex } from '../kernel/types.ts'
import type { L1Crypto } from '../l1/machine/crypto.ts'
import { concatBytes } from '../lib/bytes.ts'
import { hexToBytes } from '../lib/hex.ts'
import { textToUtf8 } from '../lib/utf8.ts'
import type { Keccak } from './keccak.ts'
import type { Asset } from './state.ts'
import { createWriter, putAddress, putBytes, putUint64, type Writer } from './writer.ts'

export const ASSETS: readonly [Asset, Asset] = ['ether', 'token']
export const KINDS = { transfer: 1, swap: 2, withdraw: 3 } as const

export interface Transfer {
  readonly kind: 'transfer'
  readonly from: number
  readonly to: Hex
  readonly asset: Asset
  readonly amount: bigint
  readonly fee: bigint
  readonly nonce: number
}
export interface Swap {
  readonly kind: 'swap'
  readonly from: number
  readonly sell: Asset
  readonly amount: bigint
  readonly atLeast: bigint
  readonly fee: bigint
  readonly nonce: number
}
export interface Withdraw {
  readonly kind: 'withdraw'
  readonly from: number
  readonly to: Hex
  readonly amount: bigint
  readonly fee: bigint
  readonly nonce: number
}
export type L2Tx = Transfer | Swap | Withdraw

export interface L2Signature {
  readonly r: Uint8Array
  readonly s: Uint8Array
  readonly parity: 0 | 1
}
export interface SignedTx {
  readonly tx: L2Tx
  readonly signature: L2Signature
}

/** Whom a transfer pays: an account that there is, or a new one for an address (R10). */
export type Recipient = { readonly account: number } | { readonly address: Hex }

export interface PostedTransfer {
  readonly kind: 'transfer'
  readonly from: number
  readonly to: Recipient
  readonly asset: Asset
  readonly amount: bigint
  readonly fee: bigint
  readonly signature: L2Signature
}
export interface PostedSwap {
  readonly kind: 'swap'
  readonly from: number
  readonly sell: Asset
  readonly amount: bigint
  readonly atLeast: bigint
  readonly fee: bigint
  readonly signature: L2Signature
}
export interface PostedWithdraw {
  readonly kind: 'withdraw'
  readonly from: number
  /** `null`: the account's own address. */
  readonly to: Hex | null
  readonly amount: bigint
  readonly fee: bigint
  readonly signature: L2Signature
}
/** A transaction as it is posted (R19): accounts by number, and no nonce, since the state knows it. */
export type PostedTx = PostedTransfer | PostedSwap | PostedWithdraw

export const DOMAIN_NAME = 'Mezzanine'
export const DOMAIN_VERSION = '1'

/** The types of EIP-712 as wallets and viem's `signTypedData` take them. */
export const TYPED_DATA_TYPES = {
  Transfer: [
    { name: 'from', type: 'uint32' },
    { name: 'to', type: 'address' },
    { name: 'asset', type: 'uint8' },
    { name: 'amount', type: 'uint64' },
    { name: 'fee', type: 'uint64' },
    { name: 'nonce', type: 'uint32' },
  ],
  Swap: [
    { name: 'from', type: 'uint32' },
    { name: 'sell', type: 'uint8' },
    { name: 'amount', type: 'uint64' },
    { name: 'atLeast', type: 'uint64' },
    { name: 'fee', type: 'uint64' },
    { name: 'nonce', type: 'uint32' },
  ],
  Withdraw: [
    { name: 'from', type: 'uint32' },
    { name: 'to', type: 'address' },
    { name: 'amount', type: 'uint64' },
    { name: 'fee', type: 'uint64' },
    { name: 'nonce', type: 'uint32' },
  ],
} as const

export const PRIMARY_TYPES = { transfer: 'Transfer', swap: 'Swap', withdraw: 'Withdraw' } as const
const DOMAIN_TYPE = 'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'

export interface Domain {
  readonly chainId: number
  /** The inbox. */
  readonly verifyingContract: Hex
}

export function domainSeparatorOf({ chainId, verifyingContract }: Domain, keccak: Keccak): Uint8Array {
  const writer = createWriter(5 * 32)
  for (const text of [DOMAIN_TYPE, DOMAIN_NAME, DOMAIN_VERSION]) putBytes(writer, keccak(textToUtf8(text)))
  putWord(writer, chainId)
  putAddressWord(writer, verifyingContract)
  return keccak(writer.bytes)
}

/** What is signed, and what a transaction is known by. */
export function hashOfTx(tx: L2Tx, domainSeparator: Uint8Array, keccak: Keccak): Uint8Array {
  return keccak(concatBytes([Uint8Array.of(0x19, 0x01), domainSeparator, keccak(encodeStruct(tx, keccak))]))
}

function encodeStruct(tx: L2Tx, keccak: Keccak): Uint8Array {
  const writer = createWriter((1 + TYPED_DATA_TYPES[PRIMARY_TYPES[tx.kind]].length) * 32)
  putBytes(writer, typeHash(tx.kind, keccak))
  putWord(writer, tx.from)
  switch (tx.kind) {
    case 'transfer':
      putAddressWord(writer, tx.to)
      putWord(writer, ASSETS.indexOf(tx.asset))
      putWord(writer, tx.amount)
      break
    case 'swap':
      putWord(writer, ASSETS.indexOf(tx.sell))
      putWord(writer, tx.amount)
      putWord(writer, tx.atLeast)
      break
    case 'withdraw':
      putAddressWord(writer, tx.to)
      putWord(writer, tx.amount)
      break
  }
  putWord(writer, tx.fee)
  putWord(writer, tx.nonce)
  return writer.bytes
}

/** By the function that made them: a type's hash is the same for ever, and keccak is handed in. */
const typeHashes = new WeakMap<Keccak, Partial<Record<L2Tx['kind'], Uint8Array>>>()

function typeHash(kind: L2Tx['kind'], keccak: Keccak): Uint8Array {
  const known = typeHashes.get(keccak) ?? {}
  typeHashes.set(keccak, known)
  const name = PRIMARY_TYPES[kind]
  const fields = TYPED_DATA_TYPES[name].map((field) => `${field.type} ${field.name}`)
  known[kind] ??= keccak(textToUtf8(`${name}(${fields.join(',')})`))
  return known[kind]
}

/** A number of at most 64 bits, left-padded to 32 bytes. */
function putWord(writer: Writer, value: number | bigint): void {
  writer.at += 24
  putUint64(writer, BigInt(value))
}

function putAddressWord(writer: Writer, address: Hex): void {
  writer.at += 12
  putAddress(writer, address)
}

export interface Signing {
  readonly domainSeparator: Uint8Array
  readonly crypto: L1Crypto
}

export function signTx(tx: L2Tx, privateKey: Hex, { domainSeparator, crypto }: Signing): SignedTx {
  const { r, s, recovery } = crypto.sign(hashOfTx(tx, domainSeparator, crypto.keccak256), hexToBytes(privateKey))
  return { tx, signature: { r, s, parity: recovery } }
}

/** The address whose signature it is; `null` when it is nobody's. As the precompile: any s below the order will do. */
export function signerOf({ tx, signature }: SignedTx, { domainSeparator, crypto }: Signing): Uint8Array | null {
  const { r, s, parity } = signature
  try {
    return crypto.addressOf(crypto.recover(hashOfTx(tx, domainSeparator, crypto.keccak256), { r, s, recovery: parity }))
  } catch {
    return null
  }
}
