// ethereumjs asks its questions to this: a mutable overlay on an immutable world, with an undo log for checkpoints.
// Nothing is hashed while transactions run; `seal` folds the changes into a new world value once a block.

import type { AccountFields, StateManagerInterface } from '@ethereumjs/common'
import { Account, type Address } from '@ethereumjs/util'
import { type Trie, trieDelete, trieGet, triePut } from './trie.ts'
import {
  type AccountState,
  accountOf,
  EMPTY_BYTES,
  nameOfAddress,
  packed,
  storageOf,
  unpacked,
  type WorldCodec,
  type WorldState,
} from './world.ts'

export interface WorldStateManager extends StateManagerInterface {
  /** Start from this world; whatever was not sealed is forgotten. */
  load(world: WorldState): void
  /** The world after all changes so far. They stay loaded, as the new base. */
  seal(): WorldState
  /** `getStorage` without a promise, for those who can do without. */
  storageAt(address: Uint8Array, slot: Uint8Array): Uint8Array
  /** The same of what it was when the transaction began. */
  originalAt(address: Uint8Array, slot: Uint8Array): Uint8Array
  /** `putStorage` without a promise. */
  writeStorage(address: Uint8Array, slot: Uint8Array, value: Uint8Array): void
  /** Absent, or without nonce, balance and code (EIP-161). */
  isEmptyAt(address: Uint8Array): boolean
}

/** A map's entry before a change: `undefined` where it had none. */
interface Undo {
  readonly map: Map<string, unknown>
  readonly key: string
  readonly before: unknown
}

type Slots = Map<string, Uint8Array>

const DONE = Promise.resolve()
const ABSENT = Promise.resolve(undefined)

