import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Circuit } from '../circuit/constraints.ts'
import { constant } from '../circuit/signal.ts'
import { execute } from '../circuit/witness.ts'
import { R } from '../field.ts'
import { aheadOfMultiple } from './ahead.ts'
import { BASE, multiply, ORDER } from './curve.ts'
import { constantPoint, multiplied } from './gadget.ts'

const bitsOf = (number: bigint) => Array.from({ length: 254 }, (_, index) => constant((number >> BigInt(index)) & 1n))

test('what is inverted ahead is what the witness needs, and is inverted', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, ORDER - 1n), fc.bigInt(ORDER / 2n, ORDER - 1n), (at, by) => {
      const point = constantPoint(multiply(BASE, at))
      const ahead = aheadOfMultiple(point, bitsOf(by))
      for (const [number, partner] of ahead) expect((number * partner) % R).toBe(number === 0n ? 0n : 1n)
      // Each wire called x is a quotient; neutral operands make some of them alike.
      const circuit: Circuit<null> = (constraints) => {
        multiplied(constraints, 'multiple', point, bitsOf(by))
      }
      const quotients = execute(circuit, null).names.filter((name) => name.endsWith(' / x'))
      expect(ahead.size).toBeGreaterThan(quotients.length * 0.8)
      expect(ahead.size).toBeLessThanOrEqual(quotients.length)
    }),
    { numRuns: 5 },
  )
})

test('a witness that is tampered with goes its own way: only what was tampered with is broken', () => {
  const point = constantPoint(multiply(BASE, 5n))
  const circuit: Circuit<null> = (constraints) => {
    multiplied(constraints, 'multiple', point, bitsOf(ORDER - 12345n))
  }
  const middle = execute(circuit, null).names.lastIndexOf('multiple / bits 120 and 121 / doubled / x')
  const { unmet } = execute(circuit, null, {
    tampering: ({ index, value }) => (index === middle ? (value + 1n) % R : value),
  })
  expect(unmet.map(({ name }) => name)).toEqual(['multiple / bits 120 and 121 / doubled / x of the double'])
})
