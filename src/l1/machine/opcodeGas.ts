// The dynamic gas of opcodes that only look at stack and memory. ethereumjs' own handlers for them are asynchronous,
// though nothing in them waits; these compute the same without a promise for each MSTORE.

import type { Common } from '@ethereumjs/common'
import { type EVM, EVMError } from '@ethereumjs/evm'

/** What ethereumjs' handlers are given, as far as it is used here. */
export interface RunState {
  programCounter: number
  opCode: number
  code: Uint8Array
  validJumps: Uint8Array
  cachedPushes: { readonly [pc: number]: bigint }
  shouldDoJumpAnalysis: boolean
  gasLeft: bigint
  memoryWordCount: bigint
  highestMemCost: bigint
  readonly stack: {
    _len: number
    readonly _store: bigint[]
    peek(count: number): bigint[]
    pop(): bigint
    push(word: bigint): void
  }
  readonly memory: {
    readonly _store: Uint8Array
    extend(offset: number, size: number): void
    read(offset: number, size: number, avoidCopy?: boolean): Uint8Array
  }
  readonly interpreter: {
    readonly journal: EVM['journal']
    isStatic(): boolean
    refundGas(amount: bigint): void
    subRefund(amount: bigint): void
    log(data: Uint8Array, topicCount: number, topics: Uint8Array[]): void
    getReturnDataSize(): bigint
    getCallData(): Uint8Array
    getAddress(): { readonly bytes: Uint8Array }
  }
}

type SyncGas = (state: RunState, gas: bigint, common: Common) => bigint

/** A copy's memory offset and length are the first and the third of its three operands. */
const copyGas: SyncGas = (state, gas, common) => {
  const [offset = 0n, , length = 0n] = state.stack.peek(3)
  return gas + memoryGas(state, offset, length, common) + common.param('copyGas') * words(length)
}

const rangeGas: SyncGas = (state, gas, common) => {
  const [offset = 0n, length = 0n] = state.stack.peek(2)
  return gas + memoryGas(state, offset, length, common)
}

const wordGas: SyncGas = (state, gas, common) => {
  const [offset = 0n] = state.stack.peek(1)
  return gas + memoryGas(state, offset, 32n, common)
}

const logGas: SyncGas = (state, gas, common) => {
  if (state.interpreter.isStatic()) throw new EVMError(EVMError.errorMessages.STATIC_STATE_CHANGE)
  const [offset = 0n, length = 0n] = state.stack.peek(2)
  const topics = common.param('logTopicGas') * BigInt(state.opCode - 0xa0)
  return gas + memoryGas(state, offset, length, common) + topics + length * common.param('logDataGas')
}

const HANDLERS: { readonly [opCode: number]: SyncGas } = {
  // EXP
  10: (state, gas, common) => {
    const [, exponent = 0n] = state.stack.peek(2)
    if (exponent === 0n) return gas
    return gas + BigInt((exponent.toString(16).length + 1) >> 1) * common.param('expByteGas')
  },
  // KECCAK256
  32: (state, gas, common) => {
    const [offset = 0n, length = 0n] = state.stack.peek(2)
    return gas + memoryGas(state, offset, length, common) + common.param('keccak256WordGas') * words(length)
  },
  // CALLDATACOPY, CODECOPY
  55: copyGas,
  57: copyGas,
  // RETURNDATACOPY: reading past what was returned is an error, not zeros.
  62: (state, gas, common) => {
    const [, offset = 0n, length = 0n] = state.stack.peek(3)
    if (offset + length > state.interpreter.getReturnDataSize()) throw new EVMError(EVMError.errorMessages.OUT_OF_GAS)
    return copyGas(state, gas, common)
  },
  // MLOAD, MSTORE
  81: wordGas,
  82: wordGas,
  // MSTORE8
  83: (state, gas, common) => {
    const [offset = 0n] = state.stack.peek(1)
    return gas + memoryGas(state, offset, 1n, common)
  },
  // MCOPY
  94: (state, gas, common) => {
    const [to = 0n, from = 0n, length = 0n] = state.stack.peek(3)
    const extended = memoryGas(state, from, length, common) + memoryGas(state, to, length, common)
    return gas + 3n * words(length) + extended
  },
  // LOG0 … LOG4
  160: logGas,
  161: logGas,
  162: logGas,
  163: logGas,
  164: logGas,
  // RETURN, REVERT
  243: rangeGas,
  253: rangeGas,
}

/** `undefined`: ethereumjs' own handler has to say. */
export const syncGas = (opCode: number): SyncGas | undefined => HANDLERS[opCode]

const words = (length: bigint) => (length + 31n) / 32n

/** What making memory reach this far costs, and notes that it does. */
function memoryGas(state: RunState, offset: bigint, length: bigint, common: Common): bigint {
  if (length === 0n) return 0n
  const needed = words(offset + length)
  if (needed <= state.memoryWordCount) return 0n
  const cost = needed * common.param('memoryGas') + (needed * needed) / common.param('quadCoefficientDivGas')
  const before = state.highestMemCost
  state.highestMemCost = cost
  state.memoryWordCount = needed
  return cost - before
}
