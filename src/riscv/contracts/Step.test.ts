import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToHex } from '../../lib/hex.ts'
import {
  AUIPC,
  addi,
  BRANCH,
  EBREAK,
  encodeB,
  encodeI,
  encodeJ,
  encodeR,
  encodeS,
  encodeU,
  FENCE,
  JAL,
  JALR,
  LOAD,
  LUI,
  OP,
  OP_IMM,
  STORE,
} from '../../testing/riscv/encode.ts'
import { hashExited, hashRunning, packExited, packRunning } from '../../testing/riscv/model.ts'
import {
  type Change,
  hashAfter,
  hashAfterExit,
  modelOf,
  PC,
  requestOf,
  type StepCase,
} from '../../testing/riscv/stepCase.ts'
import { createStepContract, type StepContract } from '../../testing/riscv/stepContract.ts'

// Instructions, their outcomes written down by hand. What a witness can do wrong is in witness.test.ts, the system
// calls in systemCalls.test.ts.

const MIN = 0x80000000
const MAX = 0x7fffffff
const ONES = 0xffffffff
const [RD, RS1, RS2] = [5, 6, 7]
const DATA = 0x2000
/** 0x80 and above in every second byte, so that each sign is seen. */
const LEAF = Uint8Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 0x10 + i : 0x80 + i))

let contract: StepContract
beforeAll(async () => {
  contract = await createStepContract()
})

async function expectAfter(step: StepCase, change: Change) {
  const { keccak256 } = contract
  expect(await contract.step(requestOf(step, keccak256))).toMatchObject({
    ok: true,
    stateHash: hashAfter(step, change, keccak256),
  })
}

async function expectFault(step: StepCase, code: number) {
  const { keccak256 } = contract
  expect(await contract.step(requestOf(step, keccak256))).toMatchObject({
    ok: true,
    stateHash: hashAfterExit(step, { code }, keccak256),
  })
}

const r = (funct3: number, funct7: number) => encodeR(OP, { funct3, funct7, rd: RD, rs1: RS1, rs2: RS2 })

describe('M8: two registers', () => {
  test.each<[name: string, word: number, a: number, b: number, result: number]>([
    ['add wraps', r(0, 0), ONES, 2, 1],
    ['sub wraps', r(0, 0x20), 1, 2, ONES],
    ['sll by 31', r(1, 0), 3, 31, MIN],
    ['sll looks at five bits only', r(1, 0), 3, 33, 6],
    ['slt has signs', r(2, 0), MIN, MAX, 1],
    ['slt of equals', r(2, 0), 5, 5, 0],
    ['sltu has none', r(3, 0), MIN, MAX, 0],
    ['xor', r(4, 0), 0xff00ff00, 0x0ff00ff0, 0xf0f0f0f0],
    ['srl brings zeros', r(5, 0), MIN, 31, 1],
    ['sra brings the sign', r(5, 0x20), MIN, 31, ONES],
    ['sra by 32 is by 0', r(5, 0x20), MIN, 32, MIN],
    ['or', r(6, 0), 0xff00ff00, 0x0ff00ff0, 0xfff0fff0],
    ['and', r(7, 0), 0xff00ff00, 0x0ff00ff0, 0x0f000f00],
    ['mul keeps the lower half', r(0, 1), 0x10001, 0x10001, 0x20001],
    ['mulh of −1 and −1', r(1, 1), ONES, ONES, 0],
    ['mulh of MIN and MIN', r(1, 1), MIN, MIN, 0x40000000],
    ['mulh of MIN and MAX', r(1, 1), MIN, MAX, 0xc0000000],
    ['mulhsu of −1 and 2^32 − 1', r(2, 1), ONES, ONES, ONES],
    ['mulhsu of 1 and 2^32 − 1', r(2, 1), 1, ONES, 0],
    ['mulhu of 2^32 − 1 twice', r(3, 1), ONES, ONES, 0xfffffffe],
    ['div goes towards zero', r(4, 1), 0xfffffff9, 2, 0xfffffffd],
    ['div by zero', r(4, 1), 7, 0, ONES],
    ['div of MIN by −1', r(4, 1), MIN, ONES, MIN],
    ['divu', r(5, 1), 0xfffffff9, 2, 0x7ffffffc],
    ['divu by zero', r(5, 1), 7, 0, ONES],
    ['rem has the dividend’s sign', r(6, 1), 0xfffffff9, 2, ONES],
    ['rem by zero', r(6, 1), MIN, 0, MIN],
    ['rem of MIN by −1', r(6, 1), MIN, ONES, 0],
    ['remu', r(7, 1), 0xfffffff9, 10, 9],
    ['remu by zero', r(7, 1), 7, 0, 7],
  ])('%s', async (_, word, a, b, result) => {
    await expectAfter({ word, x: { [RS1]: a, [RS2]: b, [RD]: 99 } }, { x: { [RD]: result } })
  })
})

