import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../testing/parcels.ts'
import { textToUtf8, utf8ToText } from './utf8.ts'

test('every string survives, lone surrogates included', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(utf8ToText(textToUtf8(text))).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test('agrees with TextEncoder and TextDecoder on well-formed text', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = textToUtf8(text)
      expect([...bytes]).toEqual([...new TextEncoder().encode(text)])
      expect(strict.decode(bytes)).toBe(text)
    }),
  )
})

test('one array of bytes for one text: what it reads, it would write', () => {
  const tricky = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0xc0, 0xc1, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0, 0xb0, 0xbf),
  )
  fc.assert(
    fc.property(fc.array(tricky, { maxLength: 6 }), (bytes) => {
      const text = utf8ToText(Uint8Array.from(bytes))
      if (text !== null) expect([...textToUtf8(text)]).toEqual(bytes)
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['an overlong slash', [0xc0, 0xaf]],
  ['a stray continuation', [0x80]],
  ['a cut-off character', [0xe2, 0x82]],
  ['beyond the last code point', [0xf4, 0x90, 0x80, 0x80]],
  ['a pair spelt as two halves', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
])('%s is refused', (_, bytes) => {
  expect(utf8ToText(Uint8Array.from(bytes))).toBeNull()
})

test('long text crosses the borders of its chunks', () => {
  const text = `${'é'.repeat(4095)}😀${'x'.repeat(9000)}`
  expect(utf8ToText(textToUtf8(text))).toBe(text)
})
