import { expect, test } from 'vitest'
import { Drop } from '../../systems/ground/contracts/generated/Drop.ts'
import { createOurRunner, createStockRunner } from './run.ts'
import { createMintWorkload, createWorkload } from './workload.ts'

test('a benchmark runs the same blocks on both sides', async () => {
  const workload = await createWorkload({ transactions: 20, perBlock: 10 })
  const [ours, stock] = [await createOurRunner(workload), await createStockRunner(workload)]
  const hash = await ours.run(workload.blocks)
  expect(hash).toBe(await stock.run(workload.blocks))
  expect(workload.blocks.map((block) => block.length)).toEqual([10, 10])
})

test('a mint is the same blocks on both sides, and nobody is turned away', async () => {
  const { senders, setUp, blocks } = await createMintWorkload({ buyers: 30, perBlock: 20, drop: Drop.bytecode })
  const workload = { senders, setUp, blocks }
  const [ours, stock] = [await createOurRunner(workload), await createStockRunner(workload)]
  await Promise.all([ours.run(setUp), stock.run(setUp)])
  // Both throw where a transaction fails.
  expect(await ours.run(blocks)).toBe(await stock.run(blocks))
  expect(blocks.map((block) => block.length)).toEqual([20, 10])
  expect(new Set(senders).size).toBe(31)
})
