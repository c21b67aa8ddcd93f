// What ethereumjs does around a frame's opcodes, without copying the whole message and run state twice for each call
// and without eight kilobytes of new memory. Steps and results are ethereumjs' own for the forks we run; newer rules
// that add steps of their own are checked for when a machine is made. Held against stock like the opcode loop.

import type { EVM, EVMError, Message } from '@ethereumjs/evm'
import { Account, type Address, createZeroAddress } from '@ethereumjs/util'

/** The parts of ethereumjs' interpreter and EVM that are internal to them in 10.1.3. */
interface Memory {
  _store: Uint8Array
}
interface RunState {
  readonly memory: Memory
  readonly gasLeft: bigint
  readonly gasRefund: bigint
}
interface Result {
  logs: unknown[]
  returnValue: Uint8Array | undefined
  selfdestruct: Map<string, string>
  createdAddresses?: Set<string>
}
interface Interpreter {
  readonly _runState: RunState & { readonly stack: object }
  readonly _result: Result
  run(code: unknown, options?: { pc?: number }): Promise<{ runState: RunState; exceptionError: EVMError | undefined }>
}
interface ExecResult {
  logs: unknown[]
  returnValue: Uint8Array
  selfdestruct?: Map<string, string>
  createdAddresses?: Set<string> | undefined
  exceptionError: EVMError | undefined
  executionGasUsed: bigint
  gasRefund: bigint
}
type FrameMessage = Message & { readonly isCreate?: boolean }
interface RunOptions {
  readonly pc?: number
}
interface Machine extends Pick<EVM, 'stateManager' | 'common' | 'journal' | 'blockchain' | 'events'> {
  readonly _optsCached: { readonly profiler?: unknown }
  readonly _tx: { readonly gasPrice: bigint; readonly origin?: Address }
  readonly _block?: unknown
  readonly performanceLogger: unknown
  _reduceSenderBalance(account: Account, message: Message): Promise<void>
  _addToBalance(account: Account, message: Message): Promise<void>
  _loadCode(message: Message): Promise<void>
  runPrecompile(code: unknown, data: Uint8Array, gasLimit: bigint): Promise<ExecResult>
  postMessageCleanup(): void
  _executeCall(message: FrameMessage): Promise<{ execResult: unknown }>
  runInterpreter(message: FrameMessage, options?: RunOptions): Promise<ExecResult>
}

/** Account abstraction of state gas, block access lists, transfer logs, binary trees: each adds steps to a call. */
const ADD_STEPS = [2780, 3540, 6800, 7708, 7864, 7928, 8037]

const NO_BYTES = new Uint8Array(0)
const NO_JUMPS = new Uint8Array(0)
/** Deeper calls than that are rare, and larger memories, too: theirs are let go. */
const KEPT_MEMORIES = 32
const KEPT_MEMORY_BYTES = 65_536

/** `sample`: any interpreter, since ethereumjs exports none of the three classes. */
export function installFrames(evm: EVM, sample: unknown): void {
  const newer = ADD_STEPS.find((eip) => evm.common.isActivatedEIP(eip))
  if (newer !== undefined) throw new Error(`calls under EIP-${newer} have steps that are not written here`)
  const machine = evm as unknown as Machine
  const makeFrame = frameMaker(machine, sample as Interpreter)
  const runFrame = async (
    message: FrameMessage,
    gasLimit: bigint,
    isCreate: boolean,
    options: RunOptions,
  ): Promise<ExecResult> => {
    // Whoever listens to steps may keep views of a frame's memory.
    const isWatched = machine.events.listenerCount('step') > 0
    const contract = (await machine.stateManager.getAccount(message.to as Address)) ?? new Account()
    const interpreter = makeFrame(message, gasLimit, isCreate, contract, !isWatched)
    const { runState, exceptionError } = await interpreter.run(message.code, options)
    const { _result: result } = interpreter
    const { memory, gasLeft, gasRefund } = runState
    if (!isWatched) giveBack(memory)
    const returnValue = result.returnValue ?? NO_BYTES
    if (exceptionError === undefined) {
      const { logs, selfdestruct, createdAddresses } = result
      return {
        logs,
        returnValue,
        selfdestruct,
        createdAddresses,
        exceptionError,
        executionGasUsed: gasLimit - gasLeft,
        gasRefund,
      }
    }
    return {
      logs: [],
      returnValue,
      selfdestruct: new Map(),
      createdAddresses: new Set(),
      exceptionError,
      executionGasUsed: exceptionError.error === REVERT ? gasLimit - gasLeft : gasLimit,
      gasRefund,
    }
  }
  machine.runInterpreter = (message, options = {}) =>
    runFrame(message, message.gasLimit, message.isCreate === true, options)
  machine._executeCall = (message) => executeCall(machine, message, runFrame)
}

