import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { base64urlToBytes, bytesToBase64url } from '../../lib/base64url.ts'
import { anyParcel } from '../../testing/parcels.ts'
import { sealFrame } from './frame.ts'
import { MAX_LINK_CHARS, MAX_VALUES } from './limits.ts'
import { decodeLink, encodeLink } from './link.ts'
import { packJson } from './pack.ts'
import { parcelToPayload } from './parcel.ts'
import type { Parcel } from './types.ts'
import { SHAPES_1, WORDS_1 } from './vocabulary.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const vocabulary = { words: WORDS_1, shapes: SHAPES_1 }
const parcel: Parcel = {
  v: 1,
  engine: '0.1.0',
  system: 'ground',
  seed: 's',
  params: {},
  log: [{ type: 'l1.pay', by: 'ana', args: { from: 'ana', to: 'ben', valueWei: '1500000000000000000' } }],
  moment: { position: 1, seq: 4 },
  panes: null,
  digest: `0x${'5a'.repeat(32)}`,
}
const text = encodeLink(parcel)

const squeezed = (bytes: Uint8Array) => deflateSync(bytes, { level: 9, mem: 6 })
/** A link with a right checksum around any bytes. */
const sealed = (packed: Uint8Array) => sealFrame(1, squeezed(packed))

/** Each takes a few milliseconds; the bound is for a machine that is busy with something else. */
const quickly = <T>(run: () => T): T => {
  const start = performance.now()
  const result = run()
  expect(performance.now() - start).toBeLessThan(1500)
  return result
}

test('every single wrong character of a link is noticed', () => {
  for (let at = 0; at < text.length; at++) {
    for (const other of [...ALPHABET, '%', ' ', 'é', '\u0141']) {
      if (other === text[at]) continue
      expect(decodeLink(text.slice(0, at) + other + text.slice(at + 1)).ok).toBe(false)
    }
  }
})

test('every cut-off link is noticed, and nearly always for what it is', () => {
  for (let length = 0; length < text.length; length++) {
    const result = decodeLink(text.slice(0, length))
    expect(result).toMatchObject({ ok: false, reason: length < 2 ? 'not-a-link' : 'truncated' })
  }
})

test('missing, doubled, swapped and foreign characters are noticed in any link', () => {
  fc.assert(
    fc.property(anyParcel, fc.nat(), fc.nat(), fc.constantFrom(...ALPHABET), (any, place, other, character) => {
      const whole = encodeLink(any)
      const [at, to] = [place % whole.length, other % whole.length]
      const swapped = [...whole]
      ;[swapped[at], swapped[to]] = [swapped[to] ?? '', swapped[at] ?? '']
      const damaged = [
        whole.slice(0, at) + whole.slice(at + 1),
        whole.slice(0, at) + character + whole.slice(at),
        whole.slice(0, at) + character + whole.slice(at + 1),
        whole.slice(at),
        whole + character,
        swapped.join(''),
      ]
      for (const change of damaged) if (change !== whole) expect(decodeLink(change).ok).toBe(false)
    }),
    { numRuns: 1000 },
  )
})

test('whatever decodes is exactly what encoding its parcel gives: any bytes, any text', () => {
  const bodies = fc.uint8Array({ maxLength: 60 })
  const link = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 120 }).map((rest) => `AQ${rest}`),
    bodies.map((body) => sealFrame(1, body)),
    bodies.map(sealed),
  )
  fc.assert(
    fc.property(link, (any) => {
      const result = decodeLink(any)
      if (result.ok) expect(encodeLink(result.parcel)).toBe(any)
    }),
    { numRuns: 4000 },
  )
})

