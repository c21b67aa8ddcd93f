// A town on the rollup to test with: people with keys and money, and what they might ask for, sensible or not.

import type { Hex, Rng } from '../../kernel/types.ts'
import { type L1Crypto, loadCrypto } from '../../l1/machine/crypto.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import type { L2Batch } from '../codec/payload.ts'
import { encodeDeposit, encodeForcedTx } from '../records.ts'
import { type Asset, accountAt, createRollupState, MAX_AMOUNT, type RollupState } from '../state.ts'
import { ASSETS, domainSeparatorOf, type L2Tx, type PostedTx, type SignedTx, signTx } from '../transactions.ts'
import { applyPosted, postedTx, type Rules } from '../transition.ts'

export const TEST_DOMAIN = { chainId: 31_400, verifyingContract: `0x${'1b'.repeat(20)}` } as const
export const GENESIS_TIME = 1_767_830_400

export interface Town {
  readonly crypto: L1Crypto
  readonly rules: Rules
  readonly genesis: RollupState
  /** Of account 0, then of the residents, who have the accounts from 2 on. */
  readonly people: readonly { readonly key: Hex; readonly address: Hex }[]
  sign(tx: L2Tx): SignedTx
}

export interface TownOptions {
  readonly residents?: number
  readonly depth?: number
  readonly ether?: bigint
  readonly token?: bigint
  readonly pool?: { readonly ether: bigint; readonly token: bigint }
}

export async function createTown({
  residents = 6,
  depth = 16,
  ether = 1_000_000_000n,
  token = 5_000_000_000n,
  pool = { ether: 20_000_000_000n, token: 40_000_000_000_000n },
}: TownOptions = {}): Promise<Town> {
  const crypto = await loadCrypto()
  const domainSeparator = domainSeparatorOf(TEST_DOMAIN, crypto.keccak256)
  const people = Array.from({ length: residents + 1 }, (_, i) => {
    const key = bytesToHex(crypto.keccak256(Uint8Array.of(i >> 8, i & 0xff)))
    return { key, address: bytesToHex(crypto.addressOf(crypto.publicKeyOf(hexToBytes(key)))) }
  })
  const keys = new Map(people.map(({ key, address }) => [address, key]))
  const genesis = createRollupState({
    sequencer: people[0]?.address as Hex,
    pool,
    residents: people.slice(1).map(({ address }) => ({ address, ether, token })),
    timestamp: GENESIS_TIME,
    depth,
  })
  const rules: Rules = { crypto, domainSeparator, checkSignatures: true }
  return {
    crypto,
    rules,
    genesis,
    people,
    sign(tx) {
      const address = accountAt(genesis, tx.from)?.address ?? people[1]?.address
      return signTx(tx, keys.get(address as Hex) ?? (people[1]?.key as Hex), rules)
    },
  }
}

const pick = <T>(rng: Rng, items: readonly T[]): T => items[rng.int(items.length)] as T

/** Round, crooked, nothing, far too much: what takes two bytes, and what takes ten. */
export function randomAmount(rng: Rng, most: bigint): bigint {
  switch (rng.int(8)) {
    case 0:
      return 0n
    case 1:
      return pick(rng, [MAX_AMOUNT, most, most + 1n, 2_047n, 2_048n, 20_470_000_000_000_000_000n % MAX_AMOUNT])
    case 2:
      return BigInt(rng.int(2 ** 31)) * BigInt(rng.int(2 ** 31))
    case 3:
      return BigInt(rng.int(100_000_000))
    default:
      return BigInt(rng.int(2_048)) * 10n ** BigInt(rng.int(5))
  }
}

/** Mostly possible. `from` is sometimes the pool, or nobody. */
export function randomTx(state: RollupState, rng: Rng): L2Tx {
  const from = rng.int(12) === 0 ? rng.int(state.counters.accounts + 2) : pick(rng, [0, 2, 3, 4, 5])
  const sender = accountAt(state, from)
  const nonce = sender?.nonce ?? 0
  const asset: Asset = pick(rng, ASSETS)
  const terms = {
    from,
    amount: randomAmount(rng, sender?.[asset] ?? 0n),
    fee: rng.int(6) === 0 ? randomAmount(rng, 1_000n) : BigInt(rng.int(200)),
    nonce,
  }
  const anybody = (): Hex =>
    rng.int(4) === 0 ? bytesToHex(rng.bytes(20)) : (accountAt(state, rng.int(state.counters.accounts))?.address as Hex)
  switch (rng.int(5)) {
    case 0:
      return { kind: 'swap', ...terms, sell: asset, atLeast: rng.int(2) === 0 ? 0n : randomAmount(rng, 1_000n) }
    case 1:
      return { kind: 'withdraw', ...terms, to: rng.int(2) === 0 ? anybody() : (sender?.address ?? anybody()) }
    default:
      return { kind: 'transfer', ...terms, to: anybody(), asset }
  }
}

/** As it is posted; now and then to a number instead of an address, or with a signature of nobody's. */
export function randomPosted(town: Town, state: RollupState, rng: Rng): PostedTx {
  const signed = town.sign(randomTx(state, rng))
  const posted = postedTx(state, signed)
  const oddity = rng.int(24)
  if (oddity === 0) return { ...posted, signature: { ...posted.signature, r: rng.bytes(32) } }
  if (oddity === 1) return { ...posted, signature: { r: new Uint8Array(32), s: new Uint8Array(32), parity: 1 } }
  if (oddity === 2 && posted.kind === 'transfer') return { ...posted, to: { account: rng.int(40) } }
  if (oddity === 3 && posted.kind === 'withdraw') {
    return { ...posted, to: accountAt(state, posted.from)?.address ?? `0x${'00'.repeat(20)}` }
  }
  return posted
}

export function randomRecord(town: Town, state: RollupState, rng: Rng): Uint8Array {
  if (rng.int(2) === 0) {
    const toIndex = rng.int(state.counters.accounts + 2)
    const to =
      rng.int(3) === 0 ? bytesToHex(rng.bytes(20)) : (accountAt(state, toIndex)?.address ?? bytesToHex(rng.bytes(20)))
    return encodeDeposit({ to, toIndex, amount: randomAmount(rng, 1_000_000n) })
  }
  const record = encodeForcedTx(town.sign(randomTx(state, rng)), rng.int(state.counters.accounts + 2))
  if (rng.int(4) === 0) record[rng.int(record.length)] = rng.int(256)
  return record
}

export interface RandomBatchOptions {
  readonly transactions: number
  readonly messagesTo: number
}

/** Each transaction fits the state that those before it leave. */
export function randomBatch(town: Town, start: RollupState, rng: Rng, options: RandomBatchOptions): L2Batch {
  const blocks: { secondsLater: number; transactions: PostedTx[] }[] = []
  let state = start
  for (let made = 0; made < options.transactions; made++) {
    if (blocks.length === 0 || rng.int(5) === 0) blocks.push({ secondsLater: rng.int(3), transactions: [] })
    const posted = randomPosted(town, state, rng)
    blocks.at(-1)?.transactions.push(posted)
    state = applyPosted(state, posted, { ...town.rules, checkSignatures: false }).state
  }
  return { messagesTo: options.messagesTo, blocks }
}
