import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyJson, anyParcel, realisticAction } from '../../testing/parcels.ts'
import type { Json } from '../types.ts'
import { decodeLink, encodeLink, tryEncodeLink } from './link.ts'
import type { Parcel } from './types.ts'

const parcel: Parcel = {
  v: 1,
  engine: '0.1.0',
  system: 'ground',
  seed: 'mezzanine',
  params: { l1: { blobSchedule: 'bpo2' } },
  log: [
    { type: 'l1.pay', by: 'ana', args: { from: 'ana', to: 'ben', valueWei: '1500000000000000000' } },
    { type: 'clock.advance', by: 'learner', args: { seconds: 12 } },
  ],
  moment: { position: 1, seq: 4 },
  panes: null,
  digest: `0x${'5a'.repeat(32)}`,
}

const reversed = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  )
}

test('what was encoded is what is decoded', () => {
  fc.assert(
    fc.property(anyParcel, (any) => {
      // Not `toStrictEqual`, which trips over keys like "constructor".
      deepStrictEqual(decodeLink(encodeLink(any)), { ok: true, parcel: any, migratedFrom: null })
    }),
    { numRuns: 1200 },
  )
})

test('the same parcel gives the same text, whatever the order of its keys and whatever else hangs on it', () => {
  fc.assert(
    fc.property(anyParcel, (any) => {
      const dressed = {
        ...(reversed(any as unknown as Json) as unknown as Parcel),
        log: any.log.map((entry, at) => ({ at, ...(reversed(entry as unknown as Json) as unknown as typeof entry) })),
        note: 'not part of a link',
      }
      expect(encodeLink(dressed)).toBe(encodeLink(any))
    }),
    { numRuns: 1000 },
  )
})

test('the text fits an address as it is, and ends in no character that chats cut off', () => {
  fc.assert(
    fc.property(anyParcel, (any) => {
      expect(encodeLink(any)).toMatch(/^[A-Za-z0-9_-]*[A-Za-z0-9]$/)
    }),
    { numRuns: 1000 },
  )
})

test('fifty actions fit 1,500 characters', () => {
  fc.assert(
    fc.property(fc.array(realisticAction, { minLength: 50, maxLength: 50 }), (log) => {
      // Hashes cannot be made smaller: beyond eight of them, each adds its own 43 characters.
      const hashes = log.filter(({ type }) => type === 'l1.replace').length
      const allowed = 1500 + 43 * Math.max(0, hashes - 8)
      expect(encodeLink({ ...parcel, log }).length).toBeLessThanOrEqual(allowed)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a payload that is no number of JSON', { params: { x: Number.NaN } }, /params\.x: not a finite number/],
  ['undefined, which JSON would drop', { params: { x: undefined } }, /params\.x: undefined is not JSON/],
  ['a key that turns into a prototype', { params: JSON.parse('{"__proto__": {}}') as Json }, /__proto__/],
  ['a class instance', { params: new Date(0) }, /params: not a plain object/],
  ['nesting without end', { params: Array.from({ length: 40 }).reduce<Json>((inner) => [inner], 0) }, /nested/],
  ['a moment beyond the log', { moment: { position: 3, seq: 0 } }, /moment lies beyond/],
  ['a fractional moment', { moment: { position: 0.5, seq: 0 } }, /moment\.position/],
  ['a digest of another length', { digest: '0x12' }, /digest/],
  ['a digest in upper case', { digest: `0x${'AB'.repeat(32)}` }, /digest/],
  ['a system that is a path', { system: '../x' }, /system/],
  ['an action without a verb', { log: [{ type: 'pay', by: 'ana', args: null }] }, /log\.0\.type/],
  ['an actor without a name', { log: [{ type: 'l1.pay', by: '', args: null }] }, /log\.0\.by/],
  ['a seed without end', { seed: 'x'.repeat(257) }, /seed/],
])('%s is refused when encoding, with its place', (_, wrong, where) => {
  const link = tryEncodeLink({ ...parcel, ...wrong } as unknown as Parcel)
  expect(link).toMatchObject({ ok: false, reason: 'invalid', detail: expect.stringMatching(where) })
  expect(() => encodeLink({ ...parcel, ...wrong } as unknown as Parcel)).toThrow(RangeError)
})

test('a world too large for a link is told so', () => {
  let word = 1
  const noise = () => {
    word = (Math.imul(word, 1_103_515_245) + 12_345) >>> 0
    return word.toString(16).padStart(8, '0')
  }
  const incompressible = `0x${Array.from({ length: 13_000 }, noise).join('')}`
  expect(tryEncodeLink({ ...parcel, params: incompressible })).toMatchObject({ ok: false, reason: 'too-long' })
  const enormousButEven = `0x${'00'.repeat(1_100_000)}`
  expect(tryEncodeLink({ ...parcel, params: enormousButEven })).toMatchObject({ ok: false, reason: 'too-long' })
})

test('−0 travels as 0, as in JSON text', () => {
  const link = decodeLink(encodeLink({ ...parcel, params: [-0] }))
  expect(link).toStrictEqual({ ok: true, parcel: { ...parcel, params: [0] }, migratedFrom: null })
})

test('decoding makes new values: nothing of one parcel is shared with the next', () => {
  fc.assert(
    fc.property(anyJson, (params) => {
      const text = encodeLink({ ...parcel, params })
      const [first, second] = [decodeLink(text), decodeLink(text)]
      if (!first.ok || !second.ok) throw new Error('must decode')
      if (typeof params === 'object' && params !== null) expect(first.parcel.params).not.toBe(second.parcel.params)
    }),
  )
})
