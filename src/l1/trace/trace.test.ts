import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRecorder, type RecordedStep } from './recorder.ts'
import { memoryAt, stackAt, type Trace } from './trace.ts'

// The recorder against a plain copy of everything: random programs on a toy machine that obeys the stack effects.

interface Snapshot {
  readonly stack: bigint[]
  readonly memory: Uint8Array
}

const ADD = 0x01
const MSTORE = 0x52
const MSTORE8 = 0x53
const POP = 0x50
const PUSH1 = 0x60
const DUP2 = 0x81
const SWAP2 = 0x91
const CALL = 0xf1
const END = 0x00

const instruction = fc.oneof(
  fc.record({ op: fc.constant(PUSH1), value: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }) }),
  fc.record({ op: fc.constantFrom(ADD, POP, DUP2, SWAP2), value: fc.constant(0n) }),
  fc.record({ op: fc.constantFrom(MSTORE, MSTORE8), value: fc.bigInt({ min: 0n, max: 400n }) }),
  fc.record({ op: fc.constantFrom(CALL, END), value: fc.constant(0n) }),
)

function runToy(program: readonly { op: number; value: bigint }[]): { trace: Trace; copies: Snapshot[] } {
  const recorder = createRecorder()
  const copies: Snapshot[] = []
  const frames: { stack: bigint[]; memory: Uint8Array }[] = []
  const enter = () => {
    const address = '0x00' as const
    recorder.enter({ from: address, address, codeAddress: address, value: 0n, input: new Uint8Array(), gas: 1_000 })
    frames.push({ stack: [], memory: new Uint8Array() })
  }
  const leave = () => {
    frames.pop()
    recorder.leave({ gasUsed: 0, output: new Uint8Array(), error: null, created: null })
  }
  const tell = (step: Pick<RecordedStep, 'op' | 'stack' | 'memory'>) => {
    recorder.step({ pc: copies.length, gasLeft: 1_000 - copies.length, fee: 1, ...step })
    copies.push({ stack: [...step.stack], memory: step.memory.slice() })
  }
  enter()
  for (const { op, value } of program) {
    const frame = frames.at(-1)
    if (!frame) break
    runOne(frame, op, value, { tell, enter, leave })
  }
  while (frames.length > 0) leave()
  return { trace: recorder.finish(), copies }
}

function runOne(
  frame: { stack: bigint[]; memory: Uint8Array },
  op: number,
  value: bigint,
  {
    tell,
    enter,
    leave,
  }: {
    tell: (step: { op: number; stack: bigint[]; memory: Uint8Array }) => void
    enter: () => void
    leave: () => void
  },
): void {
  const { stack } = frame
  const needed = { [ADD]: 2, [POP]: 1, [DUP2]: 2, [SWAP2]: 3 }[op] ?? 0
  if (stack.length < needed) return
  if (op === MSTORE || op === MSTORE8) stack.push(7n, value)
  if (op === CALL) stack.push(32n, 16n, 0n, 0n, 0n, 1n, 5n)
  tell({ op, stack, memory: frame.memory })
  const pop = () => stack.pop() ?? 0n
  if (op === PUSH1) stack.push(value)
  if (op === ADD) stack.push((pop() + pop()) % 2n ** 256n)
  if (op === POP) pop()
  if (op === DUP2) stack.push(stack.at(-2) ?? 0n)
  if (op === SWAP2) stack.push(pop(), pop(), pop())
  if (op === MSTORE || op === MSTORE8) store(frame, Number(pop()), op === MSTORE ? 32 : 1, Number(pop()))
  if (op === CALL) {
    for (let i = 0; i < 7; i++) pop()
    stack.push(1n)
    store(frame, 16, 32, 0xee)
    enter()
  }
  if (op === END) leave()
}

function store(frame: { memory: Uint8Array }, offset: number, length: number, byte: number): void {
  const size = Math.max(frame.memory.length, Math.ceil((offset + length) / 32) * 32)
  const memory = new Uint8Array(size)
  memory.set(frame.memory)
  memory.fill(byte, offset, offset + length)
  frame.memory = memory
}

test('any step of any program gives back the stack and the memory that it found, in any order', () => {
  fc.assert(
    fc.property(fc.array(instruction, { maxLength: 400 }), fc.infiniteStream(fc.nat()), (program, order) => {
      const { trace, copies } = runToy(program)
      expect(trace.length).toBe(copies.length)
      for (let visits = 0; visits < Math.min(40, copies.length); visits++) {
        const step = (order.next().value ?? 0) % copies.length
        expect(stackAt(trace, step)).toEqual(copies[step]?.stack)
        expect(memoryAt(trace, step)).toEqual(copies[step]?.memory)
      }
    }),
    { numRuns: 150 },
  )
})

test('steps beyond the limit are counted out, and the trace says so', () => {
  const recorder = createRecorder({ maxSteps: 2 })
  recorder.enter({ from: '0x00', address: '0x00', codeAddress: '0x00', value: 0n, input: new Uint8Array(), gas: 9 })
  for (let pc = 0; pc < 4; pc++)
    recorder.step({ pc, op: PUSH1, gasLeft: 9, fee: 3, stack: [], memory: new Uint8Array() })
  recorder.leave({ gasUsed: 9, output: new Uint8Array(), error: 'out of gas', created: null })
  const trace = recorder.finish()
  expect([trace.length, trace.truncated]).toEqual([2, true])
  expect(trace.frames[0]).toMatchObject({ kind: 'CALL', error: 'out of gas', firstStep: 0, lastStep: 1 })
})

test('frames must be left as they were entered', () => {
  const recorder = createRecorder()
  expect(() => recorder.leave({ gasUsed: 0, output: new Uint8Array(), error: null, created: null })).toThrow()
  recorder.enter({ from: '0x00', address: null, codeAddress: null, value: 0n, input: new Uint8Array(), gas: 9 })
  expect(() => recorder.finish()).toThrow()
})
