import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listOf, numbersOf } from '../groth16/lists.ts'
import { packedFactors, unpackedFactors } from './factors.ts'
import { apart, joined } from './sections.ts'

const sections = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 5 })

test('what was joined comes apart again', () => {
  fc.assert(
    fc.property(sections, (lists) => {
      expect(apart(joined(lists))?.map((list) => [...list])).toEqual(lists.map((list) => [...list]))
    }),
  )
})

test('what lacks something, has too much, or has a bit turned is not taken apart', () => {
  fc.assert(
    fc.property(sections, fc.nat(), fc.nat({ max: 7 }), (lists, at, bit) => {
      const bytes = joined(lists)
      const turned = bytes.slice()
      turned[at % bytes.length] = (turned[at % bytes.length] ?? 0) ^ (1 << bit)
      expect(apart(turned)).toBe(null)
      for (const length of [0, 4, 8, bytes.length - 4, bytes.length - 1])
        if (length < bytes.length) expect(apart(bytes.slice(0, length))).toBe(null)
      const longer = new Uint8Array(bytes.length + 4)
      longer.set(bytes)
      expect(apart(longer)).toBe(null)
    }),
  )
})

test('factors are kept once each, and in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt(0n, 5n)), fc.bigInt(0n, 2n ** 250n), (numbers, shift) => {
      const factors = numbers.map((number) => number * (shift + 1n))
      const packed = packedFactors(listOf(factors))
      expect(new Set(numbersOf(packed.numbers)).size).toBe(packed.numbers.length / 32)
      expect(numbersOf(unpackedFactors(packed) ?? new Uint8Array())).toEqual(factors)
    }),
  )
  expect(unpackedFactors({ numbers: listOf([7n]), which: Uint32Array.of(0, 1) })).toBe(null)
})
