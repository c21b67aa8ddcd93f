// Running something without sending it: calls, gas estimates, and a sealed transaction once more to watch it.

import { Block, BlockHeader } from '@ethereumjs/block'
import type { InterpreterStep } from '@ethereumjs/evm'
import { createFeeMarket1559Tx, type TypedTransaction } from '@ethereumjs/tx'
import { Address } from '@ethereumjs/util'
import { type RunTxResult, runTx } from '@ethereumjs/vm'
import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { vectorGet } from '../../lib/persistentVector.ts'
import { type ExecutedTx, openBlock } from '../block/execute.ts'
import type { Bench, L1Machine } from '../machine/machine.ts'
import { accountOf, type WorldState } from '../state/world.ts'
import { COINBASE } from './cast.ts'
import { GENESIS_TIMESTAMP } from './genesis.ts'
import { hashOfBlock, headOf } from './seal.ts'
import type { BlockRecord, L1State } from './state.ts'

/** Where to run: the world after a block, seen from inside that block; or the block that is to come. */
export type At = number | 'pending'

export interface CallRequest {
  readonly from?: Hex
  readonly to?: Hex | null
  readonly data?: Uint8Array
  readonly valueWei?: bigint
  readonly gasLimit?: bigint
  readonly accessList?: readonly { readonly address: Hex; readonly storageKeys: readonly Hex[] }[]
}

export interface CallOutcome {
  readonly ok: boolean
  readonly data: Uint8Array
  readonly gasUsed: bigint
  /** ethereumjs' name for what went wrong: 'revert', 'out of gas', … */
  readonly error: string | null
  readonly createdAddress: Uint8Array | null
}

const ZERO_ADDRESS: Hex = `0x${'00'.repeat(20)}`

/** `eth_call`: no fees, no signature, nothing stays. */
export function callAt(state: L1State, at: At, request: CallRequest): Promise<CallOutcome> {
  return state.machine.exclusive(async (bench) => {
    const block = enterBlock(bench, state, at)
    const result = await bench.evm.runCall({
      block,
      caller: new Address(hexToBytes(request.from ?? ZERO_ADDRESS)),
      ...(request.to ? { to: new Address(hexToBytes(request.to)) } : {}),
      data: request.data ?? new Uint8Array(0),
      value: request.valueWei ?? 0n,
      gasLimit: request.gasLimit ?? mostGas(state),
      skipBalance: false,
    })
    const { exceptionError, returnValue, executionGasUsed } = result.execResult
    return {
      ok: exceptionError === undefined,
      data: returnValue,
      gasUsed: executionGasUsed,
      error: exceptionError?.error ?? null,
      createdAddress: result.createdAddress?.bytes ?? null,
    }
  })
}

export type Estimate =
  | { readonly ok: true; readonly gas: bigint }
  | { readonly ok: false; readonly error: string; readonly data: Uint8Array }

/** The least gas limit with which it succeeds (to within 1 in 128), on the block that is to come. */
export function estimateGas(state: L1State, request: CallRequest, at: At = 'pending'): Promise<Estimate> {
  return state.machine.exclusive(async (bench) => {
    const attempt = async (gasLimit: bigint): Promise<RunTxResult> => {
      const block = enterBlock(bench, state, at)
      const tx = unsignedTx(state.machine, request, gasLimit, block.header.baseFeePerGas ?? 0n)
      return runTx(bench.vm, { tx, block, skipNonce: true, skipBalance: true })
    }
    let high = mostGas(state)
    if (request.gasLimit !== undefined && request.gasLimit < high) high = request.gasLimit
    const world = worldAt(state, at)
    const sender = hexToBytes(request.from ?? ZERO_ADDRESS)
    const balance = accountOf(world, sender, state.machine.codec)?.balance ?? 0n
    const empty = new Uint8Array(0)
    if (balance < (request.valueWei ?? 0n)) return { ok: false, error: 'insufficient-funds', data: empty }

    const least = unsignedTx(state.machine, request, high, 0n).getMinimumGasLimit()
    if (high < least) return { ok: false, error: 'intrinsic-gas-too-low', data: empty }
    const first = await attempt(high).catch((error: Error) => error)
    // Valid for nobody: a sender with code, for one (EIP-3607).
    if (first instanceof Error) return { ok: false, error: first.message, data: empty }
    const failure = first.execResult.exceptionError
    if (failure !== undefined) return { ok: false, error: failure.error, data: first.execResult.returnValue }

    // What it used before refunds is enough, unless it looks at the gas it has left.
    const used = first.totalGasSpent + (first.gasRefund ?? 0n)
    let low = least - 1n
    const guess = used > least ? used : least
    const succeeds = async (gas: bigint) => (await attempt(gas)).execResult.exceptionError === undefined
    if (guess < high && (await succeeds(guess))) high = guess
    if (high === least || (high === guess && !(await succeeds(high - 1n)))) return { ok: true, gas: high }
    while (high - low > 1n && high - low > high / 128n) {
      const middle = (low + high) / 2n
      if (await succeeds(middle)) high = middle
      else low = middle
    }
    return { ok: true, gas: high }
  })
}

