import { expect, test } from 'vitest'
import { describeStep } from './describe.ts'
import { createMachine, type Host, type Machine } from './machine.ts'
import { writeBytes } from './memory.ts'
import { asm, programOf } from './testing/assemble.ts'

const HOST: Host = {
  keccak256: () => new Uint8Array(32).fill(7),
  preimage64: () => new Uint8Array(64).fill(8),
  ecrecover: () => new Uint8Array(32).fill(9),
  input: () => new Uint8Array(32).fill(10),
}
const ones = new Uint8Array(32).fill(1)
const zeros = new Uint8Array(32)

function described(word: number, set: (x: Int32Array) => void) {
  const machine: Machine = createMachine(programOf([word]))
  writeBytes(machine.memory, 0x4000, ones)
  set(machine.x)
  return describeStep(machine, HOST)
}

test('an instruction with registers', () => {
  expect(described(asm.sub(5, 6, 7), (x) => x.set([1, 2, 3], 5))).toEqual({
    step: 0,
    pc: 0x1000,
    pcAfter: 0x1004,
    word: asm.sub(5, 6, 7),
    text: 'sub t0, t1, t2',
    instruction: { operation: 'sub', format: 'R', rd: 5, rs1: 6, rs2: 7, immediate: 0 },
    reads: [
      { register: 6, value: 2 },
      { register: 7, value: 3 },
    ],
    write: { register: 5, before: 1, after: 0xffff_ffff },
    leaves: [],
    call: null,
    exit: null,
  })
})

test('a load, a store, and what may not be written', () => {
  const load = described(asm.lbu(5, 6, 3), (x) => x.set([0x4010], 6))
  expect(load?.write).toEqual({ register: 5, before: 0, after: 1 })
  expect(load?.leaves).toEqual([{ address: 0x4000, before: ones, after: ones }])
  const store = described(asm.sb(5, 6, -1), (x) => x.set([2, 0x4020], 5))
  expect(store?.leaves).toEqual([{ address: 0x4000, before: ones, after: Uint8Array.from(ones).fill(2, 31) }])
  expect([store?.write, store?.reads.map(({ register }) => register)]).toEqual([null, [6, 5]])
  const fault = described(asm.lw(5, 6, 0), (x) => x.set([0x4001], 6))
  expect([fault?.exit?.code, fault?.write, fault?.leaves]).toEqual([0x82, null, []])
  expect(described(asm.addi(0, 6, 0), () => {})?.write).toBe(null)
})

test('a system call: its arguments and every leaf it sees', () => {
  const hash = described(asm.ecall(), (x) => {
    x.set([0x4000, 33, 0x4020], 10)
    x[17] = 0x100
  })
  expect(hash?.call).toEqual({ call: 'keccak', from: 0x4000, length: 33, to: 0x4020 })
  expect(hash?.reads.map(({ register }) => register)).toEqual([17, 10, 11, 12])
  expect(hash?.leaves).toEqual([
    { address: 0x4000, before: ones, after: ones },
    { address: 0x4020, before: zeros, after: new Uint8Array(32).fill(7) },
  ])
  const exit = described(asm.ecall(), (x) => {
    x[11] = 0x4000
    x[17] = 93
  })
  expect([exit?.exit, exit?.leaves.length]).toEqual([{ code: 0, output: ones }, 1])
  const unknown = described(asm.ecall(), () => {})
  expect([unknown?.call, unknown?.exit?.code, unknown?.reads.length]).toEqual([null, 0x84, 1])
})

test('after the exit there is nothing to show', () => {
  const machine = createMachine(programOf([asm.ebreak()]))
  expect(describeStep(machine, HOST)?.exit?.code).toBe(0x83)
  expect(describeStep(machine, HOST)).toBe(null)
})
