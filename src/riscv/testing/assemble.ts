// Instructions as words, for tests and benches that need a program of a few lines. It shares nothing with the decoder,
// so that one checks the other.

import type { Program } from '../program.ts'

const field = (value: number, from: number, bits: number, to: number): number =>
  ((value >> from) & ((1 << bits) - 1)) << to

const R = (funct7: number, funct3: number) => (rd: number, rs1: number, rs2: number) =>
  (funct7 << 25) | (rs2 << 20) | (rs1 << 15) | (funct3 << 12) | (rd << 7) | 0x33
const I = (opcode: number, funct3: number) => (rd: number, rs1: number, immediate: number) =>
  field(immediate, 0, 12, 20) | (rs1 << 15) | (funct3 << 12) | (rd << 7) | opcode
const shift = (funct7: number, funct3: number) => (rd: number, rs1: number, by: number) =>
  (funct7 << 25) | ((by & 31) << 20) | (rs1 << 15) | (funct3 << 12) | (rd << 7) | 0x13
const S = (funct3: number) => (rs2: number, rs1: number, immediate: number) =>
  field(immediate, 5, 7, 25) | (rs2 << 20) | (rs1 << 15) | (funct3 << 12) | field(immediate, 0, 5, 7) | 0x23
const B = (funct3: number) => (rs1: number, rs2: number, offset: number) =>
  field(offset, 12, 1, 31) |
  field(offset, 5, 6, 25) |
  (rs2 << 20) |
  (rs1 << 15) |
  (funct3 << 12) |
  field(offset, 1, 4, 8) |
  field(offset, 11, 1, 7) |
  0x63
const U = (opcode: number) => (rd: number, upper: number) => (upper << 12) | (rd << 7) | opcode
const J = (rd: number, offset: number) =>
  field(offset, 20, 1, 31) |
  field(offset, 1, 10, 21) |
  field(offset, 11, 1, 20) |
  field(offset, 12, 8, 12) |
  (rd << 7) |
  0x6f

/** By format, operands in the order of the assembler's text; a store takes what it stores first. */
export const REGISTER_FORM = {
  ...{ add: R(0, 0), sub: R(0x20, 0), sll: R(0, 1), slt: R(0, 2), sltu: R(0, 3), xor: R(0, 4) },
  ...{ srl: R(0, 5), sra: R(0x20, 5), or: R(0, 6), and: R(0, 7) },
  ...{ mul: R(1, 0), mulh: R(1, 1), mulhsu: R(1, 2), mulhu: R(1, 3) },
  ...{ div: R(1, 4), divu: R(1, 5), rem: R(1, 6), remu: R(1, 7) },
}
export const IMMEDIATE_FORM = {
  ...{ addi: I(0x13, 0), slti: I(0x13, 2), sltiu: I(0x13, 3), xori: I(0x13, 4), ori: I(0x13, 6), andi: I(0x13, 7) },
}
export const SHIFT_FORM = { slli: shift(0, 1), srli: shift(0, 5), srai: shift(0x20, 5) }
export const LOAD_FORM = { lb: I(3, 0), lh: I(3, 1), lw: I(3, 2), lbu: I(3, 4), lhu: I(3, 5) }
export const STORE_FORM = { sb: S(0), sh: S(1), sw: S(2) }
export const BRANCH_FORM = { beq: B(0), bne: B(1), blt: B(4), bge: B(5), bltu: B(6), bgeu: B(7) }

export const asm = {
  ...REGISTER_FORM,
  ...IMMEDIATE_FORM,
  ...SHIFT_FORM,
  ...LOAD_FORM,
  ...STORE_FORM,
  ...BRANCH_FORM,
  jal: J,
  jalr: I(0x67, 0),
  lui: U(0x37),
  auipc: U(0x17),
  fence: () => 0x0ff0_000f,
  ecall: () => 0x73,
  ebreak: () => 0x10_0073,
}

/** Any 32-bit value into a register, always two words. */
export function li(rd: number, value: number): readonly number[] {
  const low = (value << 20) >> 20
  return [asm.lui(rd, (value - low) >>> 12), asm.addi(rd, rd, low)]
}

export function bytesOf(words: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * words.length)
  const view = new DataView(bytes.buffer)
  for (const [index, word] of words.entries()) view.setInt32(4 * index, word, true)
  return bytes
}

export const programOf = (words: readonly number[], entry = 0x1000): Program => ({
  entry,
  segments: [{ address: entry, bytes: bytesOf(words) }],
})
