// The loop. Everything here is for speed: one switch on literals, no allocation, and one test that tells an address of
// flat memory and its alignment at once. What is rare (system calls, faults, memory above, code that is not decoded) leaves it.

import { REGION_SLOTS } from './decode.ts'
import type { Machine } from './machine.ts'
import { DIRTY, decodeAt, readByte, readHalf, readWord, store } from './memory.ts'
import {
  divided,
  dividedUnsigned,
  highMixed,
  highSigned,
  highUnsigned,
  remainder,
  remainderUnsigned,
} from './multiplication.ts'
import { PAGE_BITS } from './tree.ts'

export const ILLEGAL_INSTRUCTION = 0x81
export const MISALIGNED = 0x82
export const BREAKPOINT = 0x83
/** Not a fault yet: the step is a system call, and has not been taken. */
export const SYSTEM_CALL = 1

/** A slot with one of these bits is odd (so the address is misaligned), or of another region. */
const LEAVES = ~(REGION_SLOTS - 2)

/**
 * Takes at most `budget` steps within one region, and tells why it stopped: 0 (go on from `pc`), `SYSTEM_CALL`, or the
 * fault of a step that was taken.
 */
export function interpret(machine: Machine, region: Int32Array, budget: number): number {
  const { x, memory } = machine
  const { flat } = memory
  const { bytes, signedBytes, halves, signedHalves, words, marks, outside } = flat
  const outsideHalf = outside | 1
  const outsideWord = outside | 3
  const base = machine.pc & ~(REGION_SLOTS * 2 - 1)
  let i = (machine.pc - base) >>> 1
  let left = budget
  let fault = 0

  run: while (left > 0) {
    const w = region[i] as number
    const imm = region[i + 1] as number
    i += 2
    left--
    switch (w & 0xff) {
      case 0: // undecoded
        i -= 2
        left++
        // Should flat memory grow here, that is no harm: beyond it are zeros, which are illegal, so the loop ends.
        decodeAt(memory, region, i, (base + i * 2) >>> 0)
        continue
      case 1: // leave
        i -= 2
        left++
        break run
      case 2: // illegal
        fault = ILLEGAL_INSTRUCTION
        break run
      case 4: // ecall
        i -= 2
        left++
        fault = SYSTEM_CALL
        break run
      case 5: // ebreak
        fault = BREAKPOINT
        break run
      case 3: // fence
        continue
      case 6: // lui
        x[(w >> 8) & 63] = imm
        continue
      case 8: {
        // jal
        const to = i + imm - 2
        if ((to & 1) !== 0) {
          i = to
          break run
        }
        x[(w >> 8) & 63] = base + i * 2
        i = to
        if ((i & LEAVES) !== 0) break run
        continue
      }
      case 9: {
        // jalr
        const to = (((x[(w >> 16) & 31] as number) + imm - base) | 0) >> 1
        if ((to & 1) !== 0) {
          i = to
          break run
        }
        x[(w >> 8) & 63] = base + i * 2
        i = to
        if ((i & LEAVES) !== 0) break run
        continue
      }
      case 10: // beq
        if ((x[(w >> 16) & 31] as number) === (x[w >>> 24] as number)) {
          i += imm - 2
          if ((i & LEAVES) !== 0) break run
        }
        continue
      case 11: // bne
        if ((x[(w >> 16) & 31] as number) !== (x[w >>> 24] as number)) {
          i += imm - 2
          if ((i & LEAVES) !== 0) break run
        }
        continue
      case 12: // blt
        if ((x[(w >> 16) & 31] as number) < (x[w >>> 24] as number)) {
          i += imm - 2
          if ((i & LEAVES) !== 0) break run
        }
        continue
      case 13: // bge
        if ((x[(w >> 16) & 31] as number) >= (x[w >>> 24] as number)) {
          i += imm - 2
          if ((i & LEAVES) !== 0) break run
        }
        continue
      case 14: // bltu
        if ((x[(w >> 16) & 31] as number) >>> 0 < (x[w >>> 24] as number) >>> 0) {
          i += imm - 2
          if ((i & LEAVES) !== 0) break run
        }
        continue
      case 15: // bgeu
        if ((x[(w >> 16) & 31] as number) >>> 0 >= (x[w >>> 24] as number) >>> 0) {
          i += imm - 2
          if ((i & LEAVES) !== 0) break run
        }
        continue
      case 16: {
        // lb
        const a = ((x[(w >> 16) & 31] as number) + imm) | 0
        if ((a & outside) === 0) x[(w >> 8) & 63] = signedBytes[a] as number
        else x[(w >> 8) & 63] = (readByte(memory, a) << 24) >> 24
        continue
      }
      case 17: {
        // lh
        const a = ((x[(w >> 16) & 31] as number) + imm) | 0
        if ((a & outsideHalf) === 0) x[(w >> 8) & 63] = signedHalves[a >> 1] as number
        else if ((a & 1) !== 0) {
          fault = MISALIGNED
          break run
        } else x[(w >> 8) & 63] = (readHalf(memory, a) << 16) >> 16
        continue
      }
      case 18: {
        // lw
        const a = ((x[(w >> 16) & 31] as number) + imm) | 0
        if ((a & outsideWord) === 0) x[(w >> 8) & 63] = words[a >> 2] as number
        else if ((a & 3) !== 0) {
          fault = MISALIGNED
          break run
        } else x[(w >> 8) & 63] = readWord(memory, a)
        continue
      }
      case 19: {
        // lbu
        const a = ((x[(w >> 16) & 31] as number) + imm) | 0
        if ((a & outside) === 0) x[(w >> 8) & 63] = bytes[a] as number
        else x[(w >> 8) & 63] = readByte(memory, a)
        continue
      }
      case 20: {
        // lhu
        const a = ((x[(w >> 16) & 31] as number) + imm) | 0
        if ((a & outsideHalf) === 0) x[(w >> 8) & 63] = halves[a >> 1] as number
        else if ((a & 1) !== 0) {
          fault = MISALIGNED
          break run
        } else x[(w >> 8) & 63] = readHalf(memory, a)
        continue
      }
      case 21: {
        // sb
        const a = ((x[(w >> 16) & 31] as number) + imm) | 0
        if ((a & outside) === 0 && marks[a >> PAGE_BITS] === DIRTY) {
          bytes[a] = x[w >>> 24] as number
          continue
        }
        store(memory, a, x[w >>> 24] as number, 1)
        if (memory.flat !== flat) break run
        continue
      }
      case 22: {
        // sh
        const a = ((x[(w >> 16) & 31] as number) + imm) | 0
        if ((a & outsideHalf) === 0 && marks[a >> PAGE_BITS] === DIRTY) {
          halves[a >> 1] = x[w >>> 24] as number
          continue
        }
        if ((a & 1) !== 0) {
          fault = MISALIGNED
          break run
        }
        store(memory, a, x[w >>> 24] as number, 2)
        if (memory.flat !== flat) break run
        continue
      }
      case 23: {
        // sw
        const a = ((x[(w >> 16) & 31] as number) + imm) | 0
        if ((a & outsideWord) === 0 && marks[a >> PAGE_BITS] === DIRTY) {
          words[a >> 2] = x[w >>> 24] as number
          continue
        }
        if ((a & 3) !== 0) {
          fault = MISALIGNED
          break run
        }
        store(memory, a, x[w >>> 24] as number, 4)
        if (memory.flat !== flat) break run
        continue
      }
      case 24: // addi
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) + imm
        continue
      case 25: // slti
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) < imm ? 1 : 0
        continue
      case 26: // sltiu
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) >>> 0 < imm >>> 0 ? 1 : 0
        continue
      case 27: // xori
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) ^ imm
        continue
      case 28: // ori
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) | imm
        continue
      case 29: // andi
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) & imm
        continue
      case 30: // slli
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) << imm
        continue
      case 31: // srli
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) >>> imm
        continue
      case 32: // srai
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) >> imm
        continue
      case 33: // add
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) + (x[w >>> 24] as number)
        continue
      case 34: // sub
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) - (x[w >>> 24] as number)
        continue
      case 35: // sll
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) << (x[w >>> 24] as number)
        continue
      case 36: // slt
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) < (x[w >>> 24] as number) ? 1 : 0
        continue
      case 37: // sltu
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) >>> 0 < (x[w >>> 24] as number) >>> 0 ? 1 : 0
        continue
      case 38: // xor
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) ^ (x[w >>> 24] as number)
        continue
      case 39: // srl
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) >>> (x[w >>> 24] as number)
        continue
      case 40: // sra
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) >> (x[w >>> 24] as number)
        continue
      case 41: // or
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) | (x[w >>> 24] as number)
        continue
      case 42: // and
        x[(w >> 8) & 63] = (x[(w >> 16) & 31] as number) & (x[w >>> 24] as number)
        continue
      case 43: // mul
        x[(w >> 8) & 63] = Math.imul(x[(w >> 16) & 31] as number, x[w >>> 24] as number)
        continue
      case 44: // mulh
        x[(w >> 8) & 63] = highSigned(x[(w >> 16) & 31] as number, x[w >>> 24] as number)
        continue
      case 45: // mulhsu
        x[(w >> 8) & 63] = highMixed(x[(w >> 16) & 31] as number, x[w >>> 24] as number)
        continue
      case 46: // mulhu
        x[(w >> 8) & 63] = highUnsigned(x[(w >> 16) & 31] as number, x[w >>> 24] as number)
        continue
      case 47: // div
        x[(w >> 8) & 63] = divided(x[(w >> 16) & 31] as number, x[w >>> 24] as number)
        continue
      case 48: // divu
        x[(w >> 8) & 63] = dividedUnsigned(x[(w >> 16) & 31] as number, x[w >>> 24] as number)
        continue
      case 49: // rem
        x[(w >> 8) & 63] = remainder(x[(w >> 16) & 31] as number, x[w >>> 24] as number)
        continue
      case 50: // remu
        x[(w >> 8) & 63] = remainderUnsigned(x[(w >> 16) & 31] as number, x[w >>> 24] as number)
        continue
    }
  }

  machine.steps += budget - left
  machine.pc = (base + i * 2) >>> 0
  // A jump or branch was taken to where no instruction can be: it was the last step (M10).
  return (i & 1) === 0 ? fault : MISALIGNED
}
