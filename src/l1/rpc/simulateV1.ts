// `eth_simulateV1`: blocks that nobody sent, on top of one that is sealed.

import { BlockHeader } from '@ethereumjs/block'
import type { EVMResult } from '@ethereumjs/evm'
import { createEOACode7702Tx, createFeeMarket1559Tx, type TypedTransaction } from '@ethereumjs/tx'
import { Address } from '@ethereumjs/util'
import type { Hex, Json } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { vectorGet } from '../../lib/persistentVector.ts'
import { type ExecutedTx, type OpenBlock, openBlock } from '../block/execute.ts'
import { applyOverride, mostGas } from '../chain/environment.ts'
import { hashOfBlock } from '../chain/head.ts'
import { toBlockRecord } from '../chain/records.ts'
import type { BlockRecord, L1State } from '../chain/state.ts'
import type { Bench } from '../machine/machine.ts'
import { impersonated } from '../wallet/wallet.ts'
import { authorizationToBytes } from './authorizations.ts'
import { toBlockOverride, toStateOverride } from './environments.ts'
import { RpcFault } from './errors.ts'
import { blockToJson, logToJson } from './objects.ts'
import { toData, toQuantity } from './quantities.ts'
import { failureToFault } from './revert.ts'
import type { AccountOverride, BlockOverrides, TxRequest } from './schemas.ts'

interface SimulatedBlock {
  readonly blockOverrides?: BlockOverrides | null | undefined
  readonly stateOverrides?: readonly AccountOverride[] | null | undefined
  readonly calls?: readonly TxRequest[] | null | undefined
}

interface Simulation {
  readonly base: BlockRecord
  readonly blocks: readonly SimulatedBlock[]
  /** Held to all the rules of a transaction, or free of charge and of nonces. */
  readonly validation: boolean
  readonly fullTransactions: boolean
}

/** Two blocks full: all calls together get no more, so that nobody keeps the engine busy for minutes. */
const GAS_BUDGET = 120_000_000n
const CODE = { nonceOrFunds: -38014, blockFull: -38015, order: -38020 } as const
const NOBODY: Hex = `0x${'00'.repeat(20)}`

type Outcome = EVMResult['execResult']

export function simulate(l1: L1State, { base, blocks, validation, fullTransactions }: Simulation): Promise<Json[]> {
  // The rules of the block after `base`: those may have changed since.
  const machine = vectorGet(l1.blocks, base.number + 1)?.machine ?? l1.machine
  return machine.exclusive(async (bench) => {
    const answers: Json[] = []
    const hashes = new Map<number, Uint8Array>()
    let [parent, world, budget] = [base.header, base.after, GAS_BUDGET]
    for (const simulated of blocks) {
      const opened = opening(l1, parent, simulated, validation)
      const blockHash = (number: number) => hashes.get(number) ?? hashOfBlock(l1, number)
      const open = await openBlock(bench, { ...opened, world, blockHash })
      for (const override of simulated.stateOverrides ?? []) await applyOverride(bench, toStateOverride(override))
      const outcomes: Outcome[] = []
      for (const call of simulated.calls ?? []) {
        const gas = least(budget, open.gasLeft(), mostGas(l1))
        const tx = await toTransaction(bench, call, gas, validation)
        const { executed, outcome } = await runCall(bench, open, tx)
        budget -= executed.gasUsed
        outcomes.push(outcome)
      }
      const sealed = open.seal()
      const slot = base.slot + answers.length + 1
      const record = toBlockRecord({ sealed, slot, before: world, params: l1.params, background: new Set() })
      answers.push({
        ...blockToJson(record, fullTransactions),
        calls: outcomes.map((one, at) => callToJson(record, at, one)),
      })
      hashes.set(record.number, sealed.header.hash())
      ;[parent, world] = [sealed.header, sealed.world]
    }
    return answers
  })
}