const REVERT = 'revert'

async function executeCall(
  machine: Machine,
  message: FrameMessage,
  runFrame: (message: FrameMessage, gasLimit: bigint, isCreate: boolean, options: RunOptions) => Promise<ExecResult>,
): Promise<{ execResult: unknown }> {
  const { stateManager: state } = machine
  const { gasLimit } = message
  let fault: EVMError | undefined
  if (!message.delegatecall) {
    const caller = (await state.getAccount(message.caller)) ?? new Account()
    try {
      await machine._reduceSenderBalance(caller, message)
    } catch (error) {
      fault = error as EVMError
    }
    const receiver = (await state.getAccount(message.to as Address)) ?? new Account()
    try {
      await machine._addToBalance(receiver, message)
    } catch (error) {
      fault = error as EVMError
    }
  }
  await machine._loadCode(message)
  const { code } = message
  if (fault !== undefined || !code || (typeof code !== 'function' && code.length === 0)) {
    const { gasRefund } = message
    return {
      execResult: { gasRefund, executionGasUsed: 0n, exceptionError: fault, returnValue: NO_BYTES, logs: undefined },
    }
  }
  if (message.isCompiled) {
    const execResult = await machine.runPrecompile(code, message.data, gasLimit)
    execResult.gasRefund = message.gasRefund
    if (message.depth === 0) machine.postMessageCleanup()
    return { execResult }
  }
  const execResult = await runFrame(message, gasLimit, false, {})
  if (message.depth === 0) machine.postMessageCleanup()
  return { execResult }
}

const free: Memory[] = []

function giveBack(memory: Memory): void {
  if (free.length >= KEPT_MEMORIES || memory._store.length > KEPT_MEMORY_BYTES) return
  memory._store.fill(0)
  free.push(memory)
}

/** Makes what ethereumjs' own constructor makes, of the same class, on a memory that may have been used before. */
function frameMaker(machine: Machine, sample: Interpreter) {
  const MemoryClass = sample._runState.memory.constructor as new () => Memory
  const StackClass = sample._runState.stack.constructor as new () => object
  const { common, stateManager, blockchain } = machine
  const zero = createZeroAddress()

  class Frame {
    readonly opDebuggers = {}
    readonly _evm = machine
    readonly _stateManager = stateManager
    readonly common = common
    readonly journal = machine.journal
    readonly profilerOpts = machine._optsCached.profiler
    readonly performanceLogger = machine.performanceLogger
    readonly _runState: object
    readonly _env: object
    readonly _result: Result

    constructor(message: FrameMessage, gasLeft: bigint, isCreate: boolean, contract: Account, isReusing: boolean) {
      const env = {
        address: message.to ?? zero,
        caller: message.caller,
        callData: message.data,
        callValue: message.value,
        code: message.code,
        isStatic: message.isStatic,
        isCreate,
        depth: message.depth,
        gasPrice: machine._tx.gasPrice,
        origin: machine._tx.origin ?? message.caller,
        block: machine._block,
        contract,
        codeAddress: message.codeAddress,
        gasRefund: message.gasRefund,
        blobVersionedHashes: message.blobVersionedHashes ?? [],
        createdAddresses: message.createdAddresses,
      }
      this._env = env
      this._runState = {
        programCounter: 0,
        opCode: 0xfe,
        memory: (isReusing ? free.pop() : undefined) ?? new MemoryClass(),
        memoryWordCount: 0n,
        highestMemCost: 0n,
        stack: new StackClass(),
        code: NO_BYTES,
        validJumps: NO_JUMPS,
        cachedPushes: {},
        stateManager,
        blockchain,
        env,
        shouldDoJumpAnalysis: true,
        interpreter: this,
        gasRefund: env.gasRefund,
        gasLeft,
        stateGasSpilled: 0n,
        returnBytes: NO_BYTES,
      }
      this._result = { logs: [], returnValue: undefined, selfdestruct: message.selfdestruct ?? new Map() }
      if (message.createdAddresses) this._result.createdAddresses = message.createdAddresses
    }
  }
  Object.setPrototypeOf(Frame.prototype, Object.getPrototypeOf(sample))
  return (...args: ConstructorParameters<typeof Frame>): Interpreter => new Frame(...args) as unknown as Interpreter
}
