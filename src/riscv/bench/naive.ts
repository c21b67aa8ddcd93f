// What the machine's loop is measured against: the same instructions as they stand in the manual, each fetched and taken
// apart anew. It knows what `sortAndHash.c` needs, and nothing of faults.

import type { Program } from '../program.ts'

const MEMORY_BYTES = 1 << 20

/** Runs to the exit; `word` answers the only input. */
export function runNaively({ entry, segments }: Program, word: Uint8Array): { steps: number; output: Uint8Array } {
  const bytes = new Uint8Array(MEMORY_BYTES)
  const memory = new DataView(bytes.buffer)
  for (const segment of segments) bytes.set(segment.bytes, segment.address)
  const x = new Int32Array(32)
  const register = (number: number) => x[number] as number

  for (let pc = entry, steps = 1; ; steps++) {
    const instruction = memory.getUint32(pc, true)
    const rd = (instruction >>> 7) & 31
    const funct3 = (instruction >>> 12) & 7
    const a = register((instruction >>> 15) & 31)
    const b = register((instruction >>> 20) & 31)
    const immediate = (instruction | 0) >> 20
    let next = pc + 4
    switch (instruction & 0x7f) {
      case 0x37:
        x[rd] = instruction & ~0xfff
        break
      case 0x17:
        x[rd] = pc + (instruction & ~0xfff)
        break
      case 0x6f:
        x[rd] = next
        next = pc + jumpOffset(instruction)
        break
      case 0x67:
        x[rd] = next
        next = (a + immediate) & ~1
        break
      case 0x63:
        if (isTaken(funct3, a, b)) next = pc + branchOffset(instruction)
        break
      case 0x03:
        x[rd] = loaded(memory, funct3, a + immediate)
        break
      case 0x23:
        store(memory, funct3, a + (((instruction >> 25) << 5) | rd), b)
        break
      case 0x13:
        x[rd] = result(funct3, funct3 === 5 && instruction >>> 30 === 1, a, immediate)
        break
      case 0x33:
        if (instruction >>> 25 === 1) {
          if (funct3 !== 0) throw new Error('of the products the program needs the lower one only')
          x[rd] = Math.imul(a, b)
        } else if (funct3 === 0 && instruction >>> 25 !== 0) x[rd] = a - b
        else x[rd] = result(funct3, instruction >>> 25 !== 0, a, b)
        break
      case 0x73:
        if (register(17) === 93) return { steps, output: bytes.slice(register(11), register(11) + 32) }
        bytes.set(word, register(12))
        break
      default:
        throw new Error(`no instruction ${instruction.toString(16)}`)
    }
    x[0] = 0
    pc = next
  }
}

function result(funct3: number, isOther: boolean, a: number, b: number): number {
  switch (funct3) {
    case 0:
      return a + b
    case 1:
      return a << b
    case 2:
      return a < b ? 1 : 0
    case 3:
      return a >>> 0 < b >>> 0 ? 1 : 0
    case 4:
      return a ^ b
    case 5:
      return isOther ? a >> b : a >>> b
    case 6:
      return a | b
    default:
      return a & b
  }
}

function isTaken(funct3: number, a: number, b: number): boolean {
  switch (funct3) {
    case 0:
      return a === b
    case 1:
      return a !== b
    case 4:
      return a < b
    case 5:
      return a >= b
    case 6:
      return a >>> 0 < b >>> 0
    default:
      return a >>> 0 >= b >>> 0
  }
}

function loaded(memory: DataView, funct3: number, address: number): number {
  switch (funct3) {
    case 0:
      return memory.getInt8(address)
    case 1:
      return memory.getInt16(address, true)
    case 2:
      return memory.getInt32(address, true)
    case 4:
      return memory.getUint8(address)
    default:
      return memory.getUint16(address, true)
  }
}

function store(memory: DataView, funct3: number, address: number, value: number): void {
  if (funct3 === 0) memory.setInt8(address, value)
  else if (funct3 === 1) memory.setInt16(address, value, true)
  else memory.setInt32(address, value, true)
}

const branchOffset = (word: number): number =>
  (((word | 0) >> 31) << 12) | ((word << 4) & 0x800) | ((word >>> 20) & 0x7e0) | ((word >>> 7) & 0x1e)

const jumpOffset = (word: number): number =>
  (((word | 0) >> 31) << 20) | (word & 0xf_f000) | ((word >>> 9) & 0x800) | ((word >>> 20) & 0x7fe)
