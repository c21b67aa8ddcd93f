import { expect, test } from 'vitest'
import { createOurRunner, createStockRunner } from './run.ts'
import { createWorkload } from './workload.ts'

test('a benchmark runs the same blocks on both sides', async () => {
  const workload = await createWorkload({ transactions: 20, perBlock: 10 })
  const [ours, stock] = [await createOurRunner(workload), await createStockRunner(workload)]
  const hash = await ours.run(workload.blocks)
  expect(hash).toBe(await stock.run(workload.blocks))
  expect(workload.blocks.map((block) => block.length)).toEqual([10, 10])
})
