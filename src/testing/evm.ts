import { createBlock } from '@ethereumjs/block'
import { type Common, type CustomCrypto, createCustomCommon, Mainnet } from '@ethereumjs/common'
import type { EVM } from '@ethereumjs/evm'
import { SimpleStateManager } from '@ethereumjs/statemanager'
import { createTx, type TypedTxData } from '@ethereumjs/tx'
import { Account, Address, createAddressFromPrivateKey } from '@ethereumjs/util'
import { createVM, type RunTxResult, runTx, type VM } from '@ethereumjs/vm'
import type { Hex } from '../kernel/types.ts'
import { loadKzg } from '../l1/blobs/kzg.ts'
import { loadCrypto } from '../l1/machine/crypto.ts'
import { type AttachedRecorder, attachRecorder } from '../l1/trace/attach.ts'
import { createRecorder } from '../l1/trace/recorder.ts'
import type { Trace } from '../l1/trace/trace.ts'
import { bytesToHex, hexToBytes } from '../lib/hex.ts'

// Stock ethereumjs with rich accounts, for tests of contracts and of what reads their traces. It knows nothing of
// our chain, so that a fault there cannot hide a fault here.

export type TestHardfork = 'cancun' | 'prague' | 'osaka'

export interface TestAccount {
  readonly address: Hex
  readonly privateKey: Uint8Array
}

export interface TestRun {
  readonly ok: boolean
  readonly gasUsed: number
  /** What was returned, or the revert's data. */
  readonly output: Hex
  readonly error: string | null
  readonly logs: readonly { readonly address: Hex; readonly topics: readonly Hex[]; readonly data: Hex }[]
  readonly contract: Hex | null
  readonly trace: Trace
  readonly result: RunTxResult
}

export interface TestRequest {
  readonly from?: TestAccount
  readonly to?: Hex
  readonly data?: Hex
  readonly value?: bigint
  readonly gasLimit?: bigint
  /** Whatever else a typed transaction has: type, access list, blobs, authorisations. */
  readonly extra?: TypedTxData
}

export interface TestEvm {
  readonly vm: VM
  readonly common: Common
  readonly accounts: readonly [ana: TestAccount, ben: TestAccount, mallory: TestAccount]
  send(request: TestRequest): Promise<TestRun>
  /** Runs creation code and gives the contract's address; fails the test when the constructor reverts. */
  deploy(data: Hex, request?: TestRequest): Promise<Hex>
  /** What a call would answer, without a transaction. Throws when it reverts. */
  call(to: Hex, data: Hex): Promise<Hex>
  balance(address: Hex): Promise<bigint>
  /** Gives an account this balance. */
  endow(address: Hex, balance: bigint): Promise<void>
  storage(address: Hex, slot: Hex): Promise<Hex>
  /** Writes into a contract's storage what it would take too many transactions to get there. */
  store(address: Hex, slot: bigint, word: Hex): Promise<void>
  /** Moves the clock of the block that everything is run in. */
  wait(seconds: bigint): void
  now(): bigint
}

const BASE_FEE = 10n ** 9n
const GAS_LIMIT = 10_000_000n
/** Not address zero: what is burnt there is not mixed with tips. */
const COINBASE = new Address(new Uint8Array(20).fill(0xc0))
const WEALTH = 10n ** 21n

