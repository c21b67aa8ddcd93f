import { createOurRunner, createStockRunner } from '../../l1/bench/run.ts'
import { createMintWorkload } from '../../l1/bench/workload.ts'
import { Drop } from '../../systems/ground/contracts/generated/Drop.ts'
import { median, rounded, timed } from './statistics.ts'

// A drop with 2,000 buyers in nearly full blocks: how many of them a second, from signed bytes to a sealed block.

export interface MintFigures {
  readonly blocksPerSecond: number
  readonly stockBlocksPerSecond: number
  readonly ratio: number
}

const BUYERS = 2000
const PER_BLOCK = 500
/** Stock makes every earlier transaction of a block again for each new one: two full blocks of it are enough. */
const STOCK_BLOCKS = 2

export async function mint(): Promise<MintFigures> {
  const workload = await createMintWorkload({ buyers: BUYERS, perBlock: PER_BLOCK, drop: Drop.bytecode })
  const ours = await createOurRunner(workload)
  const stock = await createStockRunner(workload)
  await ours.run(workload.setUp)
  await stock.run(workload.setUp)
  const [ourRates, stockRates, ratios]: [number[], number[], number[]] = [[], [], []]
  for (const [round, block] of workload.blocks.entries()) {
    const [ourTime, ourHash] = await timed(() => ours.run([block]))
    // The first warms both up.
    if (round > 0) ourRates.push(1 / ourTime)
    if (round >= STOCK_BLOCKS) continue
    const [stockTime, stockHash] = await timed(() => stock.run([block]))
    if (ourHash !== stockHash) throw new Error(`block ${round}: ours is ${ourHash}, stock's ${stockHash}`)
    if (round === 0) continue
    stockRates.push(1 / stockTime)
    ratios.push(stockTime / ourTime)
  }
  return {
    blocksPerSecond: rounded(median(ourRates)),
    stockBlocksPerSecond: rounded(median(stockRates)),
    ratio: rounded(median(ratios)),
  }
}