/** A sealed transaction once more, on the world as it found it, with every opcode told to `onStep`. */
export function traceTransaction(
  state: L1State,
  place: { readonly block: number; readonly index: number },
  onStep: (step: InterpreterStep) => void,
): Promise<ExecutedTx> {
  const block = blockAt(state, place.block)
  const parent = blockAt(state, place.block - 1)
  return state.machine.exclusive(async (bench) => {
    const { header } = block
    const open = await openBlock(bench, {
      parent: parent.header,
      world: block.before,
      timestamp: header.timestamp,
      coinbase: header.coinbase.bytes,
      gasLimit: header.gasLimit,
      prevRandao: header.mixHash,
      extraData: header.extraData,
      baseFeePerGas: header.baseFeePerGas ?? 0n,
      blockHash: (number) => hashOfBlock(state, number),
    })
    for (const { tx } of block.transactions.slice(0, place.index)) await open.run(tx)
    const record = block.transactions[place.index]
    if (record === undefined) throw new RangeError(`block ${place.block} has no transaction ${place.index}`)
    bench.evm.events.on('step', onStep)
    try {
      return await open.run(record.tx)
    } finally {
      bench.evm.events.off('step', onStep)
    }
  })
}

/** A transaction that passes as its sender's without a signature. */
export function asSender<T extends TypedTransaction>(tx: T, sender: Hex): T {
  const address = new Address(hexToBytes(sender))
  return Object.create(tx, { getSenderAddress: { value: () => address } }) as T
}

/** The base fee of the block that is to come. */
export function nextBaseFee(state: L1State): bigint {
  return state.overrides.nextBaseFeeWei ?? headOf(state).header.calcNextBaseFee()
}

function blockAt(state: L1State, number: number): BlockRecord {
  const block = vectorGet(state.blocks, number)
  if (block === undefined) throw new RangeError(`no block ${number}`)
  return block
}

function worldAt(state: L1State, at: At): WorldState {
  return at === 'pending' || at === headOf(state).number ? state.world : blockAt(state, at).after
}

function enterBlock(bench: Bench, l1: L1State, at: At): Block {
  bench.state.load(worldAt(l1, at))
  bench.evm.journal.cleanJournal()
  bench.blockHash = (number) => hashOfBlock(l1, number)
  const header = at === 'pending' ? pendingHeader(l1) : blockAt(l1, at).header
  return new Block(header, [], [], undefined, { common: bench.machine.common })
}

function pendingHeader(state: L1State): BlockHeader {
  const { header, slot } = headOf(state)
  const { common } = state.machine
  return new BlockHeader(
    {
      parentHash: header.hash(),
      number: header.number + 1n,
      timestamp: BigInt(GENESIS_TIMESTAMP + (slot + 1) * state.params.slotSeconds),
      coinbase: new Address(hexToBytes(state.overrides.coinbase ?? COINBASE)),
      gasLimit: BigInt(state.overrides.gasLimit ?? state.params.gasLimit),
      baseFeePerGas: nextBaseFee(state),
      excessBlobGas: header.calcNextExcessBlobGas(common),
      mixHash: header.mixHash,
      parentBeaconBlockRoot: header.hash(),
    },
    { common },
  )
}

/** The most that one transaction may be given. */
export function mostGas(state: L1State): bigint {
  const block = BigInt(state.overrides.gasLimit ?? state.params.gasLimit)
  const cap = state.machine.schedule.maxTransactionGas
  return cap !== null && cap < block ? cap : block
}

function unsignedTx(machine: L1Machine, request: CallRequest, gasLimit: bigint, baseFee: bigint): TypedTransaction {
  const tx = createFeeMarket1559Tx(
    {
      chainId: machine.chainId,
      gasLimit,
      maxFeePerGas: baseFee,
      maxPriorityFeePerGas: 0n,
      ...(request.to ? { to: new Address(hexToBytes(request.to)) } : {}),
      value: request.valueWei ?? 0n,
      data: request.data ?? new Uint8Array(0),
      accessList: (request.accessList ?? []).map(({ address, storageKeys }) => ({ address, storageKeys: [...storageKeys] })),
    },
    { common: machine.common },
  )
  return asSender(tx, request.from ?? ZERO_ADDRESS)
}
