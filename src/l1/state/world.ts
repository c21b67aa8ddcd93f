// The world state as a value: an immutable trie of accounts, each with its own trie of storage.

import { rlpBytes, rlpList, rlpNumber } from './rlp.ts'
import { type Nibbles, type Trie, type TrieCodec, toNibbles, trieGet, trieRoot } from './trie.ts'

export interface AccountState {
  readonly nonce: bigint
  readonly balance: bigint
  readonly codeHash: Uint8Array
  /** Content-addressed by `codeHash`; kept here so that a state value is complete in itself. */
  readonly code: Uint8Array
  /** Slot → value without leading zeros; a zero value is an absent entry. */
  readonly storage: Trie<Uint8Array>
}

export type WorldState = Trie<AccountState>

/** All that turning a world into hashes needs, made once for a hash function. */
export interface WorldCodec {
  readonly keccak256: (bytes: Uint8Array) => Uint8Array
  /** The trie key of an address or a storage slot. */
  keyOf(preimage: Uint8Array): Nibbles
  /**
   * The addresses and slots behind these keys, by the packed key, as far as this machine has met them. For words only:
   * what it has met depends on what else it ran, so nothing that must be the same everywhere may rest on it.
   */
  preimagesOf(keys: readonly Nibbles[]): ReadonlyMap<string, Uint8Array>
  stateRoot(world: WorldState): Uint8Array
  storageRoot(account: AccountState): Uint8Array
  readonly accounts: TrieCodec<AccountState>
  readonly slots: TrieCodec<Uint8Array>
  readonly emptyCodeHash: Uint8Array
}

/** Keys are remembered, not looked for: hashing an address at each read would be half of the cost of a transfer. */
const REMEMBERED_KEYS = 100_000

export function createWorldCodec(keccak256: (bytes: Uint8Array) => Uint8Array): WorldCodec {
  const keys = new Map<string, Nibbles>()
  const slots: TrieCodec<Uint8Array> = { keccak256, encode: rlpBytes }
  const emptyRoot = trieRoot(null, slots)
  /** The EVM asks with every account that it reads. */
  const storageRoots = new WeakMap<object, Uint8Array>()
  const storageRoot = ({ storage }: AccountState) => {
    if (storage === null) return emptyRoot
    let root = storageRoots.get(storage)
    if (root === undefined) {
      root = trieRoot(storage, slots)
      storageRoots.set(storage, root)
    }
    return root
  }
  const accounts: TrieCodec<AccountState> = {
    keccak256,
    encode: (account) =>
      rlpList([
        rlpNumber(account.nonce),
        rlpNumber(account.balance),
        rlpBytes(storageRoot(account)),
        rlpBytes(account.codeHash),
      ]),
  }
  return {
    keccak256,
    keyOf(preimage) {
      const name = packed(preimage)
      let key = keys.get(name)
      if (key === undefined) {
        key = toNibbles(keccak256(preimage))
        if (keys.size >= REMEMBERED_KEYS) keys.clear()
        keys.set(name, key)
      }
      return key
    },
    preimagesOf(wanted) {
      const names = new Set(wanted.map(packed))
      const found = new Map<string, Uint8Array>()
      for (const [preimage, key] of keys) {
        const name = packed(key)
        if (names.has(name)) found.set(name, unpacked(preimage))
      }
      return found
    },
    stateRoot: (world) => trieRoot(world, accounts),
    storageRoot,
    accounts,
    slots,
    emptyCodeHash: keccak256(new Uint8Array(0)),
  }
}

export function accountOf(world: WorldState, address: Uint8Array, codec: WorldCodec): AccountState | null {
  return trieGet(world, codec.keyOf(address)) ?? null
}

export const EMPTY_BYTES: Uint8Array = new Uint8Array(0)

export function storageOf(account: AccountState, slot: Uint8Array, codec: WorldCodec): Uint8Array {
  return (account.storage === null ? undefined : trieGet(account.storage, codec.keyOf(slot))) ?? EMPTY_BYTES
}

const units: number[] = []

/** Bytes as a short string (two bytes a character): cheaper to make and to compare than hex. Of even length only. */
export function packed(bytes: Uint8Array): string {
  const length = bytes.length >> 1
  units.length = length
  for (let i = 0, at = 0; i < length; i++, at += 2) units[i] = ((bytes[at] as number) << 8) | (bytes[at + 1] as number)
  return String.fromCharCode.apply(null, units)
}

let lastAddress = EMPTY_BYTES
let lastName = ''

/** `packed`, for addresses: a contract asks for one slot of its own after the other. Nobody writes into an address. */
export function nameOfAddress(address: Uint8Array): string {
  if (address !== lastAddress) {
    lastName = packed(address)
    lastAddress = address
  }
  return lastName
}

export function unpacked(name: string): Uint8Array {
  const bytes = new Uint8Array(name.length * 2)
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i)
    bytes[2 * i] = unit >> 8
    bytes[2 * i + 1] = unit & 255
  }
  return bytes
}
