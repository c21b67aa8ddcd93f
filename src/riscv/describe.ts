// One step, taken apart for a picture.

import { decode, type Instruction } from './decode.ts'
import { disassemble } from './disassemble.ts'
import { type Exit, type Host, type Machine, run } from './machine.ts'
import { readBytes, readWord } from './memory.ts'
import { type SystemCall, systemCallOf } from './systemCalls.ts'
import { memoryAccess } from './witness.ts'

export interface StepPicture {
  /** How many steps came before. */
  readonly step: number
  readonly pc: number
  readonly pcAfter: number
  readonly word: number
  readonly text: string
  readonly instruction: Instruction
  /** Values of registers are unsigned here. */
  readonly reads: readonly { readonly register: number; readonly value: number }[]
  readonly write: { readonly register: number; readonly before: number; readonly after: number } | null
  /** Every leaf the step looks at or changes, besides the instruction's own. */
  readonly leaves: readonly { readonly address: number; readonly before: Uint8Array; readonly after: Uint8Array }[]
  /** Null where the step is no system call, or one that is a fault. */
  readonly call: SystemCall | null
  readonly exit: Exit | null
}

/** Takes the machine one step on, and tells what it did. Null for a machine that exited. */
export function describeStep(machine: Machine, host: Host): StepPicture | null {
  if (machine.exit !== null) return null
  const { pc, steps: step, memory } = machine
  const word = pc % 4 === 0 ? readWord(memory, pc) : 0
  const instruction = decode(word)
  const call = instruction.operation === 'ecall' ? systemCallOf(machine) : null
  const registers = machine.x.slice()
  const before = leavesOf(machine, instruction, call).map((address) => ({
    address,
    before: readBytes(memory, address, 32),
  }))
  run(machine, host, step + 1)
  const { rd } = instruction
  return {
    step,
    pc,
    pcAfter: machine.pc,
    word,
    text: disassemble(word, pc),
    instruction,
    reads: sourcesOf(instruction, call).map((register) => ({ register, value: (registers[register] as number) >>> 0 })),
    write:
      rd === 0 || machine.exit !== null
        ? null
        : { register: rd, before: (registers[rd] as number) >>> 0, after: (machine.x[rd] as number) >>> 0 },
    leaves: before.map((leaf) => ({ ...leaf, after: readBytes(memory, leaf.address, 32) })),
    call,
    exit: machine.exit,
  }
}

function leavesOf(machine: Machine, { operation }: Instruction, call: SystemCall | null): readonly number[] {
  const span = (from: number, bytes: number) =>
    Array.from({ length: Math.ceil(bytes / 32) }, (_, index) => from + 32 * index)
  switch (call?.call) {
    case 'exit':
      return span(call.from, 32)
    case 'keccak':
      return distinct([...span(call.from, call.length), call.to])
    case 'preimage64':
      return distinct([call.from, ...span(call.to, 64)])
    case 'ecrecover':
      return distinct([...span(call.from, 128), call.to])
    case 'input':
      return [call.to]
    case undefined: {
      const access = operation === 'illegal' ? null : memoryAccess(machine)
      return access === null || access.address % access.size !== 0 ? [] : [access.address - (access.address % 32)]
    }
  }
}

const distinct = (addresses: readonly number[]): readonly number[] => [...new Set(addresses)]

const A0 = 10
const A7 = 17
const ARGUMENTS = { exit: 2, keccak: 3, preimage64: 2, ecrecover: 2, input: 3 } as const

function sourcesOf({ operation, format, rs1, rs2 }: Instruction, call: SystemCall | null): readonly number[] {
  if (operation === 'ecall') {
    return [A7, ...Array.from({ length: call ? ARGUMENTS[call.call] : 0 }, (_, index) => A0 + index)]
  }
  if (format === 'I') return [rs1]
  return format === 'R' || format === 'S' || format === 'B' ? distinct([rs1, rs2]) : []
}
