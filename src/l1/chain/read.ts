// Reading the chain: blocks, transactions, accounts, proofs. All of it is synchronous and of one immutable state.

import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { mapGet } from '../../lib/persistentMap.ts'
import { vectorGet } from '../../lib/persistentVector.ts'
import { type PoolEntry, poolEntry } from '../mempool/pool.ts'
import { trieGet, trieProof } from '../state/trie.ts'
import { type AccountState, accountOf, storageOf } from '../state/world.ts'
import { type At, worldAt } from './environment.ts'
import { finalityOf } from './finality.ts'
import { headOf } from './head.ts'
import type { BlockRecord, L1State, TxRecord } from './state.ts'

export type BlockTag = 'earliest' | 'finalized' | 'safe' | 'latest'

export function blockByNumber(l1: L1State, number: number): BlockRecord | null {
  return vectorGet(l1.blocks, number) ?? null
}

export function blockByHash(l1: L1State, hash: Hex): BlockRecord | null {
  const number = mapGet(l1.numberByHash, hash)
  return number === undefined ? null : blockByNumber(l1, number)
}

export function numberOfTag(l1: L1State, tag: BlockTag): number {
  if (tag === 'earliest') return 0
  if (tag === 'latest') return headOf(l1).number
  const finality = finalityOf(l1)
  return tag === 'safe' ? finality.safe : finality.finalised
}

export type FoundTx =
  | { readonly stage: 'sealed'; readonly block: BlockRecord; readonly record: TxRecord }
  | { readonly stage: 'pending'; readonly entry: PoolEntry }

export function findTransaction(l1: L1State, hash: Hex): FoundTx | null {
  const place = mapGet(l1.placeByTx, hash)
  if (place === undefined) {
    const entry = poolEntry(l1.mempool, hash)
    return entry === undefined ? null : { stage: 'pending', entry }
  }
  const block = vectorGet(l1.blocks, place.block)
  const record = block?.transactions[place.index]
  return block === undefined || record === undefined ? null : { stage: 'sealed', block, record }
}

/** `null`: the account does not exist. */
export function readAccount(l1: L1State, at: At, address: Hex): AccountState | null {
  return accountOf(worldAt(l1, at), hexToBytes(address), l1.machine.codec)
}

/** 32 bytes; `slot` must be 32 bytes, too. */
export function readStorage(l1: L1State, at: At, address: Hex, slot: Hex): Hex {
  const account = readAccount(l1, at, address)
  const value = account === null ? new Uint8Array(0) : storageOf(account, hexToBytes(slot), l1.machine.codec)
  return bytesToHex(value).replace('0x', `0x${'00'.repeat(32 - value.length)}`) as Hex
}

export interface AccountProof {
  readonly address: Hex
  readonly balance: bigint
  readonly nonce: bigint
  readonly codeHash: Hex
  readonly storageHash: Hex
  readonly accountProof: readonly Hex[]
  readonly storageProof: readonly { readonly key: Hex; readonly value: bigint; readonly proof: readonly Hex[] }[]
}

const EMPTY_ROOT: Hex = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421'
const EMPTY_CODE: Hex = '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'

/** Proofs of an account and of slots (32 bytes each) against the state root of a block; absence is proven as well. */
export function proofOf(l1: L1State, at: At, address: Hex, slots: readonly Hex[]): AccountProof {
  const { codec } = l1.machine
  const world = worldAt(l1, at)
  const key = codec.keyOf(hexToBytes(address))
  const account = trieGet(world, key) ?? null
  const storage = account?.storage ?? null
  return {
    address,
    balance: account?.balance ?? 0n,
    nonce: account?.nonce ?? 0n,
    codeHash: account === null ? EMPTY_CODE : bytesToHex(account.codeHash),
    storageHash: account === null ? EMPTY_ROOT : bytesToHex(codec.storageRoot(account)),
    accountProof: trieProof(world, key, codec.accounts).map(bytesToHex),
    storageProof: slots.map((slot) => {
      const slotKey = codec.keyOf(hexToBytes(slot))
      const value = storage === null ? undefined : trieGet(storage, slotKey)
      const proof = trieProof(storage, slotKey, codec.slots).map(bytesToHex)
      return { key: slot, value: value === undefined ? 0n : BigInt(bytesToHex(value)), proof }
    }),
  }
}
