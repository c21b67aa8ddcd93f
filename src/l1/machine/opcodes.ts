// The opcodes that move words between stack, memory, call data and storage. ethereumjs turns each word into hex
// text on the way (and awaits storage); these four or five make most of what Solidity compiles to.

import type { Common } from '@ethereumjs/common'
import { EVMError } from '@ethereumjs/evm'
import type { WorldStateManager } from '../state/stateManager.ts'
import type { RunState } from './opcodeGas.ts'

type SyncHandler = (state: RunState, common: Common) => void
type SyncGas = (state: RunState, gas: bigint, common: Common) => bigint

const MLOAD = 0x51
const MSTORE = 0x52
const KECCAK256 = 0x20
const CALLDATALOAD = 0x35
const SLOAD = 0x54
const SSTORE = 0x55

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
      state.stack.push(wordFrom(keccak256(bytes), 0))
    },
    [CALLDATALOAD](state) {
      const offset = state.stack.pop()
      const data = state.interpreter.getCallData()
      if (offset >= BigInt(data.length)) state.stack.push(0n)
      else if (Number(offset) + 32 <= data.length) state.stack.push(wordFrom(data, Number(offset)))
      else {
        scratch.fill(0)
        scratch.set(data.subarray(Number(offset)))
        state.stack.push(readWord(scratchView, 0))
      }
    },
    [SLOAD](state) {
      const value = storage.storageAt(state.interpreter.getAddress().bytes, wordOf(state.stack.pop()))
      state.stack.push(minimalToBigint(value))
    },
    [SSTORE](state) {
      const slot = wordOf(state.stack.pop())
      storage.writeStorage(state.interpreter.getAddress().bytes, slot, wordOf(state.stack.pop()))
    },
  }
  return handlers
}

/** What these cost, where ethereumjs' own handlers wait for storage. */
export const storageGas = (storage: WorldStateManager): { readonly [opCode: number]: SyncGas } => ({
  [SLOAD]: sloadGas,
  [SSTORE]: (state, gas, common) => gas + sstoreGas(storage, state, common),
})

/** SLOAD costs by whether the slot was touched before in this transaction (EIP-2929), and touches it. */
const sloadGas: SyncGas = (state, gas, common) => {
  const [key = 0n] = state.stack.peek(1)
  const slot = wordOf(key)
  const { journal } = state.interpreter
  const address = state.interpreter.getAddress().bytes
  if (journal.isWarmedStorage(address, slot)) return gas + common.param('warmstoragereadGas')
  journal.addWarmedStorage(address, slot)
  return gas + common.param('coldsloadGas')
}

/** EIP-2200 with the prices of EIP-2929 and the refunds of EIP-3529. */
function sstoreGas(storage: WorldStateManager, state: RunState, common: Common): bigint {
  const { interpreter } = state
  if (interpreter.isStatic()) throw new EVMError(EVMError.errorMessages.STATIC_STATE_CHANGE)
  const [key = 0n, value = 0n] = state.stack.peek(2)
  const slot = wordOf(key)
  const { journal } = interpreter
  const address = interpreter.getAddress().bytes
  const current = minimalToBigint(storage.storageAt(address, slot))
  const original = minimalToBigint(storage.originalAt(address, slot))
  if (state.gasLeft <= common.param('sstoreSentryEIP2200Gas')) throw new EVMError(EVMError.errorMessages.OUT_OF_GAS)

  const isWarm = journal.isWarmedStorage(address, slot)
  if (!isWarm) journal.addWarmedStorage(address, slot)
  const warmRead = common.param('warmstoragereadGas')
  const coldRead = common.param('coldsloadGas')
  const access = isWarm ? 0n : coldRead
  if (current === value) return access + (isWarm ? warmRead : common.param('sstoreNoopEIP2200Gas'))

  const clearing = common.param('sstoreClearRefundEIP2200Gas')
  if (original === current) {
    if (original === 0n) return access + common.param('sstoreInitEIP2200Gas')
    if (value === 0n) interpreter.refundGas(clearing)
    return access + common.param('sstoreCleanEIP2200Gas')
  }
  if (original !== 0n) {
    if (current === 0n) interpreter.subRefund(clearing)
    else if (value === 0n) interpreter.refundGas(clearing)
  }
  // Whatever is dirty has been written in this transaction, and is warm.
  if (original === value) {
    interpreter.refundGas(
      original === 0n
        ? common.param('sstoreInitEIP2200Gas') - warmRead
        : common.param('sstoreResetGas') - coldRead - warmRead,
    )
  }
  return access + common.param('sstoreDirtyEIP2200Gas')
}

const NO_BYTES = new Uint8Array(0)
const scratch = new Uint8Array(32)
const scratchView = new DataView(scratch.buffer)
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

const wordAt = (bytes: Uint8Array, offset: number): bigint => readWord(viewOf(bytes), offset)

/** Of bytes that are looked at once: copying a word is cheaper than a view of them. */
function wordFrom(bytes: Uint8Array, offset: number): bigint {
  for (let i = 0; i < 32; i++) scratch[i] = bytes[offset + i] as number
  return readWord(scratchView, 0)
}

function readWord(words: DataView, offset: number): bigint {
  const low = words.getBigUint64(offset + 24)
  const next = words.getBigUint64(offset + 16)
  const third = words.getBigUint64(offset + 8)
  const high = words.getBigUint64(offset)
  if (high === 0n && third === 0n) return next === 0n ? low : (next << 64n) | low
  return (((((high << 64n) | third) << 64n) | next) << 64n) | low
}

const putWord = (bytes: Uint8Array, offset: number, value: bigint): void => writeWord(viewOf(bytes), offset, value)

function writeWord(words: DataView, offset: number, value: bigint): void {
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

export function wordOf(value: bigint): Uint8Array {
  writeWord(scratchView, 0, value)
  return scratch.slice()
}

function minimalToBigint(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n
  const from = 32 - bytes.length
  for (let i = 0; i < from; i++) scratch[i] = 0
  for (let i = 0; i < bytes.length; i++) scratch[from + i] = bytes[i] as number
  return readWord(scratchView, 0)
}