/** What follows from the block before, and what the client wants to be otherwise. */
function opening(l1: L1State, parent: BlockHeader, { blockOverrides }: SimulatedBlock, validation: boolean) {
  const wanted = toBlockOverride(blockOverrides ?? {})
  const number = wanted.number ?? parent.number + 1n
  const timestamp = wanted.timestamp ?? parent.timestamp + BigInt(l1.params.slotSeconds)
  if (number <= parent.number)
    throw new RpcFault(CODE.order, `block numbers must be in order: ${number} after ${parent.number}`)
  if (timestamp <= parent.timestamp) {
    throw new RpcFault(CODE.order - 1, `block timestamps must be in order: ${timestamp} after ${parent.timestamp}`)
  }
  const { common } = parent
  const isNext = number === parent.number + 1n
  return {
    // A gap in the numbers is one step: the block before it stands in for all that were left out.
    parent: isNext ? parent : new BlockHeader({ ...parent, number: number - 1n }, { common }),
    timestamp,
    coinbase: wanted.coinbase === undefined ? parent.coinbase.bytes : hexToBytes(wanted.coinbase),
    gasLimit: wanted.gasLimit ?? parent.gasLimit,
    prevRandao: wanted.prevRandao === undefined ? new Uint8Array(32) : hexToBytes(wanted.prevRandao),
    extraData: new Uint8Array(0),
    ...(wanted.baseFeePerGas === undefined && validation ? {} : { baseFeePerGas: wanted.baseFeePerGas ?? 0n }),
  }
}

async function toTransaction(
  bench: Bench,
  call: TxRequest,
  gas: bigint,
  validation: boolean,
): Promise<TypedTransaction> {
  const { common, chainId } = bench.machine
  const from = call.from ?? NOBODY
  const account = await bench.state.getAccount(new Address(hexToBytes(from)))
  const data = call.input ?? call.data
  const fields = {
    chainId,
    nonce: (validation ? call.nonce : null) ?? account?.nonce ?? 0n,
    gasLimit: call.gas == null ? gas : least(call.gas, gas),
    ...(call.to == null ? {} : { to: new Address(hexToBytes(call.to)) }),
    value: call.value ?? 0n,
    data: data == null ? new Uint8Array(0) : hexToBytes(data),
    maxFeePerGas: call.maxFeePerGas ?? call.gasPrice ?? 0n,
    maxPriorityFeePerGas: call.maxPriorityFeePerGas ?? call.gasPrice ?? 0n,
    accessList: (call.accessList ?? []).map(({ address, storageKeys }) => ({ address, storageKeys: [...storageKeys] })),
  }
  try {
    const tx =
      call.authorizationList == null
        ? createFeeMarket1559Tx(fields, { common })
        : createEOACode7702Tx(
            { ...fields, authorizationList: call.authorizationList.map(authorizationToBytes) },
            { common },
          )
    return impersonated(tx, from)
  } catch (error) {
    throw invalid(error)
  }
}

async function runCall(
  bench: Bench,
  open: OpenBlock,
  tx: TypedTransaction,
): Promise<{ executed: ExecutedTx; outcome: Outcome }> {
  let outcome: Outcome | null = null
  // Told once for each call inside, the transaction's own last.
  const listen = ({ execResult }: EVMResult) => {
    outcome = execResult
  }
  bench.evm.events.on('afterMessage', listen)
  try {
    const executed = await open.run(tx)
    return { executed, outcome: outcome as unknown as Outcome }
  } catch (error) {
    throw invalid(error)
  } finally {
    bench.evm.events.off('afterMessage', listen)
  }
}

/** A call that may not even start fails the whole simulation, as with geth. */
function invalid(error: unknown): RpcFault | unknown {
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) return error
  const problem = error.message.split(' (')[0]?.slice(0, 200) ?? ''
  if (/enough funds/.test(problem)) return new RpcFault(CODE.nonceOrFunds, 'insufficient funds for gas * price + value')
  if (/block has left/.test(problem)) return new RpcFault(CODE.blockFull, 'block gas limit reached')
  return new RpcFault(-32000, `invalid transaction: ${problem}`)
}

function callToJson(block: BlockRecord, index: number, { exceptionError, returnValue }: Outcome): Json {
  const record = block.transactions[index]
  if (record === undefined) throw new RangeError(`no call ${index}`)
  const failure = exceptionError === undefined ? null : failureToFault(exceptionError.error, returnValue)
  return {
    status: failure === null ? '0x1' : '0x0',
    returnData: toData(returnValue),
    gasUsed: toQuantity(record.receipt.gasUsed),
    logs: record.receipt.logs.map((log) => logToJson(block, record, log)),
    ...(failure === null
      ? {}
      : {
          error: {
            code: failure.code,
            message: failure.message,
            ...(failure.data === undefined ? {} : { data: failure.data }),
          },
        }),
  }
}

function least(first: bigint, ...others: readonly bigint[]): bigint {
  let smallest = first
  for (const other of others) if (other < smallest) smallest = other
  return smallest
}
