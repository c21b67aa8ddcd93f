// Running something without sending it: calls and gas estimates.

import { createBlob4844Tx, createFeeMarket1559Tx, type TypedTransaction } from '@ethereumjs/tx'
import { Address } from '@ethereumjs/util'
import { type RunTxResult, runTx } from '@ethereumjs/vm'
import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import type { L1Machine } from '../machine/machine.ts'
import { accountOf } from '../state/world.ts'
import { type Environment, enter, machineAt, mostGas, worldAt } from './environment.ts'
import type { L1State } from './state.ts'

export interface CallRequest {
  readonly from?: Hex
  /** Absent or `null`: `data` is a contract's init code. */
  readonly to?: Hex | null
  readonly data?: Uint8Array
  readonly valueWei?: bigint
  readonly gasLimit?: bigint
  readonly accessList?: AccessList
  /** What GASPRICE answers in a call. */
  readonly gasPrice?: bigint
  /** What BLOBHASH answers: those of the blob transaction that is being tried out. */
  readonly blobHashes?: readonly Hex[]
}
export type AccessList = readonly { readonly address: Hex; readonly storageKeys: readonly Hex[] }[]

export interface CallOutcome {
  readonly ok: boolean
  readonly data: Uint8Array
  /** Without the intrinsic gas of a transaction. */
  readonly gasUsed: bigint
  /** ethereumjs' name for what went wrong: 'revert', 'out of gas', … */
  readonly error: string | null
  readonly createdAddress: Uint8Array | null
}

export type Failure = { readonly ok: false; readonly error: string; readonly data: Uint8Array }
export type Estimate = { readonly ok: true; readonly gas: bigint } | Failure

const NOBODY: Hex = `0x${'00'.repeat(20)}`
const NO_BYTES = new Uint8Array(0)
const PENDING: Environment = { at: 'pending' }