describe('M8: a register and a constant', () => {
  const i = (funct3: number, immediate: number) => encodeI(OP_IMM, { funct3, rd: RD, rs1: RS1, immediate })
  test.each<[name: string, word: number, a: number, result: number]>([
    ['addi of −1', i(0, -1), 0, ONES],
    ['addi of 2047', i(0, 2047), MAX, 0x800007fe],
    ['slti of −2048', i(2, -2048), 0xfffff7ff, 1],
    ['sltiu extends the sign, then compares without', i(3, -1), 0xfffffffe, 1],
    ['xori of −1 turns every bit', i(4, -1), 0x12345678, 0xedcba987],
    ['ori', i(6, 0x70f), 0xf0, 0x7ff],
    ['andi of −16', i(7, -16), 0x12345678, 0x12345670],
    ['slli by 31', i(1, 31), 1, MIN],
    ['srli by 31', i(5, 31), MIN, 1],
    ['srai by 31', i(5, 0x400 | 31), MIN, ONES],
  ])('%s', async (_, word, a, result) => {
    await expectAfter({ word, x: { [RS1]: a } }, { x: { [RD]: result } })
  })

  test('lui', () => expectAfter({ word: encodeU(LUI, { rd: RD, immediate: 0xfffff000 }) }, { x: { [RD]: 0xfffff000 } }))
  test('auipc wraps', () =>
    expectAfter({ word: encodeU(AUIPC, { rd: RD, immediate: 0xfffff000 }) }, { x: { [RD]: 0 } }))
})

describe('M1: x0 is always 0', () => {
  test('what is written to it is lost', () => expectAfter({ word: addi(0, RS1, 1), x: { [RS1]: 4 } }, {}))
  test('it reads as 0', () => expectAfter({ word: addi(RD, 0, 3) }, { x: { [RD]: 3 } }))
  test('a load into it still shows its leaf', () =>
    expectAfter({ word: encodeI(LOAD, { funct3: 2, rs1: RS1 }), x: { [RS1]: DATA }, shows: [[DATA, 0]] }, {}))
  test('the last register has its place before the count of steps', () =>
    expectAfter({ word: addi(31, 31, -1), x: { 31: 0 } }, { x: { 31: ONES } }))
})

describe('M6: loads', () => {
  const load = (funct3: number, immediate: number) => encodeI(LOAD, { funct3, rd: RD, rs1: RS1, immediate })
  test.each<[name: string, funct3: number, offset: number, result: number]>([
    ['lb with a sign', 0, 1, 0xffffff81],
    ['lb without', 0, 30, 0x2e],
    ['lbu', 4, 31, 0x9f],
    ['lh with a sign', 1, 2, 0xffff8312],
    ['lhu of the last two bytes', 5, 30, 0x9f2e],
    ['lw of the first', 2, 0, 0x83128110],
    ['lw of the last', 2, 28, 0x9f2e9d2c],
  ])('%s', async (_, funct3, offset, result) => {
    const step = { x: { [RS1]: DATA }, memory: [[DATA, LEAF]], shows: [[DATA + offset, 0]] } as const
    await expectAfter({ word: load(funct3, offset), ...step }, { x: { [RD]: result } })
  })

  test('addresses go round', () =>
    expectAfter(
      { word: load(2, -4), x: { [RS1]: 0 }, memory: [[0xfffffffc, LEAF.slice(0, 4)]], shows: [[0xfffffffc, 0]] },
      { x: { [RD]: 0x83128110 } },
    ))

  test.each([
    ['lh', 1, 1],
    ['lhu', 5, 31],
    ['lw', 2, 1],
    ['lw', 2, 2],
  ])('M10: %s from between is a fault (funct3 %i, offset %i)', (_, funct3, offset) =>
    expectFault({ word: load(funct3, offset), x: { [RS1]: DATA } }, 0x82),
  )
})

