import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { concat, numberToHex, toFunctionSelector } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { expectDone, expectRefused } from '../../testing/deployed.ts'
import { createTestEvm, type TestEvm, type TestRun } from '../../testing/evm.ts'
import { expectGas } from '../../testing/gasSnapshot.ts'
import { R } from '../field.ts'
import { poseidon } from '../poseidon/hash.ts'
import { Poseidon } from './generated/Poseidon.ts'
import { poseidonSource } from './poseidonSource.ts'

const { abi } = Poseidon
const source = new URL('./Poseidon.sol', import.meta.url)

let evm: TestEvm
let contract: Hex
const spent: Record<string, number> = {}

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  contract = await evm.deploy(Poseidon.bytecode)
})

function send(inputs: readonly bigint[]): Promise<TestRun> {
  const words = inputs.map((input) => numberToHex(input, { size: 32 }))
  const selector = toFunctionSelector(`hash${inputs.length}(uint256[${inputs.length}])`)
  return evm.send({ to: contract, data: concat([selector, ...words]) })
}

const hash = async (inputs: readonly bigint[]): Promise<bigint> => BigInt(expectDone(await send(inputs), abi).output)

test('the source is what the script writes', () => {
  const { UPDATE_POSEIDON } = process.env
  if (UPDATE_POSEIDON === '1') writeFileSync(source, poseidonSource())
  expect(readFileSync(source, 'utf8'), 'UPDATE_POSEIDON=1 writes it anew').toBe(poseidonSource())
})

describe.each([2, 3, 4])('of %i numbers', (count) => {
  test('P20: edge numbers hash to what they do in circuits', async () => {
    for (const edge of [0n, 1n, R - 1n]) {
      const same = Array.from({ length: count }, () => edge)
      expect(await hash(same)).toBe(poseidon(same))
      for (let place = 0; place < count; place++) {
        const one = same.map((each, i) => (i === place ? R - 1n - each : each))
        expect(await hash(one)).toBe(poseidon(one))
      }
    }
  })

  test('P20: random numbers hash to what they do in circuits', async () => {
    const number = fc.bigInt({ min: 0n, max: R - 1n })
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: count, maxLength: count }), async (inputs) => {
        expect(await hash(inputs)).toBe(poseidon(inputs))
      }),
      { numRuns: 25 },
    )
  })

  test('P4: a number that is not reduced has no hash', async () => {
    for (let place = 0; place < count; place++) {
      const inputs = Array.from({ length: count }, (_, i) => (i === place ? R : 1n))
      expectRefused(await send(inputs), abi, 'NotReduced', [BigInt(place), R])
    }
  })

  test('its gas', async () => {
    const { result } = expectDone(await send(Array.from({ length: count }, (_, i) => BigInt(i))), abi)
    spent[`hash${count}`] = Number(result.execResult.executionGasUsed)
  })
})

test('the figures are those that are committed', () => {
  expectGas(new URL('./gas.poseidon.json', import.meta.url), spent)
})
