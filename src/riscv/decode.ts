// RV32IM by its encodings (M8). Opcodes are small numbers because the interpreter switches on them.

/** A name's place is its opcode, which `interpret.ts` spells as numbers: engines make a jump table of literals only. */
export const OPERATIONS = [
  ...['undecoded', 'leave', 'illegal', 'fence', 'ecall', 'ebreak', 'lui', 'auipc', 'jal', 'jalr'],
  ...['beq', 'bne', 'blt', 'bge', 'bltu', 'bgeu', 'lb', 'lh', 'lw', 'lbu', 'lhu', 'sb', 'sh', 'sw'],
  ...['addi', 'slti', 'sltiu', 'xori', 'ori', 'andi', 'slli', 'srli', 'srai'],
  ...['add', 'sub', 'sll', 'slt', 'sltu', 'xor', 'srl', 'sra', 'or', 'and'],
  ...['mul', 'mulh', 'mulhsu', 'mulhu', 'div', 'divu', 'rem', 'remu'],
] as const

export type Operation = (typeof OPERATIONS)[number]

/** How the operands are laid out: R and S have two sources, I one and an immediate, U and J none, B two and an offset. */
export type Format = 'R' | 'I' | 'S' | 'B' | 'U' | 'J' | 'none'

export interface Instruction {
  readonly operation: Operation
  readonly format: Format
  readonly rd: number
  readonly rs1: number
  readonly rs2: number
  /** Signed; for lui and auipc already shifted. */
  readonly immediate: number
}

const BRANCHES = ['beq', 'bne', null, null, 'blt', 'bge', 'bltu', 'bgeu'] as const
const LOADS = ['lb', 'lh', 'lw', null, 'lbu', 'lhu', null, null] as const
const STORES = ['sb', 'sh', 'sw', null, null, null, null, null] as const
const WITH_IMMEDIATE = ['addi', 'slli', 'slti', 'sltiu', 'xori', 'srli', 'ori', 'andi'] as const
const WITH_REGISTER = ['add', 'sll', 'slt', 'sltu', 'xor', 'srl', 'or', 'and'] as const
const MULTIPLICATION = ['mul', 'mulh', 'mulhsu', 'mulhu', 'div', 'divu', 'rem', 'remu'] as const

const NOTHING = { rd: 0, rs1: 0, rs2: 0, immediate: 0 } as const
const ILLEGAL: Instruction = { operation: 'illegal', format: 'none', ...NOTHING }

export function decode(word: number): Instruction {
  const funct3 = (word >>> 12) & 7
  const funct7 = word >>> 25
  const rd = (word >>> 7) & 31
  const rs1 = (word >>> 15) & 31
  const rs2 = (word >>> 20) & 31
  const of = (operation: Operation | null | undefined, format: Format, fields: Partial<Instruction>): Instruction =>
    operation ? { operation, format, ...NOTHING, ...fields } : ILLEGAL

  switch (word & 0x7f) {
    case 0x37:
      return of('lui', 'U', { rd, immediate: word & ~0xfff })
    case 0x17:
      return of('auipc', 'U', { rd, immediate: word & ~0xfff })
    case 0x6f:
      return of('jal', 'J', { rd, immediate: jumpOffset(word) })
    case 0x67:
      return of(funct3 === 0 ? 'jalr' : null, 'I', { rd, rs1, immediate: word >> 20 })
    case 0x63:
      return of(BRANCHES[funct3], 'B', { rs1, rs2, immediate: branchOffset(word) })
    case 0x03:
      return of(LOADS[funct3], 'I', { rd, rs1, immediate: word >> 20 })
    case 0x23:
      return of(STORES[funct3], 'S', { rs1, rs2, immediate: ((word >> 25) << 5) | rd })
    case 0x13: {
      if (funct3 !== 1 && funct3 !== 5) return of(WITH_IMMEDIATE[funct3], 'I', { rd, rs1, immediate: word >> 20 })
      const arithmetic = funct3 === 5 && funct7 === 0x20
      const operation = arithmetic ? 'srai' : funct7 === 0 ? WITH_IMMEDIATE[funct3] : null
      return of(operation, 'I', { rd, rs1, immediate: rs2 })
    }
    case 0x33:
      return of(registerOperation(funct3, funct7), 'R', { rd, rs1, rs2 })
    case 0x0f:
      return of(funct3 === 0 ? 'fence' : null, 'none', {})
    case 0x73:
      return of(word === 0x73 ? 'ecall' : word === 0x10_0073 ? 'ebreak' : null, 'none', {})
    default:
      return ILLEGAL
  }
}

function registerOperation(funct3: number, funct7: number): Operation | null | undefined {
  if (funct7 === 0) return WITH_REGISTER[funct3]
  if (funct7 === 1) return MULTIPLICATION[funct3]
  if (funct7 !== 0x20) return null
  return funct3 === 0 ? 'sub' : funct3 === 5 ? 'sra' : null
}

const branchOffset = (word: number): number =>
  ((word >> 31) << 12) | ((word << 4) & 0x800) | ((word >>> 20) & 0x7e0) | ((word >>> 7) & 0x1e)

const jumpOffset = (word: number): number =>
  ((word >> 31) << 20) | (word & 0xf_f000) | ((word >>> 9) & 0x800) | ((word >>> 20) & 0x7fe)

// ── Predecoded, as the interpreter reads it: two numbers for each instruction ─────────────────────

/** Decoded code comes in regions of 64 KiB. */
export const REGION_BITS = 16
export const REGION_SLOTS = 1 << (REGION_BITS - 1)
/** Where writes to x0 go. */
export const NOWHERE = 32

const OPCODES = new Map<Operation, number>(OPERATIONS.map((name, code) => [name, code]))
const LEAVE = 1

/** Op, destination and sources in the first number, the immediate in the second; zero is "not decoded". */
export function createRegion(): Int32Array {
  const region = new Int32Array(REGION_SLOTS + 2)
  // Who walks off the end meets this.
  region[REGION_SLOTS] = LEAVE
  return region
}

/** `slot` is half the address within the region: so a misaligned target is an odd one. */
export function decodeInto(region: Int32Array, slot: number, word: number, pc: number): void {
  const { operation, format, rd, rs1, rs2, immediate } = decode(word)
  // An address is known here once and for all, so auipc is a lui.
  const code = OPCODES.get(operation === 'auipc' ? 'lui' : operation) ?? 0
  region[slot] = code | ((rd === 0 ? NOWHERE : rd) << 8) | (rs1 << 16) | (rs2 << 24)
  region[slot + 1] =
    operation === 'auipc' ? pc + immediate : format === 'B' || format === 'J' ? immediate >> 1 : immediate
}
