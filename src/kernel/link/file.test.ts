import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyParcel } from '../../testing/parcels.ts'
import { decodeFile, encodeFile, readScenario } from './file.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { decodeLink, encodeLink } from './link.ts'
import type { Parcel } from './types.ts'

const parcel: Parcel = {
  v: 1,
  engine: '0.1.0',
  system: 'ground',
  seed: 'Grüße',
  params: {},
  log: [
    { type: 'l1.pay', by: 'ana', args: { valueWei: '1500000000000000000', to: 'ben', from: 'ana' } },
    { type: 'clock.advance', by: 'learner', args: { seconds: 12 } },
  ],
  moment: { position: 1, seq: 4 },
  panes: null,
  digest: null,
}
const text = `{
  "mezzanine": 1,
  "engine": "0.1.0",
  "system": "ground",
  "seed": "Grüße",
  "params": {},
  "log": [
    {"type": "l1.pay", "by": "ana", "args": {"from":"ana","to":"ben","valueWei":"1500000000000000000"}},
    {"type": "clock.advance", "by": "learner", "args": {"seconds":12}}
  ],
  "moment": {"position":1,"seq":4},
  "panes": null,
  "digest": null
}
`
const bytesOf = (content: string) => new TextEncoder().encode(content)

test('a file is text that a person can read', () => {
  expect(new TextDecoder().decode(encodeFile(parcel))).toBe(text)
})

test('what was saved is what is opened, and the same as by link', () => {
  fc.assert(
    fc.property(anyParcel, (any) => {
      const opened = decodeFile(encodeFile(any))
      deepStrictEqual(opened, { ok: true, parcel: any, migratedFrom: null })
      deepStrictEqual(opened, decodeLink(encodeLink(any)))
    }),
    { numRuns: 1000 },
  )
})

test('a file may be changed by hand: order, spaces, and the mark that some editors put in front', () => {
  const { mezzanine, ...rest } = JSON.parse(text) as { mezzanine: number }
  const rewritten = `\ufeff\r\n${JSON.stringify({ ...rest, mezzanine }, null, 8)}\r\n\r\n`
  expect(decodeFile(bytesOf(rewritten))).toStrictEqual({ ok: true, parcel, migratedFrom: null })
})

test.each([
  ['', 'not-a-link'],
  ['{}', 'not-a-link'],
  ['[1]', 'not-a-link'],
  ['null', 'not-a-link'],
  ['<!doctype html>', 'not-a-link'],
  ['{"mezzanine": "1"}', 'not-a-link'],
  ['{"mezzanine": 0}', 'not-a-link'],
  ['{"mezzanine": 2, "news": true}', 'too-new'],
  ['{"mezzanine": 1}', 'invalid'],
  [text.replace('"seed"', '"seeds"'), 'invalid'],
  [text.replace('"panes": null', '"panes": null, "more": 1'), 'invalid'],
  [text.replace('"seconds":12', '"seconds":1e999'), 'invalid'],
  [text.replace('"seconds":12', '"__proto__":12'), 'invalid'],
  [text.replace('"position":1', '"position":3'), 'invalid'],
  [text.replace('"params": {}', `"params": ${'['.repeat(50)}${']'.repeat(50)}`), 'invalid'],
  [text.replace('"seed":', '"seed"'), 'corrupt'],
  [text.slice(0, -3), 'truncated'],
  [text.slice(0, 150), 'truncated'],
])('%# %j is refused as %s', (content, reason) => {
  expect(decodeFile(bytesOf(content))).toMatchObject({ ok: false, reason })
})

test('any bytes are answered, never thrown at', () => {
  const cut = fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.string({ maxLength: 5 }))
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 100 }),
    cut.map(([from, to, between]) => bytesOf(text.slice(0, from) + between + text.slice(to))),
  )
  fc.assert(
    fc.property(content, (bytes) => {
      const result = decodeFile(bytes)
      if (result.ok) expect(decodeFile(encodeFile(result.parcel))).toEqual(result)
    }),
    { numRuns: 2000 },
  )
})

test('a file is bounded in size, depth and number of values', () => {
  expect(decodeFile(new Uint8Array(MAX_FILE_BYTES + 1))).toMatchObject({ ok: false, reason: 'too-long' })
  const deep = `{"mezzanine": 1, "params": ${'['.repeat(4_000_000)}`
  expect(decodeFile(bytesOf(deep))).toMatchObject({ ok: false })
  const closed = `{"mezzanine": 1, "params": ${'['.repeat(500_000)}${']'.repeat(500_000)}}`
  expect(decodeFile(bytesOf(closed))).toMatchObject({ ok: false })
  const crowd = `{"mezzanine": 1, "params": [${'0,'.repeat(4_000_000)}0]}`
  expect(decodeFile(bytesOf(crowd))).toMatchObject({ ok: false, reason: 'invalid' })
})

test('a scenario too large for any file is refused when saving', () => {
  expect(() => encodeFile({ ...parcel, params: 'x'.repeat(MAX_FILE_BYTES) })).toThrow(RangeError)
  expect(() => encodeFile({ ...parcel, seed: 'x'.repeat(300) })).toThrow(/seed/)
})

test('a script may hand in the content as an object, and nothing else', () => {
  expect(readScenario(JSON.parse(text))).toStrictEqual({ ok: true, parcel, migratedFrom: null })
  const looped: { self?: unknown; mezzanine: number } = { mezzanine: 1 }
  looped.self = looped
  for (const wrong of [undefined, null, 5n, () => 1, [], new Map(), parcel, looped, { mezzanine: 1, log: undefined }]) {
    expect(readScenario(wrong)).toMatchObject({ ok: false })
  }
})
