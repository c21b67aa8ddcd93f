import { expect, test } from 'vitest'
import { deadConstraints } from '../../testing/prover/alive.ts'
import { gadgetCases } from '../../testing/prover/gadgets.ts'
import type { Circuit } from '../circuit/constraints.ts'

for (const { name, ...trial } of gadgetCases) {
  test(`no constraint of this gadget is dead: ${name}`, () => {
    expect(deadConstraints(trial)).toEqual([])
  })
}

test('a constraint that says what another says already is found out', () => {
  const twice: Circuit<bigint> = (constraints, input) => {
    const x = constraints.wire('x', () => input ?? 0n)
    constraints.enforce('x is a bit', x, x, x)
    constraints.enforce('x is a bit again', x, x, x)
  }
  expect(deadConstraints({ circuit: twice, honest: [1n] })).toEqual(['0: x is a bit', '1: x is a bit again'])
})
