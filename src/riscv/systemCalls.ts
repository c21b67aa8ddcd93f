// System calls (M11): what one asks for, and doing it.

import type { Host, Machine } from './machine.ts'
import { readBytes, writeBytes } from './memory.ts'

export type SystemCall =
  | { readonly call: 'exit'; readonly code: number; readonly from: number }
  | { readonly call: 'keccak'; readonly from: number; readonly length: number; readonly to: number }
  | { readonly call: 'preimage64'; readonly from: number; readonly to: number }
  | { readonly call: 'ecrecover'; readonly from: number; readonly to: number }
  | { readonly call: 'input'; readonly region: number; readonly index: number; readonly to: number }

/** What the registers ask for; null is a fault: nothing defined, or operands misaligned or too long. */
export function systemCallOf({ x }: Machine): SystemCall | null {
  const argument = (index: number) => (x[10 + index] as number) >>> 0
  const [first, second, third] = [argument(0), argument(1), argument(2)]
  switch (argument(7)) {
    case 93:
      return second % 32 === 0 ? { call: 'exit', code: first & 0x7f, from: second } : null
    case 0x100:
      return first % 32 === 0 && (first % 256) + second <= 256 && third % 32 === 0
        ? { call: 'keccak', from: first, length: second, to: third }
        : null
    case 0x101:
      return first % 32 === 0 && second % 64 === 0 ? { call: 'preimage64', from: first, to: second } : null
    case 0x102:
      return first % 128 === 0 && second % 32 === 0 ? { call: 'ecrecover', from: first, to: second } : null
    case 0x103:
      return third % 32 === 0 ? { call: 'input', region: first, index: second, to: third } : null
    default:
      return null
  }
}

/** All but exit: what the call writes. */
export function answerOf({ memory }: Machine, host: Host, call: Exclude<SystemCall, { call: 'exit' }>): Uint8Array {
  switch (call.call) {
    case 'keccak':
      return sized(host.keccak256(readBytes(memory, call.from, call.length)), 32)
    case 'preimage64':
      return sized(host.preimage64(readBytes(memory, call.from, 32)), 64)
    case 'ecrecover':
      return sized(host.ecrecover(readBytes(memory, call.from, 128)), 32)
    case 'input':
      return sized(host.input(call.region, call.index), 32)
  }
}

function sized(answer: Uint8Array, length: number): Uint8Array {
  if (answer.length !== length) throw new RangeError(`the host answered ${answer.length} bytes instead of ${length}`)
  return answer
}

/** False is a fault: nothing was done. */
export function takeSystemCall(machine: Machine, host: Host): boolean {
  const call = systemCallOf(machine)
  if (call === null) return false
  if (call.call === 'exit') machine.exit = { code: call.code, output: readBytes(machine.memory, call.from, 32) }
  else {
    writeBytes(machine.memory, call.to, answerOf(machine, host, call))
    machine.pc = (machine.pc + 4) >>> 0
  }
  machine.steps++
  return true
}
