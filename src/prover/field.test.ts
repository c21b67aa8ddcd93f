import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverse, inverses, power, Q, R, reduced } from './field.ts'

const number = fc.oneof(fc.bigInt(0n, R - 1n), fc.constantFrom(0n, 1n, R - 1n))

test('P1: what is inverted gives one, alone and among others; zero stays zero', () => {
  for (const modulus of [R, Q]) {
    fc.assert(
      fc.property(fc.array(number), (list) => {
        const together = inverses(list, modulus)
        for (const [index, each] of list.entries()) {
          expect(together[index]).toBe(inverse(each, modulus))
          expect((each * inverse(each, modulus)) % modulus).toBe(each === 0n ? 0n : 1n)
          expect(power(each, modulus - 2n, modulus)).toBe(inverse(each, modulus))
        }
      }),
      { numRuns: 20 },
    )
  }
})

test('numbers are reduced from either side', () => {
  expect([reduced(-1n), reduced(R), reduced(R + 5n), reduced(-R)]).toEqual([R - 1n, 0n, 5n, 0n])
})