describe('M6: stores', () => {
  const store = (funct3: number, immediate: number) => encodeS(STORE, { funct3, rs1: RS1, rs2: RS2, immediate })
  const step = { x: { [RS1]: DATA, [RS2]: 0xa1b2c3d4 }, memory: [[DATA, LEAF]], shows: [[DATA, 0]] } as const
  test.each<[name: string, funct3: number, offset: number, bytes: number[]]>([
    ['sb at the first byte', 0, 0, [0xd4]],
    ['sb at the last', 0, 31, [0xd4]],
    ['sh', 1, 6, [0xd4, 0xc3]],
    ['sh at the end', 1, 30, [0xd4, 0xc3]],
    ['sw', 2, 12, [0xd4, 0xc3, 0xb2, 0xa1]],
    ['sw at the end', 2, 28, [0xd4, 0xc3, 0xb2, 0xa1]],
  ])('%s', (_, funct3, offset, bytes) =>
    expectAfter({ word: store(funct3, offset), ...step }, { memory: [[DATA + offset, Uint8Array.from(bytes)]] }),
  )

  test('over itself: the instruction was read before', () =>
    expectAfter(
      { word: store(2, 0), x: { [RS1]: PC, [RS2]: 0 }, shows: [[PC, 0]] },
      { memory: [[PC, new Uint8Array(4)]] },
    ))

  test.each([
    ['sh', 1, -1],
    ['sw', 2, 1],
    ['sw', 2, 2],
    ['sw', 2, -1],
  ])('M10: %s to between is a fault (funct3 %i, offset %i)', (_, funct3, offset) =>
    expectFault({ word: store(funct3, offset), x: { [RS1]: DATA } }, 0x82),
  )
})

describe('M8: branches', () => {
  const branch = (funct3: number, immediate: number) => encodeB(BRANCH, { funct3, rs1: RS1, rs2: RS2, immediate })
  test.each<[name: string, funct3: number, a: number, b: number, taken: boolean]>([
    ['beq', 0, 5, 5, true],
    ['beq', 0, 5, 6, false],
    ['bne', 1, 5, 6, true],
    ['bne', 1, 5, 5, false],
    ['blt has signs', 4, MIN, MAX, true],
    ['blt', 4, 5, 5, false],
    ['bge', 5, 5, 5, true],
    ['bge has signs', 5, MIN, MAX, false],
    ['bltu has none', 6, MIN, MAX, false],
    ['bltu', 6, 4, 5, true],
    ['bgeu has none', 7, MIN, MAX, true],
    ['bgeu', 7, 4, 5, false],
  ])('%s (funct3 %i of %i and %i)', (_, funct3, a, b, taken) =>
    expectAfter({ word: branch(funct3, -4096), x: { [RS1]: a, [RS2]: b } }, { pc: taken ? PC - 4096 : PC + 4 }),
  )

  test.each([4094, 0x7fc, 0x800, -0x800])('it goes as far as it says: %i', (distance) =>
    distance % 4 === 0
      ? expectAfter({ word: branch(0, distance) }, { pc: PC + distance })
      : expectFault({ word: branch(0, distance) }, 0x82),
  )

  test('M10: a target between instructions is no fault when the branch is not taken', () =>
    expectAfter({ word: branch(1, 2) }, {}))
})

describe('M8: jumps', () => {
  test.each([-0x100000, 0xffffc, 0x800, 0x7fc, -4, 0])('jal by %i', (distance) =>
    expectAfter(
      { word: encodeJ(JAL, { rd: RD, immediate: distance }) },
      {
        pc: (PC + distance + 2 ** 32) % 2 ** 32,
        x: { [RD]: PC + 4 },
      },
    ),
  )
  test('jal that forgets where it came from', () =>
    expectAfter({ word: encodeJ(JAL, { immediate: 8 }) }, { pc: PC + 8 }))
  test('jalr ignores the lowest bit, and reads its register before it writes it', () =>
    expectAfter(
      { word: encodeI(JALR, { rd: RD, rs1: RD, immediate: -3 }), x: { [RD]: 0x4008 } },
      {
        pc: 0x4004,
        x: { [RD]: PC + 4 },
      },
    ))
  test('the last instruction of the memory is followed by the first', () =>
    expectAfter({ word: addi(RD, 0, 1), pc: 0xfffffffc }, { pc: 0, x: { [RD]: 1 } }))
  test('M10: jal to between takes nothing with it, not even the link', () =>
    expectFault({ word: encodeJ(JAL, { rd: RD, immediate: 2 }) }, 0x82))
  test('M10: so does jalr', () =>
    expectFault({ word: encodeI(JALR, { rd: RD, rs1: RS1, immediate: 2 }), x: { [RS1]: 0x4000 } }, 0x82))
})

