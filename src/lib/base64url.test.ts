import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64urlToBytes, bytesToBase64url, findForeignCharacter, wholeBytes } from './base64url.ts'

test('agrees with Node in both directions', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = bytesToBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect([...(base64urlToBytes(text) ?? [])]).toEqual([...bytes])
    }),
  )
})

test('one text for one array of bytes: what it reads, it would write', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ABQgwz09-_='), maxLength: 9 }), (text) => {
      const bytes = base64urlToBytes(text)
      if (bytes !== null) expect(bytesToBase64url(bytes)).toBe(text)
    }),
  )
})

test.each(['A', 'AB', 'AAAAA', 'AA==', 'AA+A', 'AA/A', 'AA A', 'AAé', 'AAA\u0141'])('%j is refused', (text) => {
  expect(base64urlToBytes(text)).toBeNull()
})

test('the head of a cut-off text can still be read', () => {
  const text = bytesToBase64url(Uint8Array.of(1, 2, 3, 4, 5))
  expect([...wholeBytes(text.slice(0, 5))]).toEqual([1, 2, 3])
  expect(findForeignCharacter('AB*C')).toBe(2)
  expect(findForeignCharacter(text)).toBe(-1)
})
