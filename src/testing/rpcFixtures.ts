// A world with something in it, and parameters with which each JSON-RPC method has something to say about it.

import type { Hex, Json } from '../kernel/types.ts'
import { CAST } from '../l1/chain/cast.ts'
import { Token } from '../systems/ground/contracts/generated/Token.ts'
import { openRpcWorld, type RpcWorld } from './rpcWorld.ts'

const [ana, ben] = CAST.map((member) => member.address) as [Hex, Hex]
const STRANGER: Hex = '0x1234567890123456789012345678901234567890'
const SUPPLY = (1000).toString(16).padStart(64, '0')
const ZERO: Hex = `0x${'00'.repeat(32)}`
/** The point at infinity, as 48 bytes spell it. */
const INFINITY: Hex = `0xc0${'00'.repeat(47)}`
const TOTAL_SUPPLY: Hex = '0x18160ddd'

export interface RpcFixtures {
  readonly world: RpcWorld
  /** Fresh for each call: what it needs (a filter, a snapshot, something pending) is made first. */
  paramsOf(method: string): Promise<readonly Json[]>
}

export async function createRpcFixtures(params: Json = {}): Promise<RpcFixtures> {
  const world = await openRpcWorld(params)
  const get = async (method: string, ...params: Json[]): Promise<Json> => {
    const reply = await world.ask(method, params)
    if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
    return reply.result
  }
  const pay = (to: Hex = ben) =>
    get('eth_sendTransaction', { from: ana, to, value: '0x1', maxFeePerGas: '0x4a817c800' })

  const deployed = await get('eth_sendTransaction', { from: ana, data: `${Token.bytecode}${SUPPLY}` })
  await get('anvil_mine', '0x2')
  const receipt = (await get('eth_getTransactionReceipt', deployed)) as { readonly [field: string]: Json }
  const token = receipt['contractAddress'] as Hex
  const block = receipt['blockHash'] as Hex
  const call = { from: ana, to: token, data: TOTAL_SUPPLY }
  const blob = async (): Promise<Hex> => {
    const args = { from: 'sequencer', to: ben, data: '0x68656c6c6f' }
    const { outcome } = await world.engine.act(world.id(), { type: 'l1.postBlobs', by: 'sequencer', args })
    const queued = outcome.ok ? outcome.events.map(({ data }) => data as { readonly blobs?: readonly Hex[] }) : []
    return queued[0]?.blobs?.[0] ?? '0x'
  }
  const raw = async () => get('eth_signTransaction', { from: ana, to: ben, value: '0x2' })
  const now = async () =>
    Number(((await get('eth_getBlockByNumber', 'latest', false)) as { timestamp: string }).timestamp)

  const given: { readonly [method: string]: () => Promise<readonly Json[]> | readonly Json[] } = {
    web3_sha3: () => ['0x1234'],
    eth_getBlockByNumber: () => ['0x1', true],
    eth_getBlockByHash: () => [block, true],
    eth_getBlockTransactionCountByNumber: () => ['0x1'],
    eth_getBlockTransactionCountByHash: () => [block],
    eth_getUncleCountByBlockNumber: () => ['0x1'],
    eth_getUncleCountByBlockHash: () => [block],
    eth_getUncleByBlockNumberAndIndex: () => ['0x1', '0x0'],
    eth_getUncleByBlockHashAndIndex: () => [block, '0x0'],
    eth_getTransactionByHash: () => [deployed],
    eth_getTransactionByBlockNumberAndIndex: () => ['0x1', '0x0'],
    eth_getTransactionByBlockHashAndIndex: () => [block, '0x0'],
    eth_getTransactionBySenderAndNonce: () => [ana, '0x0'],
    eth_getRawTransactionByHash: () => [deployed],
    eth_getTransactionReceipt: () => [deployed],
    eth_getBlockReceipts: () => [block],
    eth_getBalance: () => [ana, 'safe'],
    eth_getCode: () => [token, { blockHash: block }],
    eth_getStorageAt: () => [token, '0x0', 'latest'],
    eth_getStorageValues: () => [{ [token]: ['0x0', '0x1'] }, 'latest'],
    eth_getTransactionCount: () => [ana, 'pending'],
    eth_getProof: () => [token, ['0x0'], 'latest'],
    eth_call: () => [call, 'latest', { [token]: { balance: '0x1' } }, { time: '0x7fffffff' }],
    eth_estimateGas: () => [call],
    eth_createAccessList: () => [call],
    eth_simulateV1: () => [{ blockStateCalls: [{ calls: [call] }, { calls: [{ from: ana, to: ben, value: '0x1' }] }] }],
    eth_feeHistory: () => ['0x2', 'latest', [10, 90]],
    eth_getLogs: () => [{ fromBlock: 'earliest', address: token, topics: [null] }],
    eth_newFilter: () => [{}],
    eth_getFilterChanges: async () => [await get('eth_newBlockFilter')],
    eth_getFilterLogs: async () => [await get('eth_newFilter', { fromBlock: '0x0' })],
    eth_uninstallFilter: async () => [await get('eth_newFilter', {})],
    txpool_contentFrom: () => [ana],
    debug_traceTransaction: () => [deployed, { tracer: 'callTracer' }],
    debug_traceBlockByNumber: () => ['0x1', { tracer: 'callTracer' }],
    debug_traceBlockByHash: () => [block, { tracer: 'callTracer' }],
    wallet_requestPermissions: () => [{ eth_accounts: {} }],
    wallet_addEthereumChain: () => [{ chainId: '0x7a69', chainName: 'Mezzanine' }],
    wallet_switchEthereumChain: () => [{ chainId: '0x7a69' }],
    wallet_getCapabilities: () => [ana],
    eth_sign: () => [ana, '0x1234'],
    personal_sign: () => ['0x1234', ana],
    eth_signTypedData_v4: () => [
      ana,
      { types: { Note: [{ name: 'text', type: 'string' }] }, primaryType: 'Note', domain: {}, message: { text: 'hi' } },
    ],
    eth_signTransaction: () => [{ from: ana, to: ben, value: '0x1' }],
    eth_sendTransaction: () => [{ from: ana, to: ben, value: '0x3' }],
    wallet_sendTransaction: () => [{ from: ana, to: ben, value: '0x4', gasPrice: '0xee6b2800' }],
    eth_sendUnsignedTransaction: async () => {
      await get('anvil_impersonateAccount', STRANGER)
      await get('anvil_setBalance', STRANGER, '0xde0b6b3a7640000')
      return [{ from: STRANGER, to: ben, value: '0x1' }]
    },
    eth_sendRawTransaction: async () => [await raw()],
    eth_sendRawTransactionSync: async () => [await raw(), '0x7530'],
    evm_mine: () => [],
    evm_increaseTime: () => ['0x1e'],
    evm_setNextBlockTimestamp: async () => [(await now()) + 60],
    evm_setAutomine: async () => [(await get('anvil_getAutomine')) !== true],
    miner_start: async () => {
      await get('miner_stop')
      return []
    },
    miner_stop: async () => {
      await get('miner_start')
      return []
    },
    evm_revert: async () => {
      const id = await get('evm_snapshot')
      await pay()
      return [id]
    },
    setBalance: () => [ben, '0x123'],
    setCode: () => [STRANGER, '0x6001'],
    setNonce: () => [STRANGER, '0x9'],
    setStorageAt: () => [token, '0x5', '0x7'],
    impersonateAccount: () => [token],
    stopImpersonatingAccount: async () => {
      await get('anvil_impersonateAccount', token)
      return [token]
    },
    setCoinbase: () => [STRANGER],
    setMinGasPrice: () => ['0x1'],
    setNextBlockBaseFeePerGas: () => ['0x77359400'],
    dropTransaction: async () => [await pay()],
    mine: () => ['0x3', '0xc'],
    setLoggingEnabled: () => [true],
    anvil_dropAllTransactions: async () => {
      await pay()
      return []
    },
    anvil_removePoolTransactions: async () => {
      await pay()
      return [ana]
    },
    evm_setAccountBalance: () => [ben, '0x124'],
    evm_setAccountCode: () => [STRANGER, '0x6002'],
    evm_setBlockGasLimit: () => ['0x1c9c380'],
    lab_getBlob: async () => [await blob()],
    lab_openBlob: async () => [await blob(), { index: 0 }],
    lab_verifyOpening: () => [
      // The opening of the blob of zeros, whose commitment and proofs are the point at infinity.
      { commitment: INFINITY, z: ZERO, y: ZERO, proof: INFINITY },
    ],
    lab_getStateDiff: () => ['earliest', { position: 1, seq: 1 }],
    lab_getBuilding: () => ['latest'],
  }
  return {
    world,
    async paramsOf(method) {
      const bare = method.replace(/^(anvil|hardhat)_/, '')
      const known = given[method] ?? given[bare] ?? given[`evm_${bare}`]
      return known === undefined ? [] : await known()
    },
  }
}
