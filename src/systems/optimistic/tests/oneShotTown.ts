// A small rollup for the re-executor: who lives there, what they may ask for, and a record of it, right or wrong.

import fc from 'fast-check'
import type { Hex } from '../../../kernel/types.ts'
import { type L1Crypto, loadCrypto } from '../../../l1/machine/crypto.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { encodeForcedTx, NO_ACCOUNT } from '../../../rollup/records.ts'
import { accountAt, createRollupState, MAX_AMOUNT, POOL, type RollupState, SEQUENCER } from '../../../rollup/state.ts'
import { domainSeparatorOf, type L2Tx, type SignedTx, signTx } from '../../../rollup/transactions.ts'
import { type Rules, swapOutput } from '../../../rollup/transition.ts'
import { getLeaf, setLeaf } from '../../../rollup/tree.ts'

export const ANA = 2
export const BEN = 3
/** Has nearly all that fits into 64 bits. */
export const RICH = 4
/** An account of the address zero, which a broken signature must not open. */
export const ZERO = 5
const RESIDENTS = [ANA, BEN, RICH, ZERO]
const ZERO_ADDRESS: Hex = '0x0000000000000000000000000000000000000000'
const ETHER = 10n ** 9n

export interface Town {
  readonly crypto: L1Crypto
  readonly rules: Rules
  readonly state: RollupState
}

const keyOf = (number: number): Hex => `0x${(number + 1).toString(16).padStart(64, '0')}`

export async function createTown(): Promise<Town> {
  const crypto = await loadCrypto()
  const domain = { chainId: 31_338, verifyingContract: `0x${'1b'.repeat(20)}` } as const
  const rules = { crypto, domainSeparator: domainSeparatorOf(domain, crypto.keccak256), checkSignatures: true }
  const balances = (number: number) =>
    number === RICH
      ? { ether: MAX_AMOUNT - ETHER / 10n, token: MAX_AMOUNT - ETHER / 10n }
      : { ether: 50n * ETHER, token: 40n * ETHER }
  const state = createRollupState({
    sequencer: addressOf(crypto, SEQUENCER),
    pool: { ether: 300n * ETHER, token: 700n * ETHER },
    residents: RESIDENTS.map((number) => ({ address: addressOf(crypto, number), ...balances(number) })),
    timestamp: 1_700_000_000,
  })
  return { crypto, rules, state: withBalances(state, SEQUENCER, 2n * ETHER) }
}

export const addressOf = (crypto: L1Crypto, number: number): Hex =>
  number === ZERO ? ZERO_ADDRESS : bytesToHex(crypto.addressOf(crypto.publicKeyOf(hexToBytes(keyOf(number)))))

function withBalances(state: RollupState, number: number, each: bigint): RollupState {
  const account = getLeaf(state.accounts, number)
  if (account === undefined) throw new Error(`no account ${number}`)
  return { ...state, accounts: setLeaf(state.accounts, number, { ...account, ether: each, token: each }) }
}

/** The same town when the sequencer and the pool can't take any more. */
export const brimming = ({ state }: Town): RollupState =>
  [SEQUENCER, POOL].reduce((all, number) => withBalances(all, number, MAX_AMOUNT - 5n), state)

/** The same town when both trees are full. The leaves between are not looked at, and so need not be there. */
export const full = ({ state }: Town): RollupState => ({
  ...state,
  counters: { ...state.counters, accounts: 65_536, withdrawals: 65_536 },
})

export const sign = ({ rules }: Town, tx: L2Tx): SignedTx => signTx(tx, keyOf(tx.from), rules)

/** What somebody wants, in words that make sense in any state. */
export interface Wish {
  readonly kind: L2Tx['kind']
  readonly from: number
  readonly to: number
  readonly account: 'theirs' | 'another' | 'none'
  readonly asset: 'ether' | 'token'
  readonly amount: 'none' | 'one' | 'some' | 'all' | 'all but fee' | 'too much' | 'most'
  readonly fee: 'none' | 'some' | 'most'
  readonly atLeast: 'none' | 'exact' | 'one more'
  readonly nonce: 'right' | 'next'
  readonly signature: 'right' | 'high s' | 'other key' | 'other parity' | 'no r' | 'r too large' | 'no s' | 'random r'
  readonly spoil: { readonly at: number; readonly bits: number } | null
}

/** The usual so many times as often as each of the others. */
const mostly = <T>(usual: T, often: number, others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: often }, ...others.map((value) => fc.constant(value)))

const NOBODY = 70_000

