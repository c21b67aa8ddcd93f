import { expect, test } from 'vitest'
import { createMachine, type Host, type Machine, restoreSnapshot, run, snapshotOf } from './machine.ts'
import { readByte, readBytes, writeBytes } from './memory.ts'
import { asm, li, programOf } from './testing/assemble.ts'

const DATA = 0x4000
const bytes = (length: number, from = 1): Uint8Array => Uint8Array.from({ length }, (_, index) => from + index)

/** Answers that tell what was asked. */
const HOST: Host = {
  keccak256: (asked) => new Uint8Array(32).fill(asked.length),
  preimage64: (hash) => new Uint8Array(64).fill(hash[0] ?? 0),
  ecrecover: (input) => new Uint8Array(32).fill(input[127] ?? 0),
  input: (region, index) => new Uint8Array(32).fill(16 * region + index),
}

function calling(number: number, ...registers: readonly number[]): Machine {
  const machine = createMachine(programOf([asm.ecall()]))
  machine.x[17] = number
  for (const [index, value] of registers.entries()) machine.x[10 + index] = value
  writeBytes(machine.memory, DATA, bytes(512))
  return machine
}

function called(number: number, ...registers: readonly number[]): Machine {
  const machine = calling(number, ...registers)
  run(machine, HOST, 1)
  return machine
}

const isBadCall = ({ exit, steps }: Machine) =>
  exit?.code === 0x84 && steps === 1 && exit.output.every((byte) => byte === 0)

test('M5: a machine starts at the entry, with zeros and its segments', () => {
  const machine = createMachine(programOf([asm.ecall()], 0x7000))
  expect(machine.pc).toBe(0x7000)
  expect(machine.x.every((value) => value === 0)).toBe(true)
  expect([machine.steps, machine.exit]).toEqual([0, null])
  expect(readByte(machine.memory, 0x7000)).toBe(0x73)
  expect(readByte(machine.memory, 0xffff_ffff)).toBe(0)
})

test('M9: runs to the step asked for and no further, and what exits counts', () => {
  const machine = createMachine(programOf([asm.addi(5, 5, 1), asm.jal(0, -4)]))
  run(machine, HOST, 7)
  expect([machine.steps, machine.x[5], machine.pc]).toEqual([7, 4, 0x1004])
  run(machine, HOST, 7)
  run(machine, HOST, 3)
  expect(machine.steps).toBe(7)
  const faulty = createMachine(programOf([asm.addi(5, 5, 1), asm.ebreak()]))
  run(faulty, HOST, Number.MAX_SAFE_INTEGER)
  expect([faulty.steps, faulty.exit?.code]).toEqual([2, 0x83])
})

test('M4: an exited machine stays as it is', () => {
  const machine = called(93, 7, DATA)
  run(machine, HOST, 100)
  expect([machine.steps, machine.exit?.code]).toEqual([1, 7])
})

test('M10: a misaligned entry is a fault of its own step', () => {
  const machine = createMachine({ ...programOf([asm.ecall()]), entry: 0x1002 })
  run(machine, HOST, 5)
  expect([machine.steps, machine.exit?.code]).toEqual([1, 0x82])
})

test('M10: a jump that cannot land does not write its link', () => {
  const machine = createMachine(programOf([asm.jal(1, 6)]))
  run(machine, HOST, 1)
  expect([machine.exit?.code, machine.x[1]]).toEqual([0x82, 0])
})

test('M11: exit takes seven bits of its code, and the leaf as output', () => {
  expect(called(93, 0x1ff, DATA + 32).exit).toEqual({ code: 0x7f, output: bytes(32, 33) })
  expect(called(93, 0, 0xffff_ffe0).exit).toEqual({ code: 0, output: new Uint8Array(32) })
  expect(isBadCall(called(93, 0, DATA + 4))).toBe(true)
})

