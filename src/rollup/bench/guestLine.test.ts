import { expect, test } from 'vitest'
import { applyBatch } from '../transition.ts'
import { createGuestLine, type Recoveries } from './guestLine.ts'
import { createRollupWorkload } from './workload.ts'

test('the guest goes from batch to batch by what it hashed itself, signatures checked before or not', async () => {
  const { genesis, rules, inputs } = await createRollupWorkload({ transfers: 60, perBatch: 25, residents: 20 })
  const recoveries: Recoveries = new Map()
  const [checking, remembering, knowing] = [
    createGuestLine({ genesis, rules }),
    createGuestLine({ genesis, rules, recoveries }),
    createGuestLine({
      genesis,
      rules: { ...rules, crypto: { ...rules.crypto, recover: () => expect.fail('it is known who signed') } },
      recoveries,
    }),
  ]
  let state = genesis
  for (const input of inputs) {
    const said = applyBatch(state, input, rules)
    for (const line of [checking, remembering, knowing]) expect(line.run(input).output).toEqual(said.output)
    state = said.state
  }
  expect(recoveries.size).toBe(60)
})