export function createStateManager(codec: WorldCodec): WorldStateManager {
  let base: WorldState = null
  /** Accounts read or written since `load`; `null`: known to be absent. */
  const accounts = new Map<string, AccountState | null>()
  /** Slots written since `load`, by account. A fresh map hides what the account's storage held. */
  const slots = new Map<string, Slots>()
  const touched = new Set<string>()
  let undo: Undo[] = []
  let checkpoints: number[] = []
  let originals = new Map<string, Uint8Array>()

  function write<V>(map: Map<string, V>, key: string, value: V): void {
    undo.push({ map: map as Map<string, unknown>, key, before: map.get(key) })
    map.set(key, value)
  }

  function read(name: string, address: Uint8Array): AccountState | null {
    const known = accounts.get(name)
    if (known !== undefined) return known
    const account = accountOf(base, address, codec)
    accounts.set(name, account)
    return account
  }

  function change(name: string, account: AccountState | null): void {
    touched.add(name)
    write(accounts, name, account)
  }

  function readSlot(address: Uint8Array, slot: Uint8Array): Uint8Array {
    const name = nameOfAddress(address)
    const own = slots.get(name)
    const written = own === undefined ? undefined : own.get(packed(slot))
    if (written !== undefined) return written
    const account = read(name, address)
    return account === null ? EMPTY_BYTES : storageOf(account, slot, codec)
  }

  function forgetStorage(name: string): void {
    if (slots.has(name)) write(slots, name, new Map())
  }

  function put(address: Address, account: Account): void {
    const name = nameOfAddress(address.bytes)
    const before = read(name, address.bytes)
    const { codeHash } = account
    const sameCode = before !== null && isEqual(before.codeHash, codeHash)
    if (!sameCode && !isEqual(codeHash, codec.emptyCodeHash)) throw new Error('code hash set without its code')
    change(name, {
      nonce: account.nonce,
      balance: account.balance,
      codeHash: sameCode ? before.codeHash : codec.emptyCodeHash,
      code: sameCode ? before.code : EMPTY_BYTES,
      storage: before?.storage ?? null,
    })
  }

  function writeSlot(address: Uint8Array, slot: Uint8Array, value: Uint8Array): void {
    const name = nameOfAddress(address)
    if (read(name, address) === null) throw new Error('storage written to an account that does not exist')
    let written = slots.get(name)
    if (written === undefined) {
      written = new Map()
      write(slots, name, written)
    }
    touched.add(name)
    write(written, packed(slot), withoutLeadingZeros(value))
  }

  function originalSlot(address: Uint8Array, slot: Uint8Array): Uint8Array {
    const name = nameOfAddress(address) + packed(slot)
    let value = originals.get(name)
    if (value === undefined) {
      value = readSlot(address, slot)
      originals.set(name, value)
    }
    return value
  }

  function foldStorage(name: string, storage: Trie<Uint8Array>): Trie<Uint8Array> {
    let folded = storage
    for (const [slot, value] of slots.get(name) ?? []) {
      const key = codec.keyOf(unpacked(slot))
      if (value.length === 0) folded = trieDelete(folded, key)
      else if (!isEqual(value, trieGet(folded, key) ?? EMPTY_BYTES)) folded = triePut(folded, key, value)
    }
    return folded
  }

  function load(world: WorldState): void {
    base = world
    accounts.clear()
    slots.clear()
    touched.clear()
    undo = []
    checkpoints = []
    originals = new Map()
  }

  function fold(): WorldState {
    let world = base
    for (const name of touched) {
      const address = unpacked(name)
      const account = accounts.get(name) ?? null
      const key = codec.keyOf(address)
      if (account === null) {
        world = trieDelete(world, key)
        continue
      }
      const storage = foldStorage(name, account.storage)
      const changed = storage === account.storage ? account : { ...account, storage }
      if (changed !== trieGet(world, key)) world = triePut(world, key, changed)
    }
    return world
  }

  const manager: WorldStateManager = {
    load,
    seal() {
      const world = fold()
      load(world)
      return world
    },
    storageAt: readSlot,
    originalAt: originalSlot,
    writeStorage: writeSlot,
    isEmptyAt(address) {
      const account = read(nameOfAddress(address), address)
      return account === null || (account.nonce === 0n && account.balance === 0n && account.code.length === 0)
    },

    getAccount(address) {
      const account = read(nameOfAddress(address.bytes), address.bytes)
      if (account === null) return ABSENT
      // The EVM asks for this root only to see whether a new contract's address holds storage already (EIP-7610).
      return Promise.resolve(new Account(account.nonce, account.balance, codec.storageRoot(account), account.codeHash))
    },
    putAccount(address, account) {
      if (account === undefined) return manager.deleteAccount(address)
      put(address, account)
      return DONE
    },
    deleteAccount(address) {
      const name = nameOfAddress(address.bytes)
      read(name, address.bytes)
      change(name, null)
      forgetStorage(name)
      return DONE
    },
    async modifyAccountFields(address: Address, fields: AccountFields) {
      const account = (await manager.getAccount(address)) ?? new Account()
      if (fields.nonce !== undefined) account.nonce = fields.nonce
      if (fields.balance !== undefined) account.balance = fields.balance
      if (fields.codeHash !== undefined) account.codeHash = fields.codeHash
      put(address, account)
    },

    putCode(address, code) {
      const name = nameOfAddress(address.bytes)
      const before = read(name, address.bytes)
      change(name, {
        nonce: before?.nonce ?? 0n,
        balance: before?.balance ?? 0n,
        codeHash: code.length === 0 ? codec.emptyCodeHash : codec.keccak256(code),
        code,
        storage: before?.storage ?? null,
      })
      return DONE
    },
    getCode(address) {
      return Promise.resolve(read(nameOfAddress(address.bytes), address.bytes)?.code ?? EMPTY_BYTES)
    },
    getCodeSize(address) {
      return Promise.resolve(read(nameOfAddress(address.bytes), address.bytes)?.code.length ?? 0)
    },

    getStorage(address, slot) {
      return Promise.resolve(readSlot(address.bytes, slot))
    },
    putStorage(address, slot, value) {
      writeSlot(address.bytes, slot, value)
      return DONE
    },
    clearStorage(address) {
      const name = nameOfAddress(address.bytes)
      const before = read(name, address.bytes)
      if (before !== null && before.storage !== null) change(name, { ...before, storage: null })
      forgetStorage(name)
      return DONE
    },

    checkpoint() {
      checkpoints.push(undo.length)
      return DONE
    },
    commit() {
      checkpoints.pop()
      if (checkpoints.length === 0) undo = []
      return DONE
    },
    revert() {
      const until = checkpoints.pop() ?? 0
      while (undo.length > until) {
        const { map, key, before } = undo.pop() as Undo
        if (before === undefined) map.delete(key)
        else map.set(key, before)
      }
      return DONE
    },

    getStateRoot: () => Promise.resolve(codec.stateRoot(fold())),
    setStateRoot: () => Promise.reject(new Error('a world is loaded by value, not by root')),
    hasStateRoot: () => Promise.resolve(false),
    originalStorageCache: {
      get: (address, slot) => Promise.resolve(originalSlot(address.bytes, slot)),
      clear() {
        if (originals.size > 0) originals = new Map()
      },
    },
    clearCaches() {},
    shallowCopy() {
      const copy = createStateManager(codec)
      copy.load(fold())
      return copy
    },
  }
  return manager
}

function withoutLeadingZeros(value: Uint8Array): Uint8Array {
  let zeros = 0
  while (zeros < value.length && value[zeros] === 0) zeros++
  // A copy: the EVM hands out views of its own memory.
  return zeros === value.length ? EMPTY_BYTES : value.slice(zeros)
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
