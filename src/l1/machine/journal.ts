// What a transaction has touched and warmed (EIP-161, EIP-2929), as ethereumjs' journal keeps it, but by packed bytes
// instead of hex, and with one list to undo instead of three sets for each checkpoint.

import type { EVM } from '@ethereumjs/evm'
import type { Account, Address } from '@ethereumjs/util'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import type { WorldStateManager } from '../state/stateManager.ts'
import { nameOfAddress, packed, unpacked } from '../state/world.ts'

type Slots = Set<string>

/** Touched by a failed transaction once, on mainnet, and kept so for ever. */
const RIPEMD160 = packed(hexToBytes(`0x${'00'.repeat(19)}03`))
const KEPT_PLACES = 4096

/** An address that some transaction warmed before it started: the same ones come again with each. */
interface Always {
  transaction: number
  slots: Slots | null
}

export function createJournal(state: WorldStateManager): EVM['journal'] {
  const warm = new Map<string, Slots>()
  /** What a transaction warms before it starts: no revert cools it. By packed bytes, and as it is asked for. */
  const places = new Map<string, Always>()
  const placesAsGiven = new Map<string, Always>()
  let transaction = 0
  const touched = new Set<string>()
  let undo: (() => void)[] = []
  let checkpoints: number[] = []
  /** By unprefixed hex, for who asks (eth_createAccessList). */
  let reported: Map<string, Set<string>> | undefined

  const touch = (address: Address): void => {
    const name = nameOfAddress(address.bytes)
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
  const placeOf = (given: string): Always => {
    const name = packed(hexToBytes(prefixed(given)))
    const place = places.get(name) ?? { transaction: -1, slots: null }
    places.set(name, place)
    placesAsGiven.set(given, place)
    return place
  }
  const warmAlways = (given: string): Always => {
    const place = placesAsGiven.get(given) ?? placeOf(given)
    if (place.transaction !== transaction) {
      place.transaction = transaction
      place.slots = null
    }
    return place
  }
  const alwaysWarm = (name: string): Always | undefined => {
    const place = places.get(name)
    return place?.transaction === transaction ? place : undefined
  }
  const clean = (): void => {
    warm.clear()
    transaction++
    if (placesAsGiven.size > KEPT_PLACES) {
      places.clear()
      placesAsGiven.clear()
    }
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
      warmAlways(address)
      if (isReported && reported !== undefined) report(hexToBytes(prefixed(address)))
    },
    addAlwaysWarmSlot(address: string, slot: string, isReported = false) {
      const place = warmAlways(address)
      const bytes = hexToBytes(prefixed(slot))
      place.slots ??= new Set()
      place.slots.add(packed(bytes))
      if (isReported && reported !== undefined) report(hexToBytes(prefixed(address))).add(unprefixed(bytes))
    },
    isWarmedAddress(address: Uint8Array) {
      const name = nameOfAddress(address)
      return warm.has(name) || alwaysWarm(name) !== undefined
    },
    addWarmedAddress(address: Uint8Array) {
      warmAddress(nameOfAddress(address))
      if (reported !== undefined) report(address)
    },
    isWarmedStorage(address: Uint8Array, slot: Uint8Array) {
      const name = nameOfAddress(address)
      const slots = warm.get(name)
      const always = alwaysWarm(name)?.slots
      if (slots === undefined && !always) return false
      const slotName = packed(slot)
      return slots?.has(slotName) === true || always?.has(slotName) === true
    },
    addWarmedStorage(address: Uint8Array, slot: Uint8Array) {
      const slots = warmAddress(nameOfAddress(address))
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
