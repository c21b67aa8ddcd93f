// What a transaction has touched and warmed (EIP-161, EIP-2929), as ethereumjs' journal keeps it, but by packed bytes
// instead of hex, and with one list to undo instead of three sets for each checkpoint.

import type { EVM } from '@ethereumjs/evm'
import type { Account, Address } from '@ethereumjs/util'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import type { WorldStateManager } from '../state/stateManager.ts'
import { packed, unpacked } from '../state/world.ts'

type Slots = Set<string>

/** Touched by a failed transaction once, on mainnet, and kept so for ever. */
const RIPEMD160 = packed(hexToBytes(`0x${'00'.repeat(19)}03`))
const KEPT_NAMES = 4096

export function createJournal(state: WorldStateManager): EVM['journal'] {
  const warm = new Map<string, Slots>()
  /** What a transaction warms before it starts: no revert cools it. */
  const alwaysWarm = new Map<string, Slots | null>()
  const touched = new Set<string>()
  let undo: (() => void)[] = []
  let checkpoints: number[] = []
  /** By unprefixed hex, for who asks (eth_createAccessList). */
  let reported: Map<string, Set<string>> | undefined

  const touch = (address: Address): void => {
    const name = packed(address.bytes)
    if (touched.has(name)) return
    touched.add(name)
    if (name !== RIPEMD160) undo.push(() => touched.delete(name))
  }
  const report = (address: Uint8Array): Set<string> => {
    const list = reported as Map<string, Set<string>>
    const name = unprefixed(address)
    const slots = list.get(name) ?? new Set()
    list.set(name, slots)
    return slots
  }
  const warmAddress = (name: string): Slots => {
    let slots = warm.get(name)
    if (slots === undefined) {
      slots = new Set()
      warm.set(name, slots)
      undo.push(() => warm.delete(name))
    }
    return slots
  }
  const clean = (): void => {
    warm.clear()
    alwaysWarm.clear()
    touched.clear()
    if (undo.length > 0) undo = []
    if (checkpoints.length > 0) checkpoints = []
  }

  const journal = {
    get accessList() {
      return reported
    },
    startReportingAccessList() {
      reported = new Map()
    },
    startReportingPreimages() {
      throw new Error('this state keeps no preimages')
    },
    putAccount(address: Address, account: Account | undefined) {
      touch(address)
      return state.putAccount(address, account)
    },
    deleteAccount(address: Address) {
      touch(address)
      return state.deleteAccount(address)
    },
    checkpoint() {
      checkpoints.push(undo.length)
      return state.checkpoint()
    },
    commit() {
      checkpoints.pop()
      return state.commit()
    },
    revert() {
      const until = checkpoints.pop() ?? 0
      while (undo.length > until) undo.pop()?.()
      return state.revert()
    },
    cleanJournal: clean,
    async cleanup() {
      for (const name of touched) {
        const address = unpacked(name)
        if (state.isEmptyAt(address)) await state.deleteAccount({ bytes: address } as Address)
      }
      clean()
      reported = undefined
    },

    addAlwaysWarmAddress(address: string, isReported = false) {
      const name = nameOf(address)
      if (!alwaysWarm.has(name)) alwaysWarm.set(name, null)
      if (isReported && reported !== undefined) report(unpacked(name))
    },
    addAlwaysWarmSlot(address: string, slot: string, isReported = false) {
      const name = nameOf(address)
      const bytes = hexToBytes(prefixed(slot))
      const slots = alwaysWarm.get(name) ?? new Set()
      alwaysWarm.set(name, slots.add(packed(bytes)))
      if (isReported && reported !== undefined) report(unpacked(name)).add(unprefixed(bytes))
    },
    isWarmedAddress(address: Uint8Array) {
      const name = packed(address)
      return warm.has(name) || alwaysWarm.has(name)
    },
    addWarmedAddress(address: Uint8Array) {
      warmAddress(packed(address))
      if (reported !== undefined) report(address)
    },
    isWarmedStorage(address: Uint8Array, slot: Uint8Array) {
      const name = packed(address)
      const slots = warm.get(name)
      const always = alwaysWarm.get(name)
      if (slots === undefined && !always) return false
      const slotName = packed(slot)
      return slots?.has(slotName) === true || always?.has(slotName) === true
    },
    addWarmedStorage(address: Uint8Array, slot: Uint8Array) {
      const slots = warmAddress(packed(address))
      const slotName = packed(slot)
      if (!slots.has(slotName)) {
        slots.add(slotName)
        undo.push(() => slots.delete(slotName))
      }
      if (reported !== undefined) report(address).add(unprefixed(slot))
    },
  }
  return journal as unknown as EVM['journal']
}

const prefixed = (hex: string): string => (hex.startsWith('0x') ? hex : `0x${hex}`)
const unprefixed = (bytes: Uint8Array): string => bytesToHex(bytes).slice(2)

/** The precompiles, the proposer and the contracts that all call come again with each transaction. */
const names = new Map<string, string>()

function nameOf(address: string): string {
  let name = names.get(address)
  if (name === undefined) {
    name = packed(hexToBytes(prefixed(address)))
    if (names.size >= KEPT_NAMES) names.clear()
    names.set(address, name)
  }
  return name
}