/** `eth_call`: no fees, no signature, nothing stays. */
export function callAt(l1: L1State, request: CallRequest, environment: Environment = PENDING): Promise<CallOutcome> {
  return machineAt(l1, environment.at).exclusive(async (bench) => {
    const result = await bench.evm.runCall({
      block: await enter(bench, l1, environment),
      caller: new Address(hexToBytes(request.from ?? NOBODY)),
      ...(request.to ? { to: new Address(hexToBytes(request.to)) } : {}),
      data: request.data ?? NO_BYTES,
      value: request.valueWei ?? 0n,
      gasLimit: request.gasLimit ?? mostGas(l1),
      gasPrice: request.gasPrice ?? 0n,
      blobVersionedHashes: [...(request.blobHashes ?? [])],
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

/** The least gas limit with which it succeeds (to within 1 in 128), on the block that is to come. */
export async function estimateGas(l1: L1State, request: CallRequest, environment = PENDING): Promise<Estimate> {
  const most = mostGas(l1)
  const high = request.gasLimit !== undefined && request.gasLimit < most ? request.gasLimit : most
  const world = worldAt(l1, environment.at)
  const balance = accountOf(world, hexToBytes(request.from ?? NOBODY), l1.machine.codec)?.balance ?? 0n
  const isBalanceGiven = environment.state?.some((override) => override.balanceWei !== undefined) ?? false
  if (balance < (request.valueWei ?? 0n) && !isBalanceGiven) return failure('insufficient-funds')
  const least = unsignedTx(machineAt(l1, environment.at), request, high, 0n).getMinimumGasLimit()
  if (high < least) return failure('intrinsic-gas-too-low')

  const first = await runUnsigned(l1, request, high, environment)
  if (first instanceof Error) return failure(first.message)
  const { exceptionError, returnValue } = first.execResult
  if (exceptionError !== undefined) return failure(exceptionError.error, returnValue)

  const succeeds = async (gas: bigint) => {
    const result = await runUnsigned(l1, request, gas, environment)
    return !(result instanceof Error) && result.execResult.exceptionError === undefined
  }
  // What it used before refunds is enough, unless it looks at the gas it has left or calls with a share of it.
  const used = first.totalGasSpent + (first.gasRefund ?? 0n)
  const guess = used > least ? used : least
  if (guess < high && (await succeeds(guess))) {
    if (guess === least || !(await succeeds(guess - 1n))) return { ok: true, gas: guess }
    return { ok: true, gas: await leastGas(least - 1n, guess, succeeds) }
  }
  return { ok: true, gas: await leastGas(least - 1n, high, succeeds) }
}

/** `eth_createAccessList`: what it touches, and the gas it uses with that list. */
export async function accessListOf(
  l1: L1State,
  request: CallRequest,
  environment = PENDING,
): Promise<{ accessList: AccessList; gasUsed: bigint; error: string | null }> {
  const gasLimit = request.gasLimit ?? mostGas(l1)
  const result = await runUnsigned(l1, request, gasLimit, environment, true)
  if (result instanceof Error) return { accessList: [], gasUsed: 0n, error: result.message }
  const accessList = (result.accessList ?? []).map(({ address, storageKeys }) => ({
    address: address as Hex,
    storageKeys: storageKeys as Hex[],
  }))
  const again = await runUnsigned(l1, { ...request, accessList }, gasLimit, environment)
  const final = again instanceof Error ? result : again
  return { accessList, gasUsed: final.totalGasSpent, error: final.execResult.exceptionError?.error ?? null }
}

/** A transaction that passes as its sender's without a signature. */
export function asSender<T extends TypedTransaction>(tx: T, sender: Hex): T {
  const address = new Address(hexToBytes(sender))
  return Object.create(tx, { getSenderAddress: { value: () => address } }) as T
}

async function leastGas(tooLow: bigint, enough: bigint, succeeds: (gas: bigint) => Promise<boolean>): Promise<bigint> {
  let [low, high] = [tooLow, enough]
  while (high - low > 1n && high - low > high / 128n) {
    const middle = (low + high) / 2n
    if (await succeeds(middle)) high = middle
    else low = middle
  }
  return high
}

/** An error instead of a result: it is valid for nobody (a sender that is a contract, EIP-3607). */
function runUnsigned(
  l1: L1State,
  request: CallRequest,
  gasLimit: bigint,
  environment: Environment,
  reportAccessList = false,
): Promise<RunTxResult | Error> {
  return machineAt(l1, environment.at).exclusive(async (bench) => {
    const block = await enter(bench, l1, environment)
    const tx = unsignedTx(bench.machine, request, gasLimit, block.header.baseFeePerGas ?? 0n)
    try {
      return await runTx(bench.vm, { tx, block, skipNonce: true, skipBalance: true, reportAccessList })
    } catch (error) {
      return error as Error
    }
  })
}

function unsignedTx(machine: L1Machine, request: CallRequest, gasLimit: bigint, baseFee: bigint): TypedTransaction {
  const { common } = machine
  const { blobHashes = [] } = request
  const fields = {
    chainId: machine.chainId,
    gasLimit,
    maxFeePerGas: baseFee,
    maxPriorityFeePerGas: 0n,
    ...(request.to ? { to: new Address(hexToBytes(request.to)) } : {}),
    value: request.valueWei ?? 0n,
    data: request.data ?? NO_BYTES,
    accessList: (request.accessList ?? []).map(({ address, storageKeys }) => ({
      address,
      storageKeys: [...storageKeys],
    })),
  }
  const tx =
    blobHashes.length === 0
      ? createFeeMarket1559Tx(fields, { common })
      : createBlob4844Tx(
          { ...fields, blobVersionedHashes: [...blobHashes], maxFeePerBlobGas: ANY_BLOB_FEE },
          { common },
        )
  return asSender(tx, request.from ?? NOBODY)
}

/** Above every blob base fee; what runs here is given the balance it needs. */
const ANY_BLOB_FEE = 2n ** 100n

const failure = (error: string, data: Uint8Array = NO_BYTES): Failure => ({ ok: false, error, data })
