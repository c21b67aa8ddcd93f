import type { Hex } from '../../kernel/types.ts'
import { createColumn } from './column.ts'
import { memoryWritten, OP, opcodeAt } from './opcodes.ts'
import type { Frame, FrameKind, MemoryWrite, Trace } from './trace.ts'

// Writes a trace while a transaction runs. Knows no EVM: whoever runs one tells it of frames and steps.

export interface Recorder {
  enter(call: FrameCall): void
  step(step: RecordedStep): void
  leave(result: FrameResult): void
  finish(): Trace
}

export interface FrameCall {
  readonly from: Hex
  readonly address: Hex | null
  readonly codeAddress: Hex | null
  readonly value: bigint
  readonly input: Uint8Array
  readonly gas: number
}

export interface FrameResult {
  readonly gasUsed: number
  readonly output: Uint8Array
  readonly error: string | null
  /** Where a creation put its contract. */
  readonly created: Hex | null
}

export interface RecordedStep {
  readonly pc: number
  readonly op: number
  readonly gasLeft: number
  /** What the step will take, without what it hands to a call. */
  readonly fee: number
  /** Top last. Read at once, never kept. */
  readonly stack: readonly bigint[]
  /** Read at once, never kept. */
  readonly memory: Uint8Array
}

/** Steps of a frame between two whole stacks: the farthest that a reader has to look back. */
const STACK_INTERVAL = 64
/** Bytes of changes between two whole memories, at the least. */
const MEMORY_INTERVAL = 1024
const DEFAULT_MAX_STEPS = 1_000_000

interface OpenFrame {
  readonly index: number
  readonly call: FrameCall
  readonly kind: FrameKind
  readonly parent: number
  readonly depth: number
  readonly calledAt: number
  readonly memoryWrites: MemoryWrite[]
  firstStep: number
  lastStep: number
  lastFee: number
  lastOp: number
  stackSize: number
  sinceWholeStack: number
  writtenSinceWhole: number
  /** What the last step may have written: known before it runs, read when the next one looks. */
  pendingWrite: { offset: number; length: number } | null
}

export function createRecorder({ maxSteps = DEFAULT_MAX_STEPS }: { maxSteps?: number } = {}): Recorder {
  const pc = createColumn((n) => new Uint32Array(n))
  const op = createColumn((n) => new Uint8Array(n))
  const gasLeft = createColumn((n) => new Float64Array(n))
  const frameOf = createColumn((n) => new Uint32Array(n))
  const previous = createColumn((n) => new Int32Array(n))
  const next = createColumn((n) => new Int32Array(n))
  const stackKept = createColumn((n) => new Uint16Array(n))
  const stackFrom = createColumn((n) => new Uint32Array(n))
  const memorySize = createColumn((n) => new Uint32Array(n))
  const values: bigint[] = []
  const frames: (Frame | null)[] = []
  const open: OpenFrame[] = []
  let truncated = false

  function recordStack(frame: OpenFrame, stack: readonly bigint[]): void {
    const whole = frame.lastStep === -1 || frame.sinceWholeStack >= STACK_INTERVAL
    const kept = whole ? 0 : frame.stackSize - (opcodeAt(frame.lastOp)?.pops ?? frame.stackSize)
    frame.sinceWholeStack = whole ? 0 : frame.sinceWholeStack + 1
    frame.stackSize = stack.length
    stackKept.push(kept)
    stackFrom.push(values.length)
    for (let i = kept; i < stack.length; i++) values.push(stack[i] ?? 0n)
  }

  function recordMemory(frame: OpenFrame, memory: Uint8Array, step: number): void {
    memorySize.push(memory.length)
    const write = frame.pendingWrite
    if (write === null || write.length === 0) return
    frame.writtenSinceWhole += write.length
    const full = frame.writtenSinceWhole >= Math.max(MEMORY_INTERVAL, memory.length)
    if (full) frame.writtenSinceWhole = 0
    const { offset, length } = full ? { offset: 0, length: memory.length } : write
    frame.memoryWrites.push({ step, offset, bytes: memory.slice(offset, offset + length), full })
  }

  return {
    enter(call) {
      const parent = open.at(-1)
      open.push({
        index: frames.length,
        call,
        kind: kindOf(parent?.lastOp, call),
        parent: parent?.index ?? -1,
        depth: open.length,
        calledAt: parent?.lastStep ?? -1,
        memoryWrites: [],
        firstStep: -1,
        lastStep: -1,
        lastFee: 0,
        lastOp: 0,
        stackSize: 0,
        sinceWholeStack: 0,
        writtenSinceWhole: 0,
        pendingWrite: null,
      })
      frames.push(null)
    },
    step(seen) {
      const frame = open.at(-1)
      if (frame === undefined) throw new Error('a step outside of every frame')
      const step = pc.length
      truncated ||= step >= maxSteps
      if (truncated) {
        // Frames still want to know by which instruction they were entered.
        frame.lastOp = seen.op
        return
      }
      pc.push(seen.pc)
      op.push(seen.op)
      gasLeft.push(seen.gasLeft)
      frameOf.push(frame.index)
      previous.push(frame.lastStep)
      next.push(-1)
      if (frame.lastStep === -1) frame.firstStep = step
      else next.set(frame.lastStep, step)
      recordStack(frame, seen.stack)
      recordMemory(frame, seen.memory, step)
      frame.pendingWrite = memoryWritten(seen.op, seen.stack)
      frame.lastStep = step
      frame.lastOp = seen.op
      frame.lastFee = seen.fee
    },
    leave(result) {
      const frame = open.pop()
      if (frame === undefined) throw new Error('more frames left than entered')
      frames[frame.index] = toFrame(frame, result)
    },
    finish() {
      if (open.length > 0) throw new Error('a frame is still open')
      stackFrom.push(values.length)
      return {
        length: pc.length,
        truncated,
        pc: pc.finish(),
        op: op.finish(),
        gasLeft: gasLeft.finish(),
        frame: frameOf.finish(),
        previous: previous.finish(),
        next: next.finish(),
        stackKept: stackKept.finish(),
        stackFrom: stackFrom.finish(),
        values,
        memorySize: memorySize.finish(),
        frames: frames.filter((frame) => frame !== null),
      }
    },
  }
}

function kindOf(parentOp: number | undefined, call: FrameCall): FrameKind {
  if (parentOp === undefined) return call.address === null ? 'CREATE' : 'CALL'
  switch (parentOp) {
    case OP.CREATE:
      return 'CREATE'
    case OP.CREATE2:
      return 'CREATE2'
    case OP.CALLCODE:
      return 'CALLCODE'
    case OP.DELEGATECALL:
      return 'DELEGATECALL'
    case OP.STATICCALL:
      return 'STATICCALL'
    default:
      return 'CALL'
  }
}

function toFrame(frame: OpenFrame, { gasUsed, output, error, created }: FrameResult): Frame {
  const { kind, parent, depth, calledAt, firstStep, lastStep, lastFee, memoryWrites, call } = frame
  return {
    kind,
    parent,
    depth,
    calledAt,
    firstStep,
    lastStep,
    from: call.from,
    address: call.address ?? created,
    codeAddress: call.codeAddress ?? created,
    value: call.value,
    input: call.input,
    gas: call.gas,
    gasUsed,
    lastFee,
    output,
    error,
    memoryWrites,
  }
}
