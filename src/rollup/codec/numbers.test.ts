import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexToBytes } from '../../lib/hex.ts'
import { MAX_AMOUNT } from '../state.ts'
import { encodeAmount, encodeVarint, readAmount, readVarint } from './numbers.ts'

const uint32 = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.nat(300))
const amount = fc.oneof(
  fc.bigInt({ min: 0n, max: MAX_AMOUNT }),
  fc.tuple(fc.nat(2047), fc.nat(15)).map(([mantissa, exponent]) => BigInt(mantissa) * 10n ** BigInt(exponent)),
)

test('R20: a varint is what was written, and ends where it ends', () => {
  fc.assert(
    fc.property(uint32, fc.uint8Array({ maxLength: 3 }), (value, behind) => {
      const bytes = encodeVarint(value)
      expect(readVarint(Uint8Array.of(9, ...bytes, ...behind), 1)).toEqual({ value, end: 1 + bytes.length })
    }),
  )
})

test('R20: any bytes that are a varint are the varint of their value', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 6 }), (bytes) => {
      const read = readVarint(bytes, 0)
      if (read !== null) expect(encodeVarint(read.value)).toEqual([...bytes.subarray(0, read.end)])
    }),
    { numRuns: 2_000 },
  )
  const refused = [[], [0x80], [0x80, 0x00], [0xff, 0xff, 0xff, 0xff, 0x10], [0x80, 0x80, 0x80, 0x80, 0x80, 0x01]]
  for (const bytes of refused) expect(readVarint(Uint8Array.from(bytes), 0)).toBeNull()
  expect(readVarint(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f), 0)).toEqual({ value: 2 ** 32 - 1, end: 5 })
})

test('R20: an amount is what was written, in two bytes where they are enough', () => {
  fc.assert(
    fc.property(amount, (value) => {
      const bytes = encodeAmount(value)
      expect(readAmount(Uint8Array.from(bytes), 0)).toEqual({ value, end: bytes.length })
      const [digits, zeros] = [`${value}`.replace(/0+$/, ''), /0*$/.exec(`${value}`)?.[0].length ?? 0]
      if (digits.length <= 3 && zeros <= 16) expect(bytes).toHaveLength(2)
    }),
    { numRuns: 500 },
  )
  expect(encodeAmount(0n)).toEqual([0, 0])
  expect(encodeAmount(2_047n)).toEqual([0x07, 0xff])
  expect(encodeAmount(2_050n)).toEqual([0x08, 205])
  expect(encodeAmount(2_048n)).toEqual([0xf8, 0, 0, 0, 0, 0, 0, 0, 0x08, 0x00])
  expect(encodeAmount(10n ** 19n)).toEqual([0x83, 0xe8])
})

test('R20: any bytes that are an amount are the amount of their value', () => {
  // All of the two-byte ones.
  let valid = 0
  for (let packed = 0; packed < 0x10000; packed++) {
    const read = readAmount(Uint8Array.of(packed >> 8, packed & 0xff, 0, 0, 0, 0, 0, 0, 0, 0), 0)
    if (read === null) continue
    valid++
    expect(encodeAmount(read.value)).toEqual([packed >> 8, packed & 0xff])
  }
  // 2,048 of exponent 0, then 205 to 2,047 of each of the others; at exponent 16 they end below 2^64.
  expect(valid).toBe(2_048 + 15 * 1_843 + (1_844 - 205 + 1))
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: MAX_AMOUNT }), (value) => {
      const bytes = hexToBytes(`0xf800${value.toString(16).padStart(16, '0')}`)
      const read = readAmount(bytes, 0)
      expect(read === null).toBe(encodeAmount(value).length === 2)
      expect(readAmount(bytes.subarray(0, 9), 0)).toBeNull()
    }),
  )
  expect(readAmount(Uint8Array.of(0x08), 0)).toBeNull()
})