test('a good body with a few wrong bytes under a right checksum never opens as something else than it says', () => {
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
  fc.assert(
    fc.property(anyParcel, fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (any, changes, inside) => {
      const packed = packJson(parcelToPayload(any), vocabulary)
      const bytes = inside ? packed : squeezed(packed)
      for (const [place, value] of changes) bytes[place % bytes.length] = value
      const link = inside ? sealed(bytes) : sealFrame(1, bytes)
      const result = decodeLink(link)
      if (result.ok) expect(encodeLink(result.parcel)).toBe(link)
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['', 'not-a-link'],
  ['hello', 'not-a-link'],
  ['null', 'not-a-link'],
  ['%00%00', 'not-a-link'],
  [`https://example.org/#/lab/ground?s=${text}`, 'not-a-link'],
  [`${text}=`, 'corrupt'],
  [`${text}AAAA`, 'corrupt'],
  [`A${'_'.repeat(MAX_LINK_CHARS)}`, 'too-long'],
  [sealFrame(2, new Uint8Array(3)), 'too-new'],
  [sealFrame(31, new Uint8Array(3)), 'too-new'],
  [sealFrame(0, new Uint8Array(3)), 'not-a-link'],
  [sealFrame(200, new Uint8Array(3)), 'not-a-link'],
  [sealFrame(1, new Uint8Array(0)), 'corrupt'],
  [sealed(packJson({ a: 1 }, vocabulary)), 'invalid'],
  [sealed(packJson({ ...parcelToPayload(parcel), more: 1 }, vocabulary)), 'invalid'],
  [sealed(packJson({ ...parcelToPayload(parcel), moment: { position: 2, seq: 0 } }, vocabulary)), 'invalid'],
])('%s is refused as %s', (link, reason) => {
  expect(decodeLink(link)).toMatchObject({ ok: false, reason })
})

test('a version is read before anything is inflated: a newer link is known as such, whatever its body', () => {
  const bytes = base64urlToBytes(text) ?? new Uint8Array()
  const newer = sealFrame(7, bytes)
  expect(decodeLink(newer)).toMatchObject({
    ok: false,
    reason: 'too-new',
    detail: expect.stringContaining('version 7'),
  })
  // Without a right checksum it is damage, not news.
  expect(decodeLink(bytesToBase64url(Uint8Array.of(7, ...bytes.subarray(1))))).toMatchObject({ reason: 'corrupt' })
})

test('bombs are refused quickly', () => {
  const zeros = sealFrame(1, squeezed(new Uint8Array(24_000_000)))
  expect(quickly(() => decodeLink(zeros))).toMatchObject({ ok: false, reason: 'bomb' })

  // Small once inflated, but it spells out one long word over and over.
  const echo = packJson(['x'.repeat(60_000), ...Array.from({ length: 10_000 }, () => 'x'.repeat(60_000))], vocabulary)
  expect(echo.length).toBeLessThan(100_000)
  expect(quickly(() => decodeLink(sealed(echo)))).toMatchObject({ ok: false, reason: 'bomb' })

  const crowd = packJson(
    Array.from({ length: MAX_VALUES + 1 }, () => null),
    vocabulary,
  )
  expect(quickly(() => decodeLink(sealed(crowd)))).toMatchObject({ ok: false, reason: 'bomb' })

  const deep = new Uint8Array(900_000).fill(0xe1)
  expect(quickly(() => decodeLink(sealed(deep)))).toMatchObject({ ok: false, reason: 'corrupt' })

  // Arrays that claim to be as long as what is left, one inside the other.
  const claims = new Uint8Array(200_000).fill(0xff)
  for (let at = 0; at < 20; at++) claims.set([0xef, 0x80, 0xc0, 0x08], 4 * at)
  expect(quickly(() => decodeLink(sealed(claims)))).toMatchObject({ ok: false })
})

test('a hostile link of full length takes no time', () => {
  const longest = 'A'.repeat(MAX_LINK_CHARS)
  expect(quickly(() => decodeLink(longest)).ok).toBe(false)
  fc.assert(
    fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (stream) => {
      const body = Uint8Array.from({ length: 48_000 }, () => stream.next().value ?? 0)
      expect(quickly(() => decodeLink(sealFrame(1, body))).ok).toBe(false)
      expect(quickly(() => decodeLink(sealed(body))).ok).toBe(false)
    }),
    { numRuns: 5 },
  )
})
