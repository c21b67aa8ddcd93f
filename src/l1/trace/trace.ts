import type { Hex } from '../../kernel/types.ts'
import { startsFrame } from './opcodes.ts'

// What one transaction did, instruction by instruction: columns, so that a million steps fit in memory.
// A step is the moment before its instruction runs: stack and memory are what the instruction finds.

export interface Trace {
  readonly length: number
  /** More steps were run than the recorder was allowed to keep. */
  readonly truncated: boolean
  readonly pc: Uint32Array
  readonly op: Uint8Array
  readonly gasLeft: Float64Array
  /** Index into `frames`. */
  readonly frame: Uint32Array
  /** The step before and after in the same frame; −1 where there is none. */
  readonly previous: Int32Array
  readonly next: Int32Array
  /** How much of the stack is unchanged since `previous`; the items above it are `values` from `stackFrom`. */
  readonly stackKept: Uint16Array
  /** One entry more than there are steps. */
  readonly stackFrom: Uint32Array
  readonly values: readonly bigint[]
  readonly memorySize: Uint32Array
  /** Frames in the order in which they were entered: a parent comes before its children. */
  readonly frames: readonly Frame[]
}

export type FrameKind = 'CALL' | 'CALLCODE' | 'DELEGATECALL' | 'STATICCALL' | 'CREATE' | 'CREATE2'

export interface Frame {
  readonly kind: FrameKind
  /** Index of the frame that made it; −1 for the transaction's own. */
  readonly parent: number
  readonly depth: number
  /** The step of the parent that made it; −1 for the transaction's own. */
  readonly calledAt: number
  /** −1 when no code ran: plain payments and precompiles. */
  readonly firstStep: number
  readonly lastStep: number
  readonly from: Hex
  /** Whose balance and storage it works on. `null` when a creation failed before it had an address. */
  readonly address: Hex | null
  /** Whose code runs: another's in a DELEGATECALL. */
  readonly codeAddress: Hex | null
  readonly value: bigint
  readonly input: Uint8Array
  readonly gas: number
  readonly gasUsed: number
  /** The price of its last step, which no next step tells. */
  readonly lastFee: number
  readonly output: Uint8Array
  /** The machine's word for what went wrong; `null` when nothing did. */
  readonly error: string | null
  readonly memoryWrites: readonly MemoryWrite[]
}

/** Seen at `step`: made by the step before it in the frame. `full`: all of the memory, to start from. */
export interface MemoryWrite {
  readonly step: number
  readonly offset: number
  readonly bytes: Uint8Array
  readonly full: boolean
}

/** The stack that the step finds, its top last. */
export function stackAt(trace: Trace, step: number): bigint[] {
  const stack: bigint[] = new Array(stackSizeAt(trace, step))
  let unknown = stack.length
  for (let at = step; unknown > 0; at = trace.previous[at] ?? -1) {
    const kept = trace.stackKept[at] ?? 0
    const from = trace.stackFrom[at] ?? 0
    for (let i = kept; i < unknown; i++) stack[i] = trace.values[from + i - kept] ?? 0n
    unknown = Math.min(unknown, kept)
  }
  return stack
}

export function stackSizeAt(trace: Trace, step: number): number {
  const changed = (trace.stackFrom[step + 1] ?? 0) - (trace.stackFrom[step] ?? 0)
  return (trace.stackKept[step] ?? 0) + changed
}

/** The items that an instruction finds at the top, first the topmost; fewer when the stack is shorter. */
export function topOfStack(trace: Trace, step: number, count: number): bigint[] {
  return stackAt(trace, step).slice(-count).reverse()
}

/** The memory that the step finds. */
export function memoryAt(trace: Trace, step: number): Uint8Array {
  const memory = new Uint8Array(trace.memorySize[step] ?? 0)
  const writes = frameAt(trace, step).memoryWrites
  const end = countUpTo(writes, step)
  let start = end - 1
  while (start > 0 && !writes[start]?.full) start--
  for (const { offset, bytes } of writes.slice(Math.max(start, 0), end)) memory.set(bytes, offset)
  return memory
}

/** How many of the writes were made by the time of `step`. */
function countUpTo(writes: readonly MemoryWrite[], step: number): number {
  let low = 0
  let high = writes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((writes[middle]?.step ?? 0) <= step) low = middle + 1
    else high = middle
  }
  return low
}

export function frameAt(trace: Trace, step: number): Frame {
  const frame = trace.frames[trace.frame[step] ?? -1]
  if (frame === undefined) throw new RangeError(`no step ${step} in a trace of ${trace.length}`)
  return frame
}

/** Gas that the step took, what it called included. Of a frame's last step: what it asked for. */
export function gasCostAt(trace: Trace, step: number): number {
  const next = trace.next[step] ?? -1
  return next === -1 ? frameAt(trace, step).lastFee : (trace.gasLeft[step] ?? 0) - (trace.gasLeft[next] ?? 0)
}

/** What RETURNDATASIZE would count at this step: the answer of the latest call of the same frame. */
export function returnDataAt(trace: Trace, step: number): Uint8Array {
  const own = trace.frame[step] ?? 0
  let call = trace.previous[step] ?? -1
  while (call !== -1 && !startsFrame(trace.op[call] ?? 0)) call = trace.previous[call] ?? -1
  const answered = trace.frames.find((frame) => frame.parent === own && frame.calledAt === call && call !== -1)
  const isCreated = answered?.error === null && answered.kind.startsWith('CREATE')
  return answered === undefined || isCreated ? new Uint8Array() : answered.output
}

/** The program counters that ran of one contract's code, in order: of its creation, or of what was deployed. */
export function* countersOf(trace: Trace, codeAddress: Hex, code: 'deployed' | 'creation'): Generator<number> {
  const belongs = trace.frames.map(
    (frame) => frame.codeAddress === codeAddress && (code === 'creation') === frame.kind.startsWith('CREATE'),
  )
  for (let step = 0; step < trace.length; step++) {
    if (belongs[trace.frame[step] ?? 0]) yield trace.pc[step] ?? 0
  }
}