test('M11: keccak of up to what is left of 256 aligned bytes', () => {
  for (const [from, length] of [
    [0, 0],
    [0, 256],
    [32, 224],
    [224, 32],
    [224, 31],
    [256, 7],
  ] as const) {
    const machine = called(0x100, DATA + from, length, 0x5000)
    expect(readBytes(machine.memory, 0x5000, 32)).toEqual(new Uint8Array(32).fill(length))
    expect([machine.pc, machine.x[10], machine.steps, machine.exit]).toEqual([0x1004, DATA + from, 1, null])
  }
  for (const [from, length, to] of [
    [0, 257, 0],
    [32, 225, 0],
    [224, 33, 0],
    [16, 1, 0],
    [0, 32, 16],
    [0, -1, 0],
  ] as const) {
    expect(isBadCall(called(0x100, DATA + from, length, 0x5000 + to))).toBe(true)
  }
})

test('M11: keccak hashes what was there before it writes', () => {
  const asked: Uint8Array[] = []
  const machine = calling(0x100, DATA, 64, DATA + 32)
  const noting = (data: Uint8Array) => {
    asked.push(data.slice())
    return new Uint8Array(32)
  }
  run(machine, { ...HOST, keccak256: noting }, 1)
  expect(asked).toEqual([bytes(64)])
  expect(readBytes(machine.memory, DATA + 32, 32)).toEqual(new Uint8Array(32))
})

test('M11: preimage64 writes the host’s answer for the leaf', () => {
  const machine = called(0x101, DATA + 32, 0x5040)
  expect(readBytes(machine.memory, 0x5040, 64)).toEqual(new Uint8Array(64).fill(33))
  for (const [from, to] of [
    [4, 0],
    [0, 32],
  ] as const)
    expect(isBadCall(called(0x101, DATA + from, 0x5000 + to))).toBe(true)
})

test('M11: ecrecover takes 128 aligned bytes', () => {
  const machine = called(0x102, DATA + 128, 0x5020)
  expect(readBytes(machine.memory, 0x5020, 32)).toEqual(new Uint8Array(32).fill(0))
  expect(readBytes(called(0x102, DATA, 0x5020).memory, 0x5020, 32)).toEqual(new Uint8Array(32).fill(128))
  for (const [from, to] of [
    [32, 0],
    [0, 8],
  ] as const)
    expect(isBadCall(called(0x102, DATA + from, 0x5000 + to))).toBe(true)
})

test('M11: input asks for region and index as they are, any of them', () => {
  const asked: number[][] = []
  const machine = calling(0x103, -1, 0x8000_0000, 0xffff_ffe0)
  const noting = (...word: number[]) => {
    asked.push(word)
    return bytes(32)
  }
  run(machine, { ...HOST, input: noting }, 1)
  expect(asked).toEqual([[0xffff_ffff, 0x8000_0000]])
  expect(readBytes(machine.memory, 0xffff_ffe0, 32)).toEqual(bytes(32))
  expect(isBadCall(called(0x103, 0, 0, 0x5010))).toBe(true)
})

test('M10: every other number is a fault', () => {
  for (const number of [0, 1, 92, 94, 0xff, 0x104, -1, 0x1_00 << 8]) expect(isBadCall(called(number))).toBe(true)
})

test('M13: a host that has no answer is an error of its owner, and the machine stays where it was', () => {
  const machine = calling(0x101, DATA, 0x5000)
  const failing = () => {
    throw new Error('unknown')
  }
  expect(() => run(machine, { ...HOST, preimage64: failing }, 1)).toThrow('unknown')
  expect([machine.steps, machine.pc, machine.exit]).toEqual([0, 0x1000, null])
  expect(() => run(machine, { ...HOST, preimage64: () => bytes(32) }, 1)).toThrow('32 bytes instead of 64')
  run(machine, HOST, 1)
  expect(machine.pc).toBe(0x1004)
})

