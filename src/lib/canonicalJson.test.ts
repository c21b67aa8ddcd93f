import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyJson } from '../testing/parcels.ts'
import { canonicalJson } from './canonicalJson.ts'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item)]),
  )
}

test('JSON text that reads back as the same value, whatever the order of keys', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(value)
      expect(canonicalJson(shuffled(value) as typeof value)).toBe(text)
    }),
    { numRuns: 1000 },
  )
})

test('keys are sorted by code unit', () => {
  expect(canonicalJson({ b: 1, a: [{ z: null, Z: '😀' }], '\ud83d': 2, '\uffee': 3 })).toBe(
    '{"a":[{"Z":"😀","z":null}],"b":1,"\\ud83d":2,"\uffee":3}',
  )
})

test.each([
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1n,
  () => 1,
  Symbol('s'),
  [undefined],
  { a: undefined },
  new Array(2),
])('refuses what JSON cannot carry (%#)', (value) => {
  expect(() => canonicalJson(value as never)).toThrow(TypeError)
})
