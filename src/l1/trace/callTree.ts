import { OP } from './opcodes.ts'
import { type Frame, type Trace, topOfStack } from './trace.ts'

export interface CallNode {
  /** Index into the trace's frames. */
  readonly index: number
  readonly frame: Frame
  readonly children: readonly CallNode[]
}

/** Who called whom, the transaction's own frame at the root. */
export function callTree(trace: Trace): CallNode {
  const children = trace.frames.map((): number[] => [])
  for (const [index, { parent }] of trace.frames.entries()) children[parent]?.push(index)
  const toNode = (index: number): CallNode => {
    const frame = trace.frames[index]
    if (frame === undefined) throw new RangeError('a trace without frames')
    return { index, frame, children: (children[index] ?? []).map(toNode) }
  }
  return toNode(0)
}

/** Whether what the frame did stands: neither it nor any that called it failed. */
export function isKept(trace: Trace, frame: number): boolean {
  for (let at = trace.frames[frame]; at !== undefined; at = trace.frames[at.parent]) {
    if (at.error !== null) return false
  }
  return true
}

export interface StorageWrite {
  readonly step: number
  readonly frame: number
  readonly slot: bigint
  readonly value: bigint
  /** EIP-1153: gone after the transaction. */
  readonly transient: boolean
  readonly kept: boolean
}

/** Every SSTORE and TSTORE, those that were undone included. */
export function storageWrites(trace: Trace): StorageWrite[] {
  const writes: StorageWrite[] = []
  for (let step = 0; step < trace.length; step++) {
    const op = trace.op[step]
    if (op !== OP.SSTORE && op !== OP.TSTORE) continue
    const [slot, value] = topOfStack(trace, step, 2)
    if (slot === undefined || value === undefined) continue
    const frame = trace.frame[step] ?? 0
    writes.push({ step, frame, slot, value, transient: op === OP.TSTORE, kept: isKept(trace, frame) })
  }
  return writes
}
