// Every instruction of RV32IM with fields at their edges, and words that are none, for fuzzing.

import fc from 'fast-check'
import {
  AUIPC,
  BRANCH,
  EBREAK,
  ECALL,
  encodeB,
  encodeI,
  encodeJ,
  encodeR,
  encodeS,
  encodeU,
  FENCE,
  type Fields,
  JAL,
  JALR,
  LOAD,
  LUI,
  OP,
  OP_IMM,
  STORE,
} from './encode.ts'

export interface RandomInstruction {
  readonly name: string
  readonly word: number
}

type Encode = (fields: Required<Pick<Fields, 'rd' | 'rs1' | 'rs2' | 'immediate'>>) => number

const r =
  (funct3: number, funct7: number): Encode =>
  (fields) =>
    encodeR(OP, { ...fields, funct3, funct7 })
const i =
  (opcode: number, funct3: number): Encode =>
  (fields) =>
    encodeI(opcode, { ...fields, funct3 })
const shift =
  (funct3: number, funct7: number): Encode =>
  ({ immediate, ...fields }) =>
    encodeI(OP_IMM, { ...fields, funct3, immediate: (immediate & 31) | (funct7 << 5) })
const s =
  (funct3: number): Encode =>
  (fields) =>
    encodeS(STORE, { ...fields, funct3 })
const b =
  (funct3: number): Encode =>
  (fields) =>
    encodeB(BRANCH, { ...fields, funct3 })

const named = (names: string, encode: (index: number) => Encode): Record<string, Encode> =>
  Object.fromEntries(names.split(' ').flatMap((name, index) => (name === '-' ? [] : [[name, encode(index)]])))

/** What only reads and writes registers. */
export const CALCULATIONS: Readonly<Record<string, Encode>> = {
  ...named('add sll slt sltu xor srl or and', (funct3) => r(funct3, 0)),
  ...named('sub - - - - sra', (funct3) => r(funct3, 0x20)),
  ...named('mul mulh mulhsu mulhu div divu rem remu', (funct3) => r(funct3, 1)),
  ...named('addi - slti sltiu xori - ori andi', (funct3) => i(OP_IMM, funct3)),
  slli: shift(1, 0),
  srli: shift(5, 0),
  srai: shift(5, 0x20),
  lui: (fields) => encodeU(LUI, fields),
  auipc: (fields) => encodeU(AUIPC, fields),
}

/** What touches memory or goes elsewhere. */
export const MOVES: Readonly<Record<string, Encode>> = {
  ...named('lb lh lw - lbu lhu', (funct3) => i(LOAD, funct3)),
  ...named('sb sh sw', s),
  ...named('beq bne - - blt bge bltu bgeu', b),
  jal: (fields) => encodeJ(JAL, fields),
  jalr: i(JALR, 0),
  fence: i(FENCE, 0),
  ebreak: () => EBREAK,
}

const IMMEDIATES = [
  0, 1, 2, 3, 4, 8, 28, 30, 31, 32, -1, -2, -4, -32, 0x7fc, 0x7ff, 0x800, -0x800, 0xffe, 0x1000, -0x1000, 0xff000,
  0xffffe, -0x100000, 0x7ffff000, 0x80000000, 0xfffff000,
]
const immediate = fc.oneof(fc.constantFrom(...IMMEDIATES), fc.integer())
const anyRegister = fc.nat({ max: 31 })

function fieldsWith(registers: fc.Arbitrary<number>) {
  return fc.record({ rd: anyRegister, rs1: registers, rs2: registers, immediate })
}

/** `operands`: which registers they read. */
export function instructionOf(
  table: Readonly<Record<string, Encode>>,
  operands: fc.Arbitrary<number> = anyRegister,
): fc.Arbitrary<RandomInstruction> {
  return fc
    .tuple(fc.constantFrom(...Object.keys(table)), fieldsWith(operands))
    .map(([name, fields]) => ({ name, word: (table[name] as Encode)(fields) }))
}

const OPCODES = [LOAD, FENCE, OP_IMM, AUIPC, STORE, OP, LUI, BRANCH, JALR, JAL, 0x73, 0x2f, 0x07, 0x1b, 0x3b]
const word = fc.integer({ min: 0, max: 0xffffffff })

/** Words near and far from an instruction: some are legal after all. */
export const encoding: fc.Arbitrary<RandomInstruction> = fc.oneof(
  word.map((value) => ({ name: 'any word', word: value })),
  fc.tuple(word, fc.constantFrom(...OPCODES)).map(([value, opcode]) => ({
    name: 'any word of an opcode',
    word: ((value & ~0x7f) | opcode) >>> 0,
  })),
  fc
    .tuple(instructionOf({ ...CALCULATIONS, ...MOVES, ecall: () => ECALL }), fc.nat({ max: 31 }))
    .map(([{ name, word: legal }, bit]) => ({ name: `${name}, one bit off`, word: (legal ^ (1 << bit)) >>> 0 })),
)
