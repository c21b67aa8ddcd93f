import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMachine, type Host, type Machine, run } from './machine.ts'
import { readByte, writeBytes } from './memory.ts'
import {
  asm,
  BRANCH_FORM,
  bytesOf,
  IMMEDIATE_FORM,
  LOAD_FORM,
  REGISTER_FORM,
  SHIFT_FORM,
  STORE_FORM,
} from './testing/assemble.ts'
import { type ReferenceState, referenceStep } from './testing/reference.ts'

const never = (): never => {
  throw new Error('the host was asked')
}
const HOST: Host = { keccak256: never, preimage64: never, ecrecover: never, input: never }

/** Numbers at which something changes: signs, carries of halves, ends of flat memory and of the address space. */
const EDGES = [
  ...[0, 1, 2, 3, 4, 5, 7, 8, 31, 32, 33, 100, 0x7ff, 0x800, 0xfff, 0x1000, 0x7fff, 0x8000, 0xffff, 0x1_0000],
  ...[0x1_0001, 0x00ff_fffc, 0x0100_0000, 0x5555_5555, 0x7fff_0000, 0x7fff_ffff, 0x8000_0000, 0x8000_0001],
  ...[0xaaaa_aaaa, 0xffff_0000, 0xffff_7fff, 0xffff_8000, 0xffff_fff0, 0xffff_fffd, 0xffff_fffe, 0xffff_ffff],
]
const PC = 0x2000

interface Start {
  readonly pc?: number
  readonly words: readonly number[]
  readonly registers: readonly number[]
  readonly memory?: readonly (readonly [address: number, bytes: readonly number[]])[]
}

/** All that both agree on: after a fault, its code and the steps. */
const tell = ({ pc, x, steps, exit }: Machine): string =>
  exit ? `exit ${exit.code} ${exit.output} ${steps}` : `${pc} ${Uint32Array.from(x.subarray(0, 32))} ${steps}`

const tellReference = ({ pc, x, steps, exit }: ReferenceState): string =>
  exit === null ? `${pc} ${x} ${steps}` : `exit ${exit} ${new Uint8Array(32)} ${steps}`

/** The same start on both, `steps` steps, and everything compared after each. */
function compare({ pc = PC, words, registers, memory = [] }: Start, steps = 1): Machine {
  const machine = createMachine({ entry: pc, segments: [{ address: pc, bytes: bytesOf(words) }] })
  const reference: ReferenceState = { pc: BigInt(pc), x: [0n], memory: new Map(), steps: 0, exit: null }
  const put = (address: number, bytes: Iterable<number>) => {
    let at = BigInt(address)
    for (const byte of bytes) reference.memory.set(at++ & 0xffff_ffffn, BigInt(byte))
  }
  put(pc, bytesOf(words))
  for (const [address, bytes] of memory) {
    writeBytes(machine.memory, address, Uint8Array.from(bytes))
    put(address, bytes)
  }
  for (let register = 1; register < 32; register++) {
    const value = registers[register % registers.length] ?? 0
    machine.x[register] = value
    reference.x[register] = BigInt(value >>> 0)
  }
  for (let step = 1; step <= steps && reference.exit === null; step++) {
    run(machine, HOST, step)
    referenceStep(reference)
    // `expect` is slow, and this is asked a hundred thousand times.
    const [ours, theirs] = [tell(machine), tellReference(reference)]
    if (ours !== theirs) expect(ours, words.map((word) => (word >>> 0).toString(16)).join()).toBe(theirs)
  }
  for (const [address, byte] of reference.memory) {
    if (readByte(machine.memory, Number(address)) !== Number(byte)) expect.fail(`memory differs at ${address}`)
  }
  return machine
}

