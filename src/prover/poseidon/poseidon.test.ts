import fc from 'fast-check'
import { poseidon1, poseidon2, poseidon3, poseidon4, poseidon5 } from 'poseidon-lite'
import { expect, test } from 'vitest'
import { compile } from '../circuit/compile.ts'
import type { Circuit } from '../circuit/constraints.ts'
import { checkWitness, execute, witnessOf } from '../circuit/witness.ts'
import { R } from '../field.ts'
import { poseidonOf } from './gadget.ts'
import { poseidon } from './hash.ts'

const oracles = [poseidon1, poseidon2, poseidon3, poseidon4, poseidon5]
const number = fc.oneof(fc.bigInt(0n, R - 1n), fc.constantFrom(0n, 1n, R - 1n))

test('P20: our constants and hashes are those of another library', () => {
  for (const [index, oracle] of oracles.entries()) {
    fc.assert(
      fc.property(fc.array(number, { minLength: index + 1, maxLength: index + 1 }), (inputs) => {
        expect(poseidon(inputs)).toBe(oracle(inputs))
      }),
      { numRuns: 20 },
    )
  }
})

const hashing: Circuit<readonly bigint[]> = (constraints, inputs) => {
  const signals = [0, 1, 2, 3].map((i) => constraints.wire(`input ${i}`, () => inputs?.[i] ?? 0n))
  const hash = constraints.publicInput('hash', () => poseidon(inputs ?? []))
  constraints.equal('hash is of the inputs', poseidonOf(constraints, 'poseidon', signals), hash)
}

test('the gadget computes the hash, with three constraints for each S-box but the first, whose input is constant', () => {
  const compiled = compile(hashing)
  expect(compiled.rows.length).toBe(3 * (8 * 5 + 60 - 1))
  const execution = execute(hashing, [1n, 2n, 3n, R - 1n])
  expect(execution.unmet).toEqual([])
  expect(checkWitness(compiled, witnessOf(compiled, execution))).toBe(null)
})
