// ethereumjs awaits every opcode, most of which have nothing to wait for, and finds a contract's jump destinations
// anew in each call. This loop runs ethereumjs' own opcode handlers in the same order with the same gas, awaits
// only those that do wait, and keeps the analysis with the code. Held against stock by 120 random blocks.
// With a listener for steps the stock loop runs: tracing is its business.

import type { Common } from '@ethereumjs/common'
import { type EVM, EVMError } from '@ethereumjs/evm'
import type { WorldStateManager } from '../state/stateManager.ts'
import type { L1Crypto } from './crypto.ts'
import { installFrames } from './frames.ts'
import { type RunState, syncGas } from './opcodeGas.ts'
import { fastHandlers, storageGas } from './opcodes.ts'
import { stackHandler } from './stackOps.ts'

type Handler = (state: RunState, common: Common) => void | Promise<void>
type GasHandler = (state: RunState, gas: bigint, common: Common) => bigint | Promise<bigint>

/** The parts of ethereumjs' opcode table and interpreter that the loop uses; both are internal to it in 10.1.3. */
interface OpEntry {
  readonly opcodeInfo: { readonly feeBigInt: bigint; readonly dynamicGas: boolean; readonly isInvalid: boolean }
  readonly opHandler: Handler
  readonly gasHandler: GasHandler
}
interface Interpreter {
  readonly _evm: EVM
  readonly _runState: RunState
}
interface RunResult {
  readonly runState: RunState
  readonly exceptionError: EVMError | undefined
}
type Run = (this: Interpreter, code: Uint8Array, options?: { pc?: number }) => Promise<RunResult>

interface Operation {
  readonly fee: bigint
  readonly isInvalid: boolean
  readonly gas: GasHandler | null
  readonly run: Handler
}

interface Analysis {
  readonly jumps: Uint8Array
  /** What a PUSH puts on the stack, at the place after its opcode. */
  readonly pushes: bigint[]
}

const PUSH1 = 0x60
const PUSH32 = 0x7f
const JUMPDEST = 0x5b

/** Which machines run this loop. Others (a stock VM beside ours) keep ethereumjs' own. */
const operationsOf = new WeakMap<EVM, readonly Operation[]>()
/** Once for the realm. */
let patching: Promise<Interpreter> | null = null

export async function installFastLoop(evm: EVM, crypto: L1Crypto, storage: WorldStateManager): Promise<void> {
  patching ??= patchInterpreter(evm)
  installFrames(evm, await patching)
  const { _opcodeMap: table } = evm as unknown as { readonly _opcodeMap: readonly OpEntry[] }
  const handlers = fastHandlers(crypto.keccak256, storage)
  const gasOfStorage = storageGas(storage)
  operationsOf.set(
    evm,
    table.map(({ opcodeInfo, opHandler, gasHandler }, code) => ({
      fee: opcodeInfo.feeBigInt,
      isInvalid: opcodeInfo.isInvalid,
      gas: opcodeInfo.dynamicGas ? (gasOfStorage[code] ?? syncGas(code) ?? gasHandler) : null,
      run: handlers[code] ?? stackHandler(code, opHandler) ?? opHandler,
    })),
  )
}

async function patchInterpreter(evm: EVM): Promise<Interpreter> {
  const sample = await someInterpreter(evm)
  const prototype = Object.getPrototypeOf(sample) as { run: Run }
  const stockRun = prototype.run
  prototype.run = function (code, options = {}) {
    const operations = operationsOf.get(this._evm)
    const isOurs = operations !== undefined && options.pc === undefined && this._evm.events.listenerCount('step') === 0
    return isOurs ? runFast(this, code, operations) : stockRun.call(this, code, options)
  }
  return sample
}

/** The class is not exported: a program of one byte is run to meet an instance of it. */
async function someInterpreter(evm: EVM): Promise<Interpreter> {
  const { _opcodeMap: table } = evm as unknown as { _opcodeMap: OpEntry[] }
  const stop = table[0] as OpEntry
  let sample: Interpreter | null = null
  table[0] = {
    ...stop,
    opHandler(state, common) {
      sample = state.interpreter as unknown as Interpreter
      return stop.opHandler(state, common)
    },
  }
  await evm.runCode({ code: Uint8Array.of(0) })
  table[0] = stop
  if (sample === null) throw new Error('ethereumjs ran no opcode')
  return sample
}

async function runFast(
  interpreter: Interpreter,
  code: Uint8Array,
  operations: readonly Operation[],
): Promise<RunResult> {
  const state = interpreter._runState
  const { common } = interpreter._evm
  const { jumps, pushes } = analysisOf(code)
  state.code = code
  state.validJumps = jumps
  state.cachedPushes = pushes
  state.shouldDoJumpAnalysis = false
  try {
    while (state.programCounter < code.length) {
      const opCode = code[state.programCounter] as number
      const operation = operations[opCode] as Operation
      state.opCode = opCode
      let gas = operation.fee
      if (operation.gas !== null) {
        const charged = operation.gas(state, gas, common)
        gas = typeof charged === 'bigint' ? charged : await charged
      }
      if (operation.isInvalid) throw new EVMError(EVMError.errorMessages.INVALID_OPCODE)
      state.gasLeft -= gas
      if (state.gasLeft < 0n) {
        state.gasLeft = 0n
        throw new EVMError(EVMError.errorMessages.OUT_OF_GAS)
      }
      state.programCounter++
      const waiting = operation.run(state, common)
      if (waiting !== undefined) await waiting
    }
  } catch (error) {
    if (!(error instanceof EVMError)) throw error
    // STOP and RETURN end a run by throwing, too.
    return { runState: state, exceptionError: error.error === EVMError.errorMessages.STOP ? undefined : error }
  }
  return { runState: state, exceptionError: undefined }
}

const analyses = new WeakMap<Uint8Array, Analysis>()

function analysisOf(code: Uint8Array): Analysis {
  let analysis = analyses.get(code)
  if (analysis === undefined) {
    analysis = analyse(code)
    analyses.set(code, analysis)
  }
  return analysis
}

function analyse(code: Uint8Array): Analysis {
  const jumps = new Uint8Array(code.length)
  const pushes: bigint[] = new Array(code.length + 1).fill(0n)
  for (let at = 0; at < code.length; at++) {
    const opCode = code[at] as number
    if (opCode === JUMPDEST) jumps[at] = 1
    if (opCode < PUSH1 || opCode > PUSH32) continue
    const size = opCode - PUSH1 + 1
    let value = 0n
    // Past the end of the code there are zeros.
    for (let i = 1; i <= size; i++) value = (value << 8n) | BigInt(code[at + i] ?? 0)
    pushes[at + 1] = value
    at += size
  }
  return { jumps, pushes }
}
