import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { type CallNode, callTree } from './callTree.ts'
import { OP, opcodeName } from './opcodes.ts'
import { frameAt, gasCostAt, memoryAt, returnDataAt, stackAt, type Trace } from './trace.ts'

// The trace as debug_traceTransaction spells it: geth's struct logs and its call tracer.

export interface StructLogOptions {
  readonly disableStack?: boolean
  readonly disableStorage?: boolean
  readonly enableMemory?: boolean
  readonly enableReturnData?: boolean
  /** Steps given at most; 0 for all. */
  readonly limit?: number
}

export interface StructLog {
  readonly pc: number
  readonly op: string
  readonly gas: number
  /** What the step took, with what it called. (geth counts the gas handed to a call, spent or not.) */
  readonly gasCost: number
  readonly depth: number
  readonly stack?: readonly Hex[]
  readonly memory?: readonly Hex[]
  readonly returnData?: Hex
  /** Slots of this contract seen so far, on the steps that touch storage. */
  readonly storage?: { readonly [slot: string]: string }
}

export interface StructLogs {
  readonly gas: number
  readonly failed: boolean
  readonly returnValue: Hex
  readonly structLogs: readonly StructLog[]
}

export function toStructLogs(
  trace: Trace,
  { gasUsed }: { gasUsed: number },
  options: StructLogOptions = {},
): StructLogs {
  const { limit = 0 } = options
  const count = limit > 0 ? Math.min(limit, trace.length) : trace.length
  const storageOf = createStorageWatch(trace)
  const root = trace.frames[0]
  return {
    gas: gasUsed,
    failed: root !== undefined && root.error !== null,
    returnValue: bytesToHex(root?.output ?? new Uint8Array()),
    structLogs: Array.from({ length: count }, (_, step) => {
      const seen = options.disableStorage === true ? null : storageOf(step)
      const returnData = options.enableReturnData === true ? returnDataAt(trace, step) : null
      return {
        pc: trace.pc[step] ?? 0,
        op: opcodeName(trace.op[step] ?? 0),
        gas: trace.gasLeft[step] ?? 0,
        gasCost: gasCostAt(trace, step),
        depth: frameAt(trace, step).depth + 1,
        ...(options.disableStack !== true && { stack: stackAt(trace, step).map(toQuantity) }),
        ...(options.enableMemory === true && { memory: toWords(memoryAt(trace, step)) }),
        ...(returnData !== null && returnData.length > 0 && { returnData: bytesToHex(returnData) }),
        ...(seen !== null && { storage: seen }),
      }
    }),
  }
}

/** Must be asked step by step: it gathers on the way what each contract's storage was seen to hold. */
function createStorageWatch(trace: Trace): (step: number) => { [slot: string]: string } | null {
  const seen = new Map<string, { [slot: string]: string }>()
  return (step) => {
    const op = trace.op[step]
    if (op !== OP.SLOAD && op !== OP.SSTORE) return null
    const [slot, written] = stackAt(trace, step).slice(-2).reverse()
    const value = op === OP.SSTORE ? written : stackAt(trace, trace.next[step] ?? -1).at(-1)
    const address = frameAt(trace, step).address ?? ''
    const known = seen.get(address) ?? {}
    if (slot !== undefined && value !== undefined) known[toWord(slot)] = toWord(value)
    seen.set(address, known)
    return { ...known }
  }
}

export interface CallFrame {
  readonly type: string
  readonly from: Hex
  readonly to?: Hex
  readonly value?: Hex
  readonly gas: Hex
  readonly gasUsed: Hex
  readonly input: Hex
  readonly output?: Hex
  readonly error?: string
  readonly calls?: readonly CallFrame[]
}

/** The root's gas is the transaction's: what it was given and what the receipt says. */
export function toCallFrames(trace: Trace, tx: { gasLimit: number; gasUsed: number }): CallFrame {
  return { ...toCallFrame(callTree(trace)), gas: toQuantity(tx.gasLimit), gasUsed: toQuantity(tx.gasUsed) }
}

function toCallFrame({ frame, children }: CallNode): CallFrame {
  const to = frame.kind === 'DELEGATECALL' || frame.kind === 'CALLCODE' ? frame.codeAddress : frame.address
  return {
    type: frame.kind,
    from: frame.from,
    ...(to !== null && { to }),
    ...(frame.kind !== 'STATICCALL' && { value: toQuantity(frame.value) }),
    gas: toQuantity(frame.gas),
    gasUsed: toQuantity(frame.gasUsed),
    input: bytesToHex(frame.input),
    ...(frame.output.length > 0 && { output: bytesToHex(frame.output) }),
    ...(frame.error !== null && { error: frame.error === 'revert' ? 'execution reverted' : frame.error }),
    ...(children.length > 0 && { calls: children.map(toCallFrame) }),
  }
}

function toQuantity(value: bigint | number): Hex {
  return `0x${value.toString(16)}`
}

function toWord(value: bigint): string {
  return value.toString(16).padStart(64, '0')
}

function toWords(memory: Uint8Array): Hex[] {
  return Array.from({ length: memory.length / 32 }, (_, i) => bytesToHex(memory.slice(i * 32, i * 32 + 32)))
}
