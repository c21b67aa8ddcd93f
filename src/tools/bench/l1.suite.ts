import { createWorld } from '../../kernel/world.ts'
import { createOurRunner, createStockRunner } from '../../l1/bench/run.ts'
import { createWorkload, type WorkloadOptions } from '../../l1/bench/workload.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { groundSystem } from '../../systems/ground/engine/system.ts'
import { type MintFigures, mint } from './mint.ts'
import { type RpcFigures, rpcCalls } from './rpcCalls.ts'
import { median, quantile, rounded, timed } from './statistics.ts'

// Runs in the browser's tab. Ratios against stock ethereumjs are taken round by round, the two in turn, so that
// a machine whose speed drifts slows both.

export interface Throughput {
  readonly perSecond: number
  readonly stockPerSecond: number
  readonly ratio: number
}
export interface L1Figures {
  readonly transfers: Throughput
  readonly erc20: Throughput
  readonly mint: MintFigures
  readonly jump: { readonly ms: number; readonly heapGrowthKb: number | null }
  readonly seek: { readonly p95Ms: number }
  readonly rpc: RpcFigures
}

const ROUNDS = 5
const PER_BLOCK = 100
const BLOCKS_PER_ROUND = 2

export async function runL1Suite(): Promise<L1Figures> {
  // First: what the others leave for the collector would count against the jump, or for it.
  const jumped = await jump()
  return {
    transfers: await throughput({}),
    erc20: await throughput({ token: Token.bytecode }),
    mint: await mint(),
    jump: jumped,
    seek: await seek(),
    rpc: await rpcCalls(),
  }
}

async function throughput(options: Pick<WorkloadOptions, 'token'>): Promise<Throughput> {
  // One more round than is counted: the first warms both up.
  const workload = await createWorkload({
    ...options,
    transactions: PER_BLOCK * BLOCKS_PER_ROUND * (ROUNDS + 1),
    perBlock: PER_BLOCK,
  })
  const ours = await createOurRunner(workload)
  const stock = await createStockRunner(workload)
  await ours.run(workload.setUp)
  await stock.run(workload.setUp)
  const rates: { readonly ours: number; readonly stock: number }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const blocks = workload.blocks.slice(round * BLOCKS_PER_ROUND, (round + 1) * BLOCKS_PER_ROUND)
    const [ourTime, ourHash] = await timed(() => ours.run(blocks))
    const [stockTime, stockHash] = await timed(() => stock.run(blocks))
    if (ourHash !== stockHash) throw new Error(`round ${round}: ours ends at ${ourHash}, stock at ${stockHash}`)
    const count = blocks.reduce((sum, block) => sum + block.length, 0)
    if (round > 0) rates.push({ ours: count / ourTime, stock: count / stockTime })
  }
  return {
    perSecond: Math.round(median(rates.map((rate) => rate.ours))),
    stockPerSecond: Math.round(median(rates.map((rate) => rate.stock))),
    ratio: rounded(median(rates.map((rate) => rate.ours / rate.stock))),
  }
}

const WEEK = 7 * 86_400

/** The median of many jumps, and what a hundred of them leave on the heap where the browser tells. */
async function jump(): Promise<L1Figures['jump']> {
  const world = await createWorld({ system: groundSystem, seed: 'bench', params: {} })
  for (let i = 0; i < 3; i++) await world.advance(WEEK)
  const before = heapBytes()
  const times: number[] = []
  for (let i = 0; i < 100; i++) times.push((await timed(() => world.advance(WEEK)))[0] * 1000)
  const after = heapBytes()
  return {
    ms: rounded(median(times)),
    heapGrowthKb: before === null || after === null ? null : Math.round((after - before) / 1024),
  }
}

/** Going anywhere in a world of 1,000 actions and having its picture. */
async function seek(): Promise<L1Figures['seek']> {
  const world = await createWorld({ system: groundSystem, seed: 'bench', params: {} })
  for (let i = 0; i < 500; i++) {
    await world.dispatch({ type: 'l1.pay', by: 'ana', args: { from: 'ana', to: 'ben', valueWei: '1000000000' } })
    await world.advance(12)
  }
  const times: number[] = []
  for (let i = 0; i < 400; i++) {
    const target = world.moments[(i * 379) % world.moments.length]
    if (!target) continue
    const [seconds] = await timed(async () => {
      await world.seek(target)
      await world.view()
    })
    times.push(seconds * 1000)
  }
  return { p95Ms: rounded(quantile(times, 0.95)) }
}

/** Chromium only; with `--expose-gc` the figure is what is really kept. */
function heapBytes(): number | null {
  const { memory } = performance as Performance & { readonly memory?: { readonly usedJSHeapSize: number } }
  ;(globalThis as { gc?: () => void }).gc?.()
  return memory?.usedJSHeapSize ?? null
}
