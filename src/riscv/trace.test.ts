import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCrypto } from '../l1/machine/crypto.ts'
import { createMachine, type Host, run } from './machine.ts'
import { exitHash, stateHash } from './stateHash.ts'
import { asm, li, programOf } from './testing/assemble.ts'
import { createTrace, type Poke } from './trace.ts'
import { witnessOf } from './witness.ts'

const { keccak256 } = await loadCrypto()
const HOST: Host = {
  keccak256,
  preimage64: (hash) => Uint8Array.from([...hash, ...hash]),
  ecrecover: () => new Uint8Array(32),
  input: (region, index) => new Uint8Array(32).fill(region + index),
}
const proof = (region: number, index: number) => Uint8Array.of(region, index)

/** Walks over 96 KiB, writing sums; every 64th word it hashes a leaf into the next. Exits after about 400,000 steps. */
const ROUNDS = 24_576
const program = programOf([
  ...li(8, 0x1_0000), // s0: where
  ...li(9, ROUNDS), // s1: how often
  ...li(5, 0x9e37_79b9),
  asm.add(6, 6, 5), // 0x1018
  asm.mul(7, 6, 5),
  asm.xor(6, 6, 7),
  asm.sw(6, 8, 0),
  asm.addi(8, 8, 4),
  asm.andi(7, 8, 255),
  asm.bne(7, 0, 6 * 4),
  asm.addi(10, 8, -256),
  asm.addi(11, 0, 256),
  asm.addi(12, 8, -32),
  asm.addi(17, 0, 0x100),
  asm.ecall(),
  asm.addi(9, 9, -1), // 0x1048
  asm.bne(9, 0, -13 * 4),
  asm.addi(11, 8, -32),
  asm.addi(17, 0, 93),
  asm.ecall(),
])

function straight(step: number, pokes: readonly Poke[] = []) {
  const machine = createMachine(program)
  for (const poke of pokes.toSorted((a, b) => a.step - b.step)) {
    if (poke.step > step) break
    run(machine, HOST, poke.step)
    if (machine.exit === null) machine.x[poke.register] = poke.value
  }
  run(machine, HOST, step)
  return machine
}

const { length } = createTrace({ program, host: HOST })

test('a trace knows its end', () => {
  const trace = createTrace({ program, host: HOST })
  const end = straight(Number.MAX_SAFE_INTEGER)
  expect([trace.length, trace.exit]).toEqual([end.steps, end.exit])
  expect(trace.exit.code).toBe(0)
  expect(trace.length).toBeGreaterThan(200_000)
  const last = exitHash(trace.exit, trace.length, keccak256)
  for (const step of [length, length + 1, 2 ** 40]) expect(trace.hashAt(step)).toEqual(last)
  expect(trace.stateAt(length + 5).exit).toEqual(trace.exit)
  expect(trace.describeAt(length)).toBe(null)
  expect(() => trace.witnessAt(length, proof)).toThrow('exited')
})

test('M2: wherever it is asked, in whatever order, a trace is what a straight run is', () => {
  const steps = fc.array(fc.oneof(fc.nat(length + 10), fc.constantFrom(0, 1, 1000, 4096, length - 1, length)), {
    minLength: 1,
    maxLength: 6,
  })
  const options = [
    { interval: 4096 },
    // So little memory that snapshots are thinned out again and again.
    { interval: 512, maxBytes: 200_000 },
    {},
  ]
  const traces = options.map((option) => createTrace({ program, host: HOST, ...option }))
  fc.assert(
    fc.property(steps, fc.constantFrom(...traces), (asked, trace) => {
      for (const step of asked) {
        const machine = straight(step)
        expect(trace.hashAt(step)).toEqual(stateHash(machine, keccak256))
        if (step < length) expect(trace.witnessAt(step, proof)).toEqual(witnessOf(machine, HOST, proof))
      }
    }),
    { numRuns: 25 },
  )
})

test('a state that was lent and run on does no harm', () => {
  const trace = createTrace({ program, host: HOST })
  run(trace.stateAt(70_000), HOST, 150_000)
  expect(trace.describeAt(70_001)?.step).toBe(70_001)
  expect(trace.hashAt(70_002)).toEqual(stateHash(straight(70_002), keccak256))
  trace.hashAt(5).fill(0)
  expect(trace.hashAt(5)).toEqual(stateHash(straight(5), keccak256))
})

test('a lie is a register that changes after its step; before it all is true, behind it all is honest', () => {
  const poke = fc.record({ step: fc.nat(length - 2), register: fc.constantFrom(6, 7, 12, 31), value: fc.nat(0xff) })
  fc.assert(
    fc.property(fc.array(poke, { minLength: 1, maxLength: 3 }), fc.nat(length), (pokes, step) => {
      const trace = createTrace({ program, host: HOST, pokes, interval: 8192 })
      const first = Math.min(...pokes.map((one) => one.step))
      for (const asked of [step, first, first + 1]) {
        expect(trace.hashAt(asked)).toEqual(stateHash(straight(asked, pokes), keccak256))
      }
      if (first > 0) expect(trace.hashAt(first - 1)).toEqual(stateHash(straight(first - 1), keccak256))
    }),
    { numRuns: 12 },
  )
})

test('a lie may be told of the very first state', () => {
  const pokes = [{ step: 0, register: 31, value: 7 }]
  const trace = createTrace({ program, host: HOST, pokes })
  expect(trace.stateAt(0).x[31]).toBe(7)
  expect(trace.hashAt(9)).toEqual(stateHash(straight(9, pokes), keccak256))
})

test('a lie at the exit or behind it is none, and a lie about no register is an error', () => {
  const late = createTrace({ program, host: HOST, pokes: [{ step: length, register: 5, value: 1 }] })
  expect(late.hashAt(length)).toEqual(createTrace({ program, host: HOST }).hashAt(length))
  for (const register of [0, 32, 1.5]) {
    expect(() => createTrace({ program, host: HOST, pokes: [{ step: 1, register, value: 1 }] })).toThrow(RangeError)
  }
})

test('a program that a lie lets run for ever is an error, not a hang', () => {
  const endless = programOf([asm.jal(0, 0)])
  expect(() => createTrace({ program: endless, host: HOST, maxSteps: 100_000 })).toThrow('within 100000 steps')
})

test('a step before the first is an error', () => {
  const trace = createTrace({ program, host: HOST })
  for (const step of [-1, 0.5]) expect(() => trace.hashAt(step)).toThrow(RangeError)
})
