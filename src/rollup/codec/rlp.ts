// The same transactions as L1 would have them: legacy transactions (EIP-155) in RLP, each with all that a stranger needs.
// The signature is the one that was given for the rollup. One over this form would be as long.

import type { Hex } from '../../kernel/types.ts'
import { bigintToMinimalBytes } from '../../l1/state/rlp.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { textToUtf8 } from '../../lib/utf8.ts'
import type { Keccak } from '../keccak.ts'
import { POOL_ADDRESS } from '../state.ts'
import { ASSETS } from '../transactions.ts'
import { type FieldName, put, type Sink } from './bytesSink.ts'
import type { ResolvedTx } from './resolve.ts'

const WEI_PER_GWEI = 10n ** 9n
/** Contracts that L1 would have for what the rollup has built in. */
const TOKEN_ADDRESS: Hex = `0x${'746f6b656e'.padStart(40, '0')}`
const BRIDGE_ADDRESS: Hex = `0x${'627269646765'.padStart(40, '0')}`
/** About what such a call is given on L1. */
const GAS_LIMITS = { payment: 21_000n, token: 65_000n, swap: 150_000n, withdraw: 100_000n }

export interface RlpOptions {
  readonly signatures: boolean
  readonly chainId: number
  readonly keccak: Keccak
}

/** Bytes that belong to one field. An item of RLP may hold several of them. */
type Part = { readonly bytes: Uint8Array; readonly field: FieldName }
type Item = readonly Part[]

const number = (value: bigint, field: FieldName): Item => [{ bytes: bigintToMinimalBytes(value), field }]
const account = (address: Hex, field: FieldName): Item => [{ bytes: hexToBytes(address), field }]
const word = (value: bigint, field: FieldName): Part => ({
  bytes: hexToBytes(`0x${value.toString(16).padStart(64, '0')}`),
  field,
})

export function writeRlp(sink: Sink, resolved: ResolvedTx, index: number, options: RlpOptions): void {
  const { gasLimit, to, value, data } = callOf(resolved, options.keccak)
  // As much as the fee, spread over the gas, and rounded up so that it suffices.
  const gasPrice = (resolved.tx.fee * WEI_PER_GWEI + gasLimit - 1n) / gasLimit
  const items: Item[] = [
    number(BigInt(resolved.tx.nonce), 'nonce'),
    number(gasPrice, 'fee'),
    number(gasLimit, 'gasLimit'),
    to,
    number(value, 'amount'),
    data,
    ...(options.signatures ? signatureItems(resolved, options.chainId) : [account(resolved.sender, 'from')]),
  ]
  const pieces = items.flatMap(withHeader)
  const length = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0)
  put(sink, headerOf(0xc0, length), 'structure', index)
  for (const { bytes, field } of pieces) put(sink, bytes, field, index)
}

function signatureItems({ posted }: ResolvedTx, chainId: number): Item[] {
  const { r, s, parity } = posted.signature
  const v = 2n * BigInt(chainId) + 35n + BigInt(parity)
  return [v, BigInt(bytesToHex(r)), BigInt(bytesToHex(s))].map((value) => number(value, 'signature'))
}

interface Call {
  readonly gasLimit: bigint
  readonly to: Item
  readonly value: bigint
  readonly data: Item
}

function callOf({ tx }: ResolvedTx, keccak: Keccak): Call {
  const selector = (signature: string): Part => ({ bytes: keccak(textToUtf8(signature)).slice(0, 4), field: 'kind' })
  const value = tx.amount * WEI_PER_GWEI
  switch (tx.kind) {
    case 'transfer':
      if (tx.asset === 'ether') return { gasLimit: GAS_LIMITS.payment, to: account(tx.to, 'to'), value, data: [] }
      return {
        gasLimit: GAS_LIMITS.token,
        to: account(TOKEN_ADDRESS, 'asset'),
        value: 0n,
        data: [selector('transfer(address,uint256)'), word(BigInt(tx.to), 'to'), word(value, 'amount')],
      }
    case 'swap':
      return {
        gasLimit: GAS_LIMITS.swap,
        to: account(POOL_ADDRESS, 'kind'),
        value: tx.sell === 'ether' ? value : 0n,
        data: [
          selector('swap(uint8,uint256,uint256)'),
          word(BigInt(ASSETS.indexOf(tx.sell)), 'asset'),
          word(value, 'amount'),
          word(tx.atLeast * WEI_PER_GWEI, 'atLeast'),
        ],
      }
    case 'withdraw':
      return {
        gasLimit: GAS_LIMITS.withdraw,
        to: account(BRIDGE_ADDRESS, 'kind'),
        value,
        data: [selector('withdraw(address)'), word(BigInt(tx.to), 'to')],
      }
  }
}

function withHeader(item: Item): Item {
  const bytes = concatBytes(item.map((part) => part.bytes))
  if (bytes.length === 1 && (bytes[0] as number) < 0x80) return item
  return [{ bytes: headerOf(0x80, bytes.length), field: 'structure' }, ...item]
}

function headerOf(offset: number, length: number): Uint8Array {
  if (length < 56) return Uint8Array.of(offset + length)
  const size = bigintToMinimalBytes(BigInt(length))
  return Uint8Array.of(offset + 55 + size.length, ...size)
}