test('M6: code that is written over is the new code at once, by stores and by system calls', () => {
  // Counts up in x5, then replaces its own addition by one of 100, and goes round again.
  const words = [
    ...li(6, 0x1000),
    ...li(7, asm.addi(5, 5, 100)),
    asm.addi(5, 5, 1),
    asm.addi(8, 8, 1),
    asm.sw(7, 6, 16),
    asm.jal(0, -12),
  ]
  const machine = createMachine(programOf(words))
  run(machine, HOST, 4 + 4 * 3)
  expect(machine.x[5]).toBe(1 + 100 + 100)

  const looping = createMachine(programOf([asm.addi(5, 5, 1), asm.ecall(), asm.jal(0, -8)]))
  looping.x[17] = 0x103
  looping.x[12] = 0x1000
  const replaced = programOf([asm.addi(5, 5, 7), asm.ebreak(), 0, 0, 0, 0, 0, 0]).segments[0]?.bytes as Uint8Array
  run(looping, { ...HOST, input: () => replaced }, 5)
  // What comes after the call has gone too: zeros are illegal.
  expect([looping.steps, looping.x[5], looping.exit?.code]).toEqual([3, 1, 0x81])
})

test('M6: code is still known as code after memory grew', () => {
  // Stores somewhere, then over its own addition: the second time round far away, when nothing is left to decode.
  const machine = createMachine(programOf([asm.addi(5, 5, 1), asm.sw(0, 9, 0), asm.sw(7, 6, 0), asm.jal(0, -12)]))
  machine.x.set([0x1000, asm.addi(5, 5, 1), 0, 0x8000], 6)
  run(machine, HOST, 4)
  machine.x.set([asm.addi(5, 5, 30), 0, 0x20_0000], 7)
  run(machine, HOST, 9)
  expect(machine.x[5]).toBe(1 + 1 + 30)
})

test('M6: zeros that were run, and are code the next time', () => {
  for (const target of [0x20_0000, 0x2000, 0x0200_0000]) {
    const machine = createMachine(programOf([asm.jalr(0, 5, 0)]))
    machine.x[5] = target
    const start = snapshotOf(machine)
    run(machine, HOST, 9)
    expect([machine.steps, machine.exit?.code]).toEqual([2, 0x81])
    restoreSnapshot(machine, start)
    writeBytes(machine.memory, target, programOf([asm.addi(6, 6, 4)]).segments[0]?.bytes ?? bytes(0))
    run(machine, HOST, 2)
    expect([machine.exit, machine.x[6], machine.pc]).toEqual([null, 4, target + 4])
  }
})

test('M6: code runs above flat memory, and over the ends of regions', () => {
  for (const entry of [0x0100_0000, 0x9000_0000, 0xfffc, 0x00ff_fffc, 0xffff_fffc]) {
    const machine = createMachine(
      programOf([asm.addi(5, 5, 1), asm.addi(5, 5, 2), asm.sw(6, 7, 0), asm.jal(0, -12)], entry),
    )
    machine.x[6] = asm.addi(5, 5, 50)
    machine.x[7] = entry + 4
    run(machine, HOST, 8)
    expect([machine.x[5], machine.pc], entry.toString(16)).toEqual([1 + 2 + 1 + 50, entry])
  }
})

test('a snapshot brings back registers, memory and code, whatever happened since', () => {
  const words = [asm.addi(5, 5, 1), asm.sw(5, 6, 0), asm.sw(7, 8, 0), asm.jal(0, -12)]
  const machine = createMachine(programOf(words))
  machine.x[6] = DATA
  machine.x[7] = asm.addi(5, 5, 9)
  machine.x[8] = 0x1000
  const start = snapshotOf(machine)
  run(machine, HOST, 2)
  const later = snapshotOf(machine)
  run(machine, HOST, 42)
  const end = { x: machine.x.slice(), data: readBytes(machine.memory, DATA, 32) }
  writeBytes(machine.memory, 0x7fff_0000, bytes(32))
  for (const snapshot of [later, start, later, start]) {
    restoreSnapshot(machine, snapshot)
    expect(machine.steps).toBe(snapshot.steps)
    expect(readByte(machine.memory, 0x7fff_0000)).toBe(0)
    run(machine, HOST, 42)
    expect({ x: machine.x.slice(), data: readBytes(machine.memory, DATA, 32) }).toEqual(end)
  }
})