export const wishes: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom('transfer', 'transfer', 'swap', 'withdraw'),
  from: mostly<number>(ANA, 4, [BEN, BEN, RICH, RICH, ZERO, SEQUENCER, POOL, NOBODY]),
  to: fc.constantFrom(SEQUENCER, POOL, ANA, ANA, BEN, RICH, RICH, ZERO, 9, 10, 11),
  account: mostly<Wish['account']>('theirs', 2, ['another', 'none']),
  asset: fc.constantFrom('ether', 'token'),
  amount: mostly<Wish['amount']>('some', 20, ['none', 'one', 'all', 'all but fee', 'too much', 'most']),
  fee: mostly<Wish['fee']>('some', 20, ['none', 'most']),
  atLeast: mostly<Wish['atLeast']>('exact', 4, ['none', 'one more']),
  nonce: mostly<Wish['nonce']>('right', 20, ['next']),
  signature: mostly<Wish['signature']>('right', 60, [
    'high s',
    'high s',
    'high s',
    'other key',
    'other parity',
    'no r',
    'r too large',
    'no s',
    'random r',
  ]),
  spoil: mostly<Wish['spoil']>(null, 90, [
    { at: 0, bits: 4 },
    { at: 0, bits: 1 },
    { at: 1, bits: 2 },
    { at: 1, bits: 1 },
    { at: 9, bits: 1 },
    { at: 29, bits: 1 },
    { at: 45, bits: 1 },
    { at: 58, bits: 2 },
    { at: 123, bits: 1 },
  ]),
})

export function recordOf(town: Town, state: RollupState, wish: Wish): Uint8Array {
  const tx = txOf(town, state, wish)
  const { signature } = sign({ ...town }, wish.signature === 'other key' ? { ...tx, from: RICH + 20 } : tx)
  const record = encodeForcedTx({ tx, signature: bent(signature, wish.signature) }, accountNumber(town, state, wish))
  if (wish.spoil !== null) record[wish.spoil.at] = (record[wish.spoil.at] ?? 0) ^ wish.spoil.bits
  return record
}

function txOf({ crypto }: Town, state: RollupState, wish: Wish): L2Tx {
  const { kind, from } = wish
  const sender = accountAt(state, from) ?? { nonce: 0, ether: ETHER, token: ETHER }
  const paid = kind === 'withdraw' ? 'ether' : wish.asset
  const fee = { none: 0n, some: 1000n, most: MAX_AMOUNT }[wish.fee]
  const amount = {
    none: 0n,
    one: 1n,
    some: ETHER / 7n,
    all: sender[paid],
    'all but fee': sender[paid] > fee ? sender[paid] - fee : 0n,
    'too much': sender[paid] < MAX_AMOUNT ? sender[paid] + 1n : MAX_AMOUNT,
    most: MAX_AMOUNT,
  }[wish.amount]
  const base = { from, amount, fee, nonce: sender.nonce + (wish.nonce === 'next' ? 1 : 0) }
  const to = addressOf(crypto, wish.to)
  if (kind === 'transfer') return { kind, ...base, to, asset: wish.asset }
  if (kind === 'withdraw') return { kind, ...base, to }
  return { kind, ...base, sell: wish.asset, atLeast: atLeastOf(state, wish, amount) }
}

function atLeastOf(state: RollupState, { asset, atLeast }: Wish, amount: bigint): bigint {
  const pool = accountAt(state, POOL) ?? { ether: 0n, token: 0n }
  const [sell, buy] = asset === 'ether' ? (['ether', 'token'] as const) : (['token', 'ether'] as const)
  const exact = swapOutput({ amount, reserveIn: pool[sell], reserveOut: pool[buy] })
  return { none: 0n, exact, 'one more': exact + 1n }[atLeast]
}

function accountNumber({ crypto }: Town, state: RollupState, { to, account }: Wish): number {
  if (account === 'none') return NO_ACCOUNT
  if (account === 'another') return to === BEN ? ANA : BEN
  for (const number of [SEQUENCER, POOL, ...RESIDENTS]) {
    if (accountAt(state, number)?.address === addressOf(crypto, to)) return number
  }
  return to
}

/** The order of secp256k1. */
const ORDER = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141n

function bent(signature: SignedTx['signature'], how: Wish['signature']): SignedTx['signature'] {
  const { r, s, parity } = signature
  const flipped = parity === 0 ? 1 : 0
  switch (how) {
    case 'right':
    case 'other key':
      return signature
    case 'high s':
      return { r, s: toBytes(ORDER - BigInt(bytesToHex(s))), parity: flipped }
    case 'other parity':
      return { r, s, parity: flipped }
    case 'no r':
      return { r: new Uint8Array(32), s, parity }
    case 'r too large':
      return { r: new Uint8Array(32).fill(0xff), s, parity }
    case 'no s':
      return { r, s: new Uint8Array(32), parity }
    case 'random r':
      return { r: r.map((byte) => byte ^ 0x55), s, parity }
  }
}

const toBytes = (value: bigint): Uint8Array => hexToBytes(`0x${value.toString(16).padStart(64, '0')}`)
