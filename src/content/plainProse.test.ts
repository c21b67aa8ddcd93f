import { expect, test } from 'vitest'
import { plainProse } from './plainProse.ts'

test('marks go, words stay', () => {
  expect(
    plainProse('**Ana** pays `1` ETH into the [[mempool]], a [[reorg|fork]] in {cited:l1-slot} {simplified:nodes}.'),
  ).toBe('Ana pays 1 ETH into the mempool, a fork in 12 s.')
  expect(plainProse('It took {measured:7 s}.\n\nThen more.')).toBe('It took 7 s. Then more.')
})