describe('M8: what is defined and what is not', () => {
  test.each([0x0000000f, 0x0ff0000f, 0x8330000f, 0xffff8f8f])('FENCE of every sort does nothing: %i', (word) =>
    expectAfter({ word }, {}),
  )
  test('M10: EBREAK', () => expectFault({ word: EBREAK }, 0x83))
  test.each<[name: string, word: number]>([
    ['zeros', 0],
    ['ones', ONES],
    ['a compressed instruction', 0x00010001],
    ['FENCE.I', encodeI(FENCE, { funct3: 1 })],
    ['a load of 64 bits', encodeI(LOAD, { funct3: 3, rs1: RS1 })],
    ['lwu', encodeI(LOAD, { funct3: 6, rs1: RS1 })],
    ['a load that is none', encodeI(LOAD, { funct3: 7, rs1: RS1 })],
    ['a store of 64 bits', encodeS(STORE, { funct3: 3, rs1: RS1 })],
    ['a store that is none', encodeS(STORE, { funct3: 7, rs1: RS1 })],
    ['a branch that is none', encodeB(BRANCH, { funct3: 2, immediate: 8 })],
    ['another', encodeB(BRANCH, { funct3: 3, immediate: 8 })],
    ['jalr with a funct3', encodeI(JALR, { funct3: 1, rs1: RS1 })],
    ['slli by 32', encodeI(OP_IMM, { funct3: 1, immediate: 32 })],
    ['slli with a sign', encodeI(OP_IMM, { funct3: 1, immediate: 0x400 })],
    ['srli by 32', encodeI(OP_IMM, { funct3: 5, immediate: 32 })],
    ['srai by 32', encodeI(OP_IMM, { funct3: 5, immediate: 0x420 })],
    ['sll’s variant', r(1, 0x20)],
    ['slt’s variant', r(2, 0x20)],
    ['sltu’s variant', r(3, 0x20)],
    ['andn', r(7, 0x20)],
    ['an unknown funct7', r(0, 2)],
    ['another funct7', r(4, 0x21)],
    ['uret', 0x00200073],
    ['wfi', 0x10500073],
    ['mret', 0x30200073],
    ['csrrw', 0xc0001073],
    ['ECALL with a register', 0x000000f3],
    ['atomics', encodeR(0x2f, { funct3: 2 })],
    ['floating point', encodeI(0x07, { funct3: 2 })],
    ['addiw', encodeI(0x1b, { rd: RD })],
  ])('M10: %s is illegal', (_, word) => expectFault({ word, x: { [RS1]: DATA } }, 0x81))

  test.each([1, 2, 3])('M10: pc %i bytes off', async (off) => {
    const { keccak256, step } = contract
    const packedState = packRunning({ ...modelOf({ word: addi(0, 0, 0) }), pc: PC + off }, keccak256)
    expect(await step({ packedState, witness: new Uint8Array(0) })).toMatchObject({
      ok: true,
      stateHash: bytesToHex(hashExited(0x82, new Uint8Array(32), 8, keccak256)),
    })
  })
})

describe('states', () => {
  test('M2: the hash of a running machine', async () => {
    const { keccak256, hashOf } = contract
    const model = modelOf({ word: addi(1, 2, 3), x: { 1: ONES, 15: MIN, 31: 7 }, steps: 2 ** 40 + 5 })
    expect(await hashOf(packRunning(model, keccak256))).toMatchObject({
      stateHash: bytesToHex(hashRunning(model, keccak256)),
    })
  })

  test('M9: steps carry beyond 32 bits', () =>
    expectAfter({ word: addi(RD, 0, 1), steps: 2 ** 32 - 1 }, { x: { [RD]: 1 } }))

  test('M4: an exited machine repeats its state', async () => {
    const { keccak256, hashOf, step } = contract
    const packedState = packExited(0x81, LEAF, 12)
    const stateHash = bytesToHex(hashExited(0x81, LEAF, 12, keccak256))
    expect(await hashOf(packedState)).toMatchObject({ stateHash })
    expect(await step({ packedState, witness: new Uint8Array(0) })).toMatchObject({ stateHash })
  })
})
