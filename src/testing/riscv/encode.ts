// Instructions by the tables of the RISC-V manual, for tests: as independent of the machine's decoder as can be.

const field = (value: number, bits: number, shift: number): number => (value & (2 ** bits - 1)) << shift

export interface Fields {
  readonly funct3?: number
  readonly funct7?: number
  readonly rd?: number
  readonly rs1?: number
  readonly rs2?: number
  readonly immediate?: number
}

const common = (opcode: number, { funct3 = 0, rs1 = 0 }: Fields): number =>
  opcode | field(funct3, 3, 12) | field(rs1, 5, 15)

export function encodeR(opcode: number, fields: Fields): number {
  const { funct7 = 0, rd = 0, rs2 = 0 } = fields
  return (common(opcode, fields) | field(rd, 5, 7) | field(rs2, 5, 20) | field(funct7, 7, 25)) >>> 0
}

export function encodeI(opcode: number, fields: Fields): number {
  const { rd = 0, immediate = 0 } = fields
  return (common(opcode, fields) | field(rd, 5, 7) | field(immediate, 12, 20)) >>> 0
}

export function encodeS(opcode: number, fields: Fields): number {
  const { rs2 = 0, immediate = 0 } = fields
  return (common(opcode, fields) | field(rs2, 5, 20) | field(immediate, 5, 7) | field(immediate >> 5, 7, 25)) >>> 0
}

export function encodeB(opcode: number, fields: Fields): number {
  const { rs2 = 0, immediate = 0 } = fields
  const spread =
    field(immediate >> 11, 1, 7) |
    field(immediate >> 1, 4, 8) |
    field(immediate >> 5, 6, 25) |
    field(immediate >> 12, 1, 31)
  return (common(opcode, fields) | field(rs2, 5, 20) | spread) >>> 0
}

/** `immediate`: all 32 bits of it; the lower 12 are cut off. */
export function encodeU(opcode: number, { rd = 0, immediate = 0 }: Fields): number {
  return (opcode | field(rd, 5, 7) | field(immediate >> 12, 20, 12)) >>> 0
}

export function encodeJ(opcode: number, { rd = 0, immediate = 0 }: Fields): number {
  const spread =
    field(immediate >> 12, 8, 12) |
    field(immediate >> 11, 1, 20) |
    field(immediate >> 1, 10, 21) |
    field(immediate >> 20, 1, 31)
  return (opcode | field(rd, 5, 7) | spread) >>> 0
}

export const LOAD = 0x03
export const FENCE = 0x0f
export const OP_IMM = 0x13
export const AUIPC = 0x17
export const STORE = 0x23
export const OP = 0x33
export const LUI = 0x37
export const BRANCH = 0x63
export const JALR = 0x67
export const JAL = 0x6f
export const ECALL = 0x00000073
export const EBREAK = 0x00100073

export const addi = (rd: number, rs1: number, immediate: number): number => encodeI(OP_IMM, { rd, rs1, immediate })
