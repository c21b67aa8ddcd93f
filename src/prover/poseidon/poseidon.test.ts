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

const hashing =
  (count: number): Circuit<readonly bigint[]> =>
  (constraints, inputs) => {
    const signals = Array.from({ length: count }, (_, i) => constraints.wire(`input ${i}`, () => inputs?.[i] ?? 0n))
    const hash = constraints.publicInput('hash', () => inputs?.[count] ?? 0n)
    constraints.equal('hash is of the inputs', poseidonOf(constraints, 'poseidon', signals), hash)
  }

test('the gadget takes three constraints for each S-box but the first, whose input is constant', () => {
  expect(compile(hashing(4)).rows.length).toBe(3 * (8 * 5 + 60 - 1))
})

test.each(oracles.map((oracle, index) => [index + 1, oracle] as const))(
  'P20: the gadget of %i numbers holds the hash that another library says, and no other',
  (count, oracle) => {
    const circuit = hashing(count)
    const compiled = compile(circuit)
    const all = (each: bigint) => Array.from({ length: count }, () => each)
    const mixed = all(0n).map((_, i) => [R - 1n, 0n, 1n, R / 2n, 7n][i] ?? 0n)
    for (const inputs of [all(0n), all(1n), all(R - 1n), mixed]) {
      const holds = (hash: bigint) =>
        checkWitness(compiled, witnessOf(compiled, execute(circuit, [...inputs, hash]))) === null
      expect(holds(oracle(inputs))).toBe(true)
      expect(holds((oracle(inputs) + 1n) % R)).toBe(false)
    }
  },
)
