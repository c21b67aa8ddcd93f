import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesToHex, hexToBytes, isHex, isLowerHex } from './hex.ts'

test('bytes survive the trip through hex, in either case', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const hex = bytesToHex(bytes)
      expect(hex).toBe(`0x${Buffer.from(bytes).toString('hex')}`)
      expect([...hexToBytes(hex)]).toEqual([...bytes])
      expect([...hexToBytes(`0x${hex.slice(2).toUpperCase()}`)]).toEqual([...bytes])
      expect(isLowerHex(hex)).toBe(true)
    }),
  )
})

test.each(['', '0', '0x0', '00', '0X00', '0xg0', '0x 0', '0x0\u0660', '0x00 ', '\uff10x00', '0x\u013000'])(
  '%j is not hex',
  (text) => {
    expect(isHex(text)).toBe(false)
    expect(() => hexToBytes(text)).toThrow(TypeError)
  },
)

test('only one spelling is lower hex', () => {
  expect([isHex('0xAb'), isLowerHex('0xAb'), isLowerHex('0xab'), isLowerHex('0x')]).toEqual([true, false, true, true])
})

test('a megabyte of hex is read without running out of stack', () => {
  const bytes = new Uint8Array(1_000_000).fill(0xa5)
  const hex = bytesToHex(bytes)
  expect(isLowerHex(hex)).toBe(true)
  expect(hexToBytes(hex).length).toBe(bytes.length)
})
