// The opcodes that move words between stack, memory, call data and storage. ethereumjs turns each word into hex
// text on the way (and awaits storage); these four or five make most of what Solidity compiles to.

import type { Common } from '@ethereumjs/common'
import type { WorldStateManager } from '../state/stateManager.ts'
import type { RunState } from './opcodeGas.ts'

type SyncHandler = (state: RunState, common: Common) => void
type SyncGas = (state: RunState, gas: bigint, common: Common) => bigint

const MLOAD = 0x51
const MSTORE = 0x52
const KECCAK256 = 0x20
const CALLDATALOAD = 0x35
export const SLOAD = 0x54

/** What the loop runs instead of ethereumjs' own; everything else stays. */
export function fastHandlers(keccak256: (bytes: Uint8Array) => Uint8Array, storage: WorldStateManager) {
  const handlers: { readonly [opCode: number]: SyncHandler } = {
    [MLOAD](state) {
      const offset = Number(state.stack.pop())
      state.memory.extend(offset, 32)
      state.stack.push(wordAt(state.memory._store, offset))
    },
    [MSTORE](state) {
      const offset = Number(state.stack.pop())
      state.memory.extend(offset, 32)
      putWord(state.memory._store, offset, state.stack.pop())
    },
    [KECCAK256](state) {
      const offset = state.stack.pop()
      const length = Number(state.stack.pop())
      const bytes = length === 0 ? NO_BYTES : state.memory.read(Number(offset), length, true)
      state.stack.push(wordAt(keccak256(bytes), 0))
    },
    [CALLDATALOAD](state) {
      const offset = state.stack.pop()
      const data = state.interpreter.getCallData()
      if (offset >= BigInt(data.length)) state.stack.push(0n)
      else if (Number(offset) + 32 <= data.length) state.stack.push(wordAt(data, Number(offset)))
      else {
        scratch.fill(0)
        scratch.set(data.subarray(Number(offset)))
        state.stack.push(wordAt(scratch, 0))
      }
    },
    [SLOAD](state) {
      const value = storage.storageAt(state.interpreter.getAddress().bytes, wordOf(state.stack.pop()))
      state.stack.push(value.length === 0 ? 0n : minimalToBigint(value))
    },
  }
  return handlers
}

/** SLOAD costs by whether the slot was touched before in this transaction (EIP-2929), and touches it. */
export const sloadGas: SyncGas = (state, gas, common) => {
  const [key = 0n] = state.stack.peek(1)
  const slot = wordOf(key)
  const { journal } = state.interpreter
  const address = state.interpreter.getAddress().bytes
  if (journal.isWarmedStorage(address, slot)) return gas + common.param('warmstoragereadGas')
  journal.addWarmedStorage(address, slot)
  return gas + common.param('coldsloadGas')
}

const NO_BYTES = new Uint8Array(0)
const scratch = new Uint8Array(32)
const WORD_64 = 0xffffffffffffffffn

/** One view for each buffer: memory keeps its buffer until it grows. */
let viewed: Uint8Array = NO_BYTES
let view = new DataView(viewed.buffer)

function viewOf(bytes: Uint8Array): DataView {
  if (bytes !== viewed) {
    viewed = bytes
    view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  return view
}

function wordAt(bytes: Uint8Array, offset: number): bigint {
  const words = viewOf(bytes)
  const low = words.getBigUint64(offset + 24)
  const next = words.getBigUint64(offset + 16)
  const third = words.getBigUint64(offset + 8)
  const high = words.getBigUint64(offset)
  if (high === 0n && third === 0n) return next === 0n ? low : (next << 64n) | low
  return (((((high << 64n) | third) << 64n) | next) << 64n) | low
}

function putWord(bytes: Uint8Array, offset: number, value: bigint): void {
  const words = viewOf(bytes)
  words.setBigUint64(offset + 24, value & WORD_64)
  if (value <= WORD_64) {
    words.setBigUint64(offset + 16, 0n)
    words.setBigUint64(offset + 8, 0n)
    words.setBigUint64(offset, 0n)
    return
  }
  words.setBigUint64(offset + 16, (value >> 64n) & WORD_64)
  words.setBigUint64(offset + 8, (value >> 128n) & WORD_64)
  words.setBigUint64(offset, value >> 192n)
}

function wordOf(value: bigint): Uint8Array {
  const bytes = new Uint8Array(32)
  putWord(bytes, 0, value)
  return bytes
}

function minimalToBigint(bytes: Uint8Array): bigint {
  const padded = new Uint8Array(32)
  padded.set(bytes, 32 - bytes.length)
  return wordAt(padded, 0)
}
