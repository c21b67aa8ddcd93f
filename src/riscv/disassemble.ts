// Instructions as text, with the registers' names of the calling convention. What is shown is what the machine
// executes: no pseudo-instructions, so that a reader finds every line in the manual.

import { decode } from './decode.ts'

export const REGISTER_NAMES = [
  ...['zero', 'ra', 'sp', 'gp', 'tp', 't0', 't1', 't2', 's0', 's1'],
  ...['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'],
  ...['s2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10', 's11', 't3', 't4', 't5', 't6'],
] as const

const nameOf = (register: number): string => REGISTER_NAMES[register] ?? `x${register}`
const hex = (value: number): string => `0x${(value >>> 0).toString(16)}`

const WITH_ADDRESS = new Set(['lb', 'lh', 'lw', 'lbu', 'lhu', 'jalr'])

/** `pc` is where the word lies: targets of branches and jumps are told as addresses. */
export function disassemble(word: number, pc: number): string {
  const { operation, format, rd, rs1, rs2, immediate } = decode(word)
  switch (format) {
    case 'R':
      return `${operation} ${nameOf(rd)}, ${nameOf(rs1)}, ${nameOf(rs2)}`
    case 'I':
      return WITH_ADDRESS.has(operation)
        ? `${operation} ${nameOf(rd)}, ${immediate}(${nameOf(rs1)})`
        : `${operation} ${nameOf(rd)}, ${nameOf(rs1)}, ${immediate}`
    case 'S':
      return `${operation} ${nameOf(rs2)}, ${immediate}(${nameOf(rs1)})`
    case 'B':
      return `${operation} ${nameOf(rs1)}, ${nameOf(rs2)}, ${hex(pc + immediate)}`
    case 'U':
      return `${operation} ${nameOf(rd)}, ${hex(immediate >>> 12)}`
    case 'J':
      return `${operation} ${nameOf(rd)}, ${hex(pc + immediate)}`
    case 'none':
      return operation === 'illegal' ? `illegal ${hex(word)}` : operation
  }
}