describe('M8: every instruction does what the manual says', () => {
  for (const [name, encode] of Object.entries(REGISTER_FORM)) {
    test(name, () => {
      for (const a of EDGES) for (const b of EDGES) compare({ words: [encode(3, 1, 2)], registers: [0, a, b] })
      for (const [rd, rs1, rs2] of [
        [0, 1, 2],
        [1, 1, 1],
        [2, 1, 2],
        [31, 0, 30],
        [5, 6, 0],
      ] as const) {
        compare({ words: [encode(rd, rs1, rs2)], registers: [0, 0x8000_0000, 0xffff_ffff, 7, 12345] })
      }
    })
  }
  for (const [name, encode] of Object.entries(IMMEDIATE_FORM)) {
    test(name, () => {
      for (const a of EDGES) {
        for (const immediate of [0, 1, -1, 5, -5, 2047, -2048]) {
          compare({ words: [encode(3, 1, immediate)], registers: [0, a] })
          compare({ words: [encode(0, 1, immediate)], registers: [0, a] })
        }
      }
    })
  }
  for (const [name, encode] of Object.entries(SHIFT_FORM)) {
    test(name, () => {
      for (const a of EDGES)
        for (const by of [0, 1, 15, 16, 31]) compare({ words: [encode(3, 1, by)], registers: [0, a] })
      // Any other upper field is not defined.
      for (const bit of [25, 26, 27, 28, 29, 30, 31])
        compare({ words: [encode(3, 1, 4) ^ (1 << bit)], registers: [0, 99] })
    })
  }
  for (const [name, encode] of Object.entries(LOAD_FORM)) {
    test(name, () => {
      const bytes = [0x81, 0x7f, 0xfe, 0x80, 0x01, 0xff, 0x33, 0xc4]
      for (const address of [0x3000, 0x3001, 0x3002, 0x3003, 0x3004, 0xfff8, 0x00ff_fff8, 0x0100_0000, 0xffff_fff8]) {
        for (const offset of [0, 1, 4, -4, 2047, -2048]) {
          compare({ words: [encode(3, 1, offset)], registers: [0, address - offset], memory: [[address & ~3, bytes]] })
        }
      }
      compare({ words: [encode(0, 1, 0)], registers: [0, 0x3000], memory: [[0x3000, bytes]] })
      compare({ words: [encode(3, 1, 0)], registers: [0, 0x0080_0000] })
      compare({ words: [encode(3, 1, 0)], registers: [0, 0x9000_0000] })
    })
  }
  for (const [name, encode] of Object.entries(STORE_FORM)) {
    test(name, () => {
      for (const address of [
        0x3000, 0x3001, 0x3002, 0x3003, 0xffff, 0x0080_0000, 0x00ff_fffe, 0x0100_0000, 0xffff_fffc,
      ]) {
        for (const offset of [0, 1, 2, 4, -4, 2047, -2048]) {
          compare({
            words: [encode(2, 1, offset)],
            registers: [0, address - offset, 0x89ab_cdef],
            memory: [[(address & ~3) >>> 0, [1, 2, 3, 4]]],
          })
        }
      }
    })
  }
  for (const [name, encode] of Object.entries(BRANCH_FORM)) {
    test(name, () => {
      for (const a of EDGES) for (const b of EDGES) compare({ words: [encode(1, 2, 16)], registers: [0, a, b] })
      for (const offset of [2, -2, 6, 4, -4, 4094, -4096, 0]) {
        for (const b of [4, 5, 6]) compare({ words: [encode(1, 2, offset)], registers: [0, 5, b] })
        // Over the ends of decoded regions and of the address space.
        for (const pc of [0xfffc, 0x1_0000, 0, 0xffff_fffc]) {
          for (const b of [4, 5, 6]) compare({ pc, words: [encode(1, 2, offset)], registers: [0, 5, b] })
        }
      }
    })
  }
  test('lui and auipc', () => {
    for (const upper of [0, 1, 0x7ffff, 0x80000, 0xfffff]) {
      for (const rd of [0, 7]) {
        compare({ words: [asm.lui(rd, upper)], registers: [0, 1] })
        for (const pc of [PC, 0, 0x7fff_fff0, 0xffff_fffc])
          compare({ pc, words: [asm.auipc(rd, upper)], registers: [0, 1] })
      }
    }
  })
  test('jal', () => {
    for (const offset of [0, 4, -4, 2, -2, 0xffffc, -0x10_0000, 0xffffe]) {
      for (const pc of [PC, 0, 0xfffc, 0x7fff_fffc, 0xffff_fffc]) {
        for (const rd of [0, 1]) compare({ pc, words: [asm.jal(rd, offset)], registers: [0, 1] })
      }
    }
  })
  test('jalr', () => {
    for (const target of EDGES) {
      for (const offset of [0, 1, 2, 3, -1, 2047, -2048]) {
        for (const pc of [PC, 0xffff_fffc]) {
          for (const rd of [0, 1, 2]) compare({ pc, words: [asm.jalr(rd, 1, offset)], registers: [0, target] })
        }
      }
    }
  })
  test('fence, ebreak, and what is not defined', () => {
    const system = [
      0x73 | (1 << 20),
      0x73 | (2 << 20),
      0x73 | (1 << 7),
      0x3020_0073,
      0x1050_0073,
      0x3400_1073,
      0xc000_2073,
    ]
    for (const word of [0, -1, 0x0f, asm.fence(), 0x8330_000f, 0x100f, 0x200f, 0x1234_5f8f, ...system]) {
      compare({ words: [word], registers: [0, 1] })
    }
    expect(compare({ words: [asm.ebreak()], registers: [0] }).exit?.code).toBe(0x83)
    expect(compare({ words: [0x100f], registers: [0] }).exit?.code).toBe(0x81)
  })
})

const edge = fc.oneof(fc.constantFrom(...EDGES), fc.nat(0xffff_ffff))
const opcode = fc.constantFrom(0x37, 0x17, 0x6f, 0x67, 0x63, 0x03, 0x23, 0x13, 0x33, 0x33, 0x0f, 0x73)
const anyWord = fc
  .tuple(fc.nat(0xffff_ffff), opcode, fc.constantFrom(null, 0, 1, 0x20))
  .map(([word, code, funct7]) => {
    const low = (word & ~0x7f) | code
    return funct7 === null ? low : (low & 0x01ff_ffff) | (funct7 << 25)
  })
  .filter((word) => word !== 0x73)

test('M8: any word does what the reference does', () => {
  fc.assert(
    fc.property(
      anyWord,
      fc.array(edge, { minLength: 31, maxLength: 31 }),
      fc.constantFrom(PC, 0, 0xfffc, 0xffff_fffc),
      (word, registers, pc) => {
        compare({ pc, words: [word], registers: [0, ...registers] })
      },
    ),
    { numRuns: 4000 },
  )
})

test('M6, M8: whole programs, which also write over themselves, do what the reference does', () => {
  // Registers near the code, so that loads, stores and jumps meet it.
  const near = fc.oneof(
    { weight: 3, arbitrary: fc.nat(0x200).map((offset) => PC + offset * 2) },
    { weight: 1, arbitrary: edge },
  )
  fc.assert(
    fc.property(
      fc.array(anyWord, { minLength: 8, maxLength: 64 }),
      fc.array(near, { minLength: 31, maxLength: 31 }),
      (words, registers) => {
        compare({ words, registers: [0, ...registers] }, 60)
      },
    ),
    { numRuns: 1500 },
  )
})
