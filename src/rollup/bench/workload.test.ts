import { expect, test } from 'vitest'
import { accountAt } from '../state.ts'
import { applyBatch } from '../transition.ts'
import { createRollupWorkload } from './workload.ts'

test('every payment of the workload has its effect', async () => {
  const { genesis, rules, inputs, batches } = await createRollupWorkload({ transfers: 60, perBatch: 25, residents: 20 })
  expect(batches.map(({ blocks }) => blocks[0]?.transactions.length)).toEqual([25, 25, 10])
  let state = genesis
  for (const input of inputs) {
    const applied = applyBatch(state, input, rules)
    expect(applied.malformed).toBeNull()
    expect(applied.transactions.every(({ ok }) => ok)).toBe(true)
    state = applied.state
  }
  expect(accountAt(state, 0)?.ether).toBe(60n * 200n)
})
