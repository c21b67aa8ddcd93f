import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { anyJson } from '../../testing/parcels.ts'
import type { Json } from '../types.ts'
import { codec1 } from './codec1.ts'
import { packJson, unpackJson } from './pack.ts'
import { SHAPES_1, WORDS_1 } from './vocabulary.ts'

const vocabulary = { words: WORDS_1, shapes: SHAPES_1 }
const pack = (value: Json) => packJson(value, vocabulary)
const squeezed = (bytes: Uint8Array) => deflateSync(bytes, { level: 9, mem: 6 })
const decodePacked = (...bytes: number[]) => codec1.decode(squeezed(Uint8Array.from(bytes)))
const float = (value: number) => new Uint8Array(new Float64Array([value]).buffer).reverse()

test('any JSON survives packing', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      // Not `toStrictEqual`, which trips over keys like "constructor".
      deepStrictEqual(unpackJson(pack(value), vocabulary), value)
      deepStrictEqual(unpackJson(packJson(value, { words: [], shapes: [] }), { words: [], shapes: [] }), value)
      deepStrictEqual(codec1.decode(codec1.encode(value)), { ok: true, payload: value })
    }),
    { numRuns: 2000 },
  )
})

test('any bytes either fail to unpack or decode to one value with this one spelling', () => {
  const head = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.integer({ min: 0xe0, max: 0xfa }),
    fc.integer({ min: 0, max: 3 }),
  )
  fc.assert(
    fc.property(fc.array(head, { maxLength: 14 }), (bytes) => {
      const result = decodePacked(...bytes)
      if (result.ok) expect([...pack(result.payload)]).toEqual(bytes)
      else expect(['corrupt', 'bomb']).toContain(result.reason)
    }),
    { numRuns: 4000 },
  )
})

test.each<[string, Json, number]>([
  ['a word of the vocabulary', 'l1.pay', 1],
  ['a small integer', 12, 1],
  ['an amount of 1.5 ether', '1500000000000000000', 3],
  ['an address', `0x${'ab'.repeat(20)}`, 21],
  ['a hash', `0x${'ab'.repeat(32)}`, 33],
  ['the same hash again', [`0x${'ab'.repeat(32)}`, `0x${'ab'.repeat(32)}`], 35],
  ['a payment', { type: 'l1.pay', by: 'ana', args: { from: 'ana', to: 'ben', valueWei: '1500000000000000000' } }, 9],
  [
    'two objects of a shape of their own',
    [
      { abc: 1, xyz: 2 },
      { abc: 1, xyz: 2 },
    ],
    1 + (2 + 5 + 5 + 2) + 3,
  ],
])('%s is small', (_, value, bytes) => {
  expect(pack(value).length).toBe(bytes)
})

test.each<[string, number[]]>([
  ['an integer written as a float', [0xf8, ...float(1)]],
  ['−0', [0xf8, ...float(-0)]],
  ['an integer with an empty last byte', [0xbf, 0x80, 0x00]],
  ['a small amount with its zeros written out', [0xf0, 0, 0x0a]],
  ['an amount of nothing but zeros', [0xf0, 3, 0]],
  ['20 bytes of hex with their length', [0xf1, 20, ...new Uint8Array(20)]],
  ['a word spelt out', [0xf2, 3, 0x61, 0x6e, 0x61]],
  ['a number in words that is an amount', [0xf2, 1, 0x37]],
  ['a string spelt out twice', [0xe2, 0xf2, 1, 0x78, 0xf2, 1, 0x78]],
  ['a known shape spelt out', [0xf3, 1, 14, 0xa0]],
  ['keys in the wrong order', [0xf3, 2, 0xf2, 1, 0x79, 0xf2, 1, 0x78, 0xa0, 0xa0]],
  ['a key twice', [0xf3, 2, 0xf2, 1, 0x78, 0x60, 0xa0, 0xa0]],
])('%s is refused: it is not the one spelling', (_, bytes) => {
  expect(decodePacked(...bytes)).toMatchObject({ ok: false, reason: 'corrupt', detail: 'is not in canonical form' })
})

test.each<[string, number[], RegExp]>([
  ['nothing', [], /ends too early/],
  ['a cut-off array', [0xe2, 0xa0], /ends too early/],
  ['more after the end', [0xa0, 0xa0], /goes on/],
  ['an unknown head', [0xfb], /unknown head/],
  ['a string that was never spelt', [0x60], /does not exist/],
  ['a word beyond the vocabulary', [0x5f, 0x7f], /does not exist/],
  ['a shape that was never spelt', [0xdf, 0x00], /does not exist/],
  ['text that is no text', [0xf2, 1, 0xff], /UTF-8/],
  ['a number beyond a double', [0xbf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], /too large/],
  ['a number without end', [0xf0, 0, ...new Uint8Array(100).fill(0xff), 0], /too large/],
  ['an amount of more than 78 digits', [0xf0, 78, 1], /too long/],
  ['infinity', [0xf8, ...float(Number.POSITIVE_INFINITY)], /finite/],
  ['an array that claims to be huge', [0xef, 0xff, 0xff, 0xff, 0x7f], /ends too early/],
  ['too deep', new Array<number>(60).fill(0xe1), /nested/],
])('%s is refused', (_, bytes, detail) => {
  expect(decodePacked(...bytes)).toMatchObject({ ok: false, reason: 'corrupt', detail: expect.stringMatching(detail) })
})

test('another way to deflate the same bytes is refused, and so is anything after them', () => {
  const packed = pack({ a: 'some text, some text, some text' })
  expect(codec1.decode(squeezed(packed)).ok).toBe(true)
  expect(codec1.decode(deflateSync(packed, { level: 0 }))).toMatchObject({
    ok: false,
    detail: 'is not in canonical form',
  })
  expect(codec1.decode(Uint8Array.of(...squeezed(packed), 0))).toMatchObject({ ok: false })
})