export async function createTestEvm({
  hardfork = 'osaka',
  time = 1_700_000_000n,
  traced = true,
}: {
  hardfork?: TestHardfork
  time?: bigint
  /** Whether runs are recorded step by step. Those that are not are several times faster, and their trace is empty. */
  traced?: boolean
} = {}): Promise<TestEvm> {
  const [kzg, crypto] = await Promise.all([loadKzg(), loadCrypto()])
  const customCrypto: CustomCrypto = {
    kzg,
    keccak256: crypto.keccak256,
    ecrecover: (hash, v, r, s) => crypto.recover(hash, { r, s, recovery: v === 0n || v === 27n ? 0 : 1 }),
  }
  const common = createCustomCommon({ chainId: 31_337, name: 'test' }, Mainnet, { hardfork, customCrypto })
  // No test asks for a state root: a map does, where a tree would hash most of the time.
  const vm = await createVM({ common, stateManager: new SimpleStateManager({ common }) })
  const accounts = [account(1), account(2), account(3)] as const
  for (const { address } of accounts) {
    await vm.stateManager.putAccount(toAddress(address), new Account(0n, WEALTH))
  }
  const header = { number: 1n, gasLimit: 60_000_000n, baseFeePerGas: BASE_FEE, excessBlobGas: 0n, coinbase: COINBASE }
  const blockAt = (timestamp: bigint) => createBlock({ header: { ...header, timestamp } }, { common })
  let block = blockAt(time)

  async function send({ from = accounts[0], extra, ...request }: TestRequest): Promise<TestRun> {
    const nonce = (await vm.stateManager.getAccount(toAddress(from.address)))?.nonce ?? 0n
    const fees = { maxFeePerGas: 2n * BASE_FEE, maxPriorityFeePerGas: 1n }
    const fields = {
      type: 2,
      chainId: 31_337n,
      nonce,
      gasLimit: GAS_LIMIT,
      ...fees,
      ...request,
      ...extra,
    } as TypedTxData
    const tx = createTx(fields, { common }).sign(from.privateKey)
    const recorder = traced ? attachRecorder(vm.evm as EVM) : createDetached()
    try {
      const result = await runTx(vm, { tx, block })
      return toRun(result, recorder.finish())
    } finally {
      recorder.detach()
    }
  }

  return {
    vm,
    common,
    accounts,
    send,
    async deploy(data, request = {}) {
      const run = await send({ ...request, data })
      if (run.contract === null) throw new Error(`deployment failed: ${run.error} ${run.output}`)
      return run.contract
    },
    async call(to, data) {
      const call = { to: toAddress(to), data: hexToBytes(data), block, isStatic: true }
      const { exceptionError, returnValue } = (await (vm.evm as EVM).runCall(call)).execResult
      if (exceptionError !== undefined) throw new Error(`${exceptionError.error} ${bytesToHex(returnValue)}`)
      return bytesToHex(returnValue)
    },
    async balance(address) {
      return (await vm.stateManager.getAccount(toAddress(address)))?.balance ?? 0n
    },
    async endow(address, balance) {
      const nonce = (await vm.stateManager.getAccount(toAddress(address)))?.nonce ?? 0n
      await vm.stateManager.putAccount(toAddress(address), new Account(nonce, balance))
    },
    async storage(address, slot) {
      const word = bytesToHex(await vm.stateManager.getStorage(toAddress(address), hexToBytes(slot)))
      return `0x${word.slice(2).padStart(64, '0')}`
    },
    async store(address, slot, word) {
      const key = hexToBytes(`0x${slot.toString(16).padStart(64, '0')}`)
      await vm.stateManager.putStorage(toAddress(address), key, hexToBytes(word))
    },
    wait(seconds) {
      block = blockAt(block.header.timestamp + seconds)
    },
    now: () => block.header.timestamp,
  }
}

function createDetached(): AttachedRecorder {
  return { finish: () => createRecorder().finish(), detach: () => undefined }
}

function account(seed: number): TestAccount {
  const privateKey = new Uint8Array(32).fill(seed)
  return { privateKey, address: bytesToHex(createAddressFromPrivateKey(privateKey).bytes) }
}

function toAddress(address: Hex): Address {
  return new Address(hexToBytes(address))
}

function toRun(result: RunTxResult, trace: Trace): TestRun {
  const { exceptionError, returnValue, logs } = result.execResult
  const ok = exceptionError === undefined
  return {
    ok,
    gasUsed: Number(result.totalGasSpent),
    output: bytesToHex(returnValue),
    error: exceptionError?.error ?? null,
    logs: (logs ?? []).map(([address, topics, data]) => ({
      address: bytesToHex(address),
      topics: topics.map((topic) => bytesToHex(topic)),
      data: bytesToHex(data),
    })),
    contract: ok && result.createdAddress !== undefined ? bytesToHex(result.createdAddress.bytes) : null,
    trace,
    result,
  }
}
