import { bn254 } from '@noble/curves/bn254.js'
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

test('P1: orders, inverses and powers are those of another library', () => {
  const { Fr, Fp } = bn254.fields
  expect([R, Q]).toEqual([Fr.ORDER, Fp.ORDER])
  for (const field of [Fr, Fp]) {
    const edges = [1n, 2n, field.ORDER - 1n, field.ORDER - 2n, (field.ORDER + 1n) / 2n]
    expect(inverses(edges, field.ORDER)).toEqual(edges.map((each) => field.inv(each)))
    for (const base of [0n, ...edges]) {
      for (const exponent of [0n, 1n, field.ORDER - 1n]) {
        expect(power(base, exponent, field.ORDER)).toBe(field.pow(base, exponent))
      }
    }
  }
})

test('numbers are reduced from either side', () => {
  expect([reduced(-1n), reduced(R), reduced(R + 5n), reduced(-R)]).toEqual([R - 1n, 0n, 5n, 0n])
})
