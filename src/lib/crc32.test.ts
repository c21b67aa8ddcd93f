import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'

test('the published check value', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array(0))).toBe(0)
})

test('any change within 32 neighbouring bits changes it', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 4, maxLength: 60 }),
      fc.nat(),
      fc.integer({ min: 1, max: 0xff }),
      (bytes, place, flip) => {
        const changed = Uint8Array.from(bytes)
        const at = place % bytes.length
        changed[at] = (changed[at] ?? 0) ^ flip
        expect(crc32(changed)).not.toBe(crc32(bytes))
      },
    ),
  )
})
