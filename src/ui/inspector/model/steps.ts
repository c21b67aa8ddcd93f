import { opcodeAt, opcodeName } from '../../../l1/trace/opcodes.ts'
import { frameAt, gasCostAt, memoryAt, stackAt, stackSizeAt, type Trace } from '../../../l1/trace/trace.ts'

export interface StepFacts {
  readonly pc: number
  readonly name: string
  /** What a PUSH pushes, which stands in the code behind it: read off the next step's stack. */
  readonly operand: bigint | null
  readonly gasLeft: number
  readonly cost: number
  readonly depth: number
  /** Top first. */
  readonly stack: readonly bigint[]
  /** How many of them the instruction takes. */
  readonly takes: number
  readonly memory: Uint8Array
}

export function stepFacts(trace: Trace, step: number): StepFacts {
  const op = trace.op[step] ?? 0
  const stack = stackAt(trace, step).reverse()
  return {
    pc: trace.pc[step] ?? 0,
    name: opcodeName(op),
    operand: isPush(op) ? topAfter(trace, step) : null,
    gasLeft: trace.gasLeft[step] ?? 0,
    cost: gasCostAt(trace, step),
    depth: frameAt(trace, step).depth,
    stack,
    takes: Math.min(stack.length, isDup(op) || isSwap(op) ? 0 : (opcodeAt(op)?.pops ?? 0)),
    memory: memoryAt(trace, step),
  }
}

const isPush = (op: number): boolean => op >= 0x5f && op <= 0x7f
const isDup = (op: number): boolean => op >= 0x80 && op <= 0x8f
const isSwap = (op: number): boolean => op >= 0x90 && op <= 0x9f

function topAfter(trace: Trace, step: number): bigint | null {
  const next = trace.next[step] ?? -1
  if (next === -1 || stackSizeAt(trace, next) === 0) return null
  return stackAt(trace, next).at(-1) ?? null
}

export type JumpKind = 'call' | 'storage' | 'log'

const IS: { readonly [kind in JumpKind]: (op: number) => boolean } = {
  call: (op) => (op >= 0xf0 && op <= 0xf5 && op !== 0xf3) || op === 0xfa,
  storage: (op) => op === 0x55 || op === 0x5d,
  log: (op) => op >= 0xa0 && op <= 0xa4,
}

/** The nearest step of this kind before or after; `null` where there is none. */
export function jumpFrom(trace: Trace, step: number, kind: JumpKind, direction: -1 | 1): number | null {
  for (let at = step + direction; at >= 0 && at < trace.length; at += direction) {
    if (IS[kind](trace.op[at] ?? 0)) return at
  }
  return null
}

export interface MemoryRow {
  readonly at: number
  /** `null`: from here to the next row there are zeros only. */
  readonly bytes: Uint8Array | null
}

const ROW = 16

/** Sixteen bytes a row; runs of empty rows are folded into one. */
export function memoryRows(memory: Uint8Array): MemoryRow[] {
  const rows: MemoryRow[] = []
  for (let at = 0; at < memory.length; at += ROW) {
    const bytes = memory.slice(at, at + ROW)
    const isEmpty = bytes.every((byte) => byte === 0)
    if (!isEmpty) rows.push({ at, bytes })
    else if (rows.at(-1)?.bytes !== null || rows.length === 0) rows.push({ at, bytes: null })
  }
  return rows
}
