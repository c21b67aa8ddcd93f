// The opcodes that only move words on the stack and from place to place in the code. ethereumjs' own make an array for
// each pair of operands; whatever is out of the ordinary (too few operands, no place to jump to) is left to them.

import type { Common } from '@ethereumjs/common'
import type { RunState } from './opcodeGas.ts'
import { wordOf } from './opcodes.ts'

type Handler = (state: RunState, common: Common) => void | Promise<void>
type Binary = (top: bigint, next: bigint) => bigint

const WORD = 2n ** 256n - 1n

const BINARY: { readonly [opCode: number]: Binary } = {
  // ADD, SUB
  1: (a, b) => (a + b) & WORD,
  3: (a, b) => BigInt.asUintN(256, a - b),
  // LT, GT, EQ
  16: (a, b) => (a < b ? 1n : 0n),
  17: (a, b) => (a > b ? 1n : 0n),
  20: (a, b) => (a === b ? 1n : 0n),
  // AND, OR
  22: (a, b) => a & b,
  23: (a, b) => a | b,
}

const JUMP = 0x56
const JUMPI = 0x57
const PUSH1 = 0x60
const PUSH32 = 0x7f
const LOG0 = 0xa0
const LOG4 = 0xa4
const NO_BYTES = new Uint8Array(0)

/** `undefined`: ethereumjs' own it is. */
export function stackHandler(opCode: number, stock: Handler): Handler | undefined {
  const binary = BINARY[opCode]
  if (binary !== undefined) {
    return (state, common) => {
      const { stack } = state
      const top = stack._len - 1
      if (top < 1) return stock(state, common)
      stack._store[top - 1] = binary(stack._store[top] as bigint, stack._store[top - 1] as bigint)
      stack._len = top
    }
  }
  if (opCode >= PUSH1 && opCode <= PUSH32) {
    const size = opCode - PUSH1 + 1
    return (state) => {
      state.stack.push(state.cachedPushes[state.programCounter] as bigint)
      state.programCounter += size
    }
  }
  if (opCode === JUMP) return (state, common) => (jump(state, 1) ? undefined : stock(state, common))
  if (opCode === JUMPI) {
    return (state, common) => {
      const { stack } = state
      const isTaken = stack._len < 2 || stack._store[stack._len - 2] !== 0n
      if (!isTaken) stack._len -= 2
      else if (!jump(state, 2)) return stock(state, common)
    }
  }
  return opCode >= LOG0 && opCode <= LOG4 ? log : undefined
}

/** Whether it could. */
function jump(state: RunState, operands: number): boolean {
  const { stack, validJumps } = state
  if (stack._len < operands) return false
  const place = Number(stack._store[stack._len - 1])
  if (validJumps[place] !== 1) return false
  stack._len -= operands
  state.programCounter = place
  return true
}

/** The gas has seen to the memory it needs, and that this is no static call. */
function log(state: RunState): void {
  const { stack } = state
  const offset = stack.pop()
  const length = stack.pop()
  const topics = Array.from({ length: state.opCode - LOG0 }, () => wordOf(stack.pop()))
  const data = length === 0n ? NO_BYTES : state.memory.read(Number(offset), Number(length))
  state.interpreter.log(data, topics.length, topics)
}
