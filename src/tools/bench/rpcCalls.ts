import { createAddressFromString } from '@ethereumjs/util'
import { createVM } from '@ethereumjs/vm'
import type { Hex, Json } from '../../kernel/types.ts'
import { BENCH_CHAIN_ID, BENCH_SCHEDULE } from '../../l1/bench/workload.ts'
import { CAST } from '../../l1/chain/cast.ts'
import { createPlainCommon } from '../../l1/machine/rules.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import type { WorldId } from '../../worker/api.ts'
import { type EngineClient, startEngine } from '../../worker/client.ts'
import { median, rounded } from './statistics.ts'

// How fast the world's chain answers a page: through the worker, one call after the other, as an application waits.

export interface RpcFigures {
  /** Of a mix: call, block, logs, balance, estimate. */
  readonly callsPerSecond: number
  /** `eth_call` alone, beside the bare EVM of stock ethereumjs running the same call with no RPC around it. */
  readonly ethCallsPerSecond: number
  readonly stockRunCallsPerSecond: number
  readonly ratio: number
}

const ROUNDS = 5
const CALLS = 400
const BLOCKS = 30
const SUPPLY = (10n ** 24n).toString(16).padStart(64, '0')
const [ana, ben] = CAST.map((member) => member.address) as [Hex, Hex]
const word = (hex: string) => hex.padStart(64, '0')
/** `balanceOf(address)` and `transfer(address,uint256)`. */
const BALANCE_OF: Hex = `0x70a08231${word(ana.slice(2))}`
const TRANSFER: Hex = `0xa9059cbb${word(ben.slice(2))}${word('1')}`

export async function rpcCalls(): Promise<RpcFigures> {
  const engine = startEngine()
  try {
    const ours = await createServedToken(engine)
    const stock = await createStockToken()
    const mixed: number[] = []
    const ratios: { readonly ours: number; readonly stock: number }[] = []
    // One more round than is counted: the first warms both up.
    for (let round = 0; round <= ROUNDS; round++) {
      const mixRate = await rateOf((i) => ours.ask(...(ours.mix[i % ours.mix.length] as Call)))
      const ourRate = await rateOf(() => ours.ask(...ours.call))
      const stockRate = await rateOf(() => stock.call())
      const [ourAnswer, stockAnswer] = [await ours.ask(...ours.call), await stock.call()]
      if (ourAnswer !== stockAnswer) throw new Error(`ours answers ${String(ourAnswer)}, stock ${stockAnswer}`)
      if (round === 0) continue
      mixed.push(mixRate)
      ratios.push({ ours: ourRate, stock: stockRate })
    }
    return {
      callsPerSecond: Math.round(median(mixed)),
      ethCallsPerSecond: Math.round(median(ratios.map((rate) => rate.ours))),
      stockRunCallsPerSecond: Math.round(median(ratios.map((rate) => rate.stock))),
      ratio: rounded(median(ratios.map((rate) => rate.ours / rate.stock))),
    }
  } finally {
    engine.stop()
  }
}

type Call = readonly [method: string, params: Json]

/** A world with a token and some blocks of transfers, in the worker that the lab runs it in. */
async function createServedToken(engine: EngineClient) {
  const { status } = await engine.open({ system: 'ground', seed: 'bench', params: {}, log: [] })
  const ask = (method: string, params: Json) => answerOf(engine, status.id, method, params)
  const deployed = await ask('eth_sendTransaction', [{ from: ana, data: `${Token.bytecode}${SUPPLY}` }])
  await ask('evm_mine', [])
  const receipt = (await ask('eth_getTransactionReceipt', [deployed])) as { readonly contractAddress: Hex }
  const token = receipt.contractAddress
  for (let block = 0; block < BLOCKS; block++) {
    await ask('eth_sendTransaction', [{ from: ana, to: token, data: TRANSFER }])
    await ask('evm_mine', [])
  }
  const call: Call = ['eth_call', [{ to: token, data: BALANCE_OF }, '0x1']]
  const mix: readonly Call[] = [
    call,
    ['eth_getBlockByNumber', ['latest', true]],
    ['eth_getLogs', [{ address: token, fromBlock: '0x0' }]],
    ['eth_getBalance', [ana, 'latest']],
    ['eth_estimateGas', [{ from: ana, to: token, data: TRANSFER }]],
  ]
  return { ask, call, mix }
}

async function answerOf(engine: EngineClient, id: WorldId, method: string, params: Json): Promise<Json> {
  const { reply } = await engine.request(id, { method, params })
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  return reply.result
}

/** The same token in a stock EVM, asked without anything around it. */
async function createStockToken() {
  const vm = await createVM({ common: createPlainCommon(BENCH_CHAIN_ID, BENCH_SCHEDULE) })
  const caller = createAddressFromString(ana)
  const made = await vm.evm.runCall({ caller, data: hexToBytes(`${Token.bytecode}${SUPPLY}`), gasLimit: 10_000_000n })
  const to = made.createdAddress
  if (to === undefined) throw new Error('the deployment failed')
  return {
    async call(): Promise<Hex> {
      const { execResult } = await vm.evm.runCall({ caller, to, data: hexToBytes(BALANCE_OF), gasLimit: 10_000_000n })
      return bytesToHex(execResult.returnValue)
    },
  }
}

async function rateOf(ask: (i: number) => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < CALLS; i++) await ask(i)
  return CALLS / ((performance.now() - start) / 1000)
}
