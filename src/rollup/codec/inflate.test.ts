import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { inflate } from './inflate.ts'

const MOST = 262_144

/** Like what is in batches: some of it random, much of it again. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.nat(60)).map(([part, times]) => {
        return Uint8Array.from({ length: part.length * times }, (_, i) => part[i % part.length] as number)
      }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])))

const answer = (input: Uint8Array, most = MOST) => {
  const result = inflate(input, most)
  return result.ok ? result.bytes : result.code
}

/** The strictest judge at hand: zlib's own code, which must use every byte. */
function zlib(input: Uint8Array): Uint8Array | null {
  try {
    const { buffer, engine } = inflateRawSync(input, { info: true }) as unknown as {
      buffer: Uint8Array
      engine: { bytesWritten: number }
    }
    return engine.bytesWritten === input.length ? Uint8Array.from(buffer) : null
  } catch {
    return null
  }
}

test('inflates what fflate and zlib deflate, at every level and strategy', () => {
  const { Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE, Z_DEFAULT_STRATEGY } = constants
  fc.assert(
    fc.property(
      content,
      fc.nat(9),
      fc.constantFrom(Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE, Z_DEFAULT_STRATEGY),
      (bytes, level, strategy) => {
        expect(answer(deflateSync(bytes, { level: level as 9, mem: 4 }))).toEqual(bytes)
        expect(answer(Uint8Array.from(deflateRawSync(bytes, { level, strategy })))).toEqual(bytes)
      },
    ),
    { numRuns: 150 },
  )
})

test('R22: of any mutated stream it thinks what zlib thinks', () => {
  let accepted = 0
  fc.assert(
    fc.property(
      content,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
      fc.nat(4),
      (bytes, changes, cut) => {
        const stream = Uint8Array.from(deflateRawSync(bytes, { level: 9 }))
        for (const [at, byte] of changes) stream[at % stream.length] = byte
        const mutated = stream.subarray(0, stream.length - (cut % 2))
        const expected = zlib(mutated)
        if (expected !== null && expected.length > MOST) return
        const actual = inflate(mutated, MOST)
        expect(actual.ok ? actual.bytes : null).toEqual(expected)
        if (actual.ok) accepted++
      },
    ),
    { numRuns: 1_500 },
  )
  expect(accepted).toBeGreaterThan(100)
})

test('R22: of random bytes, too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
      // Mostly dynamic blocks: the others are refused or accepted at once.
      bytes[0] = ((bytes[0] as number) & 0xf8) | 0b101
      const actual = inflate(bytes, MOST)
      expect(actual.ok ? actual.bytes : null).toEqual(zlib(bytes))
    }),
    { numRuns: 1_500 },
  )
})

/** Bits as the stream has them, first to last; spaces are for the reader. */
function bits(text: string): Uint8Array {
  const digits = text.replaceAll(' ', '')
  const bytes = new Uint8Array(Math.ceil(digits.length / 8))
  for (const [at, digit] of [...digits].entries())
    if (digit === '1') bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7))
  return bytes
}

/** A dynamic block with 257 literal codes and one distance code: how its code lengths' lengths go on is given. */
const dynamic = (rest: string) => bits(`1 01 00000 00000 ${rest}`)

test('R22: each way to be no DEFLATE has its name', () => {
  const END = '0000000'
  expect(answer(bits(`1 10 ${END}`))).toEqual(new Uint8Array(0))
  expect(answer(new Uint8Array(0))).toBe('cut-off')
  expect(answer(bits('1 10'))).toBe('cut-off')
  expect(answer(bits('1 11'))).toBe('block-type')
  expect(answer(Uint8Array.of(1, 1, 0, 0xff, 0xff, 7))).toBe('stored-length')
  expect(answer(Uint8Array.of(1, 1, 0, 0xfe, 0xff))).toBe('cut-off')
  expect(answer(Uint8Array.of(1, 1, 0, 0xfe, 0xff, 7))).toEqual(Uint8Array.of(7))
  expect(answer(Uint8Array.of(1, 1, 0, 0xfe, 0xff, 7, 0))).toBe('bytes-behind-the-end')
  // A copy of three bytes from one byte ago, with nothing there yet.
  expect(answer(bits(`1 10 0000001 00000 ${END}`))).toBe('before-the-beginning')
  // Literal 286, and distance 30.
  expect(answer(bits(`1 10 11000110 ${END}`))).toBe('no-such-code')
  expect(answer(bits(`1 10 00110000 0000001 11110 ${END}`))).toBe('no-such-code')
  // 287 literals; 31 distances.
  expect(answer(bits('1 01 01111 00000 0000'))).toBe('code-lengths')
  expect(answer(bits('1 01 00000 01111 0000'))).toBe('code-lengths')
  // Lengths' code: none; three of one bit; a repeat at the beginning (16 and 17 of one bit each).
  expect(answer(dynamic('0000 000 000 000 000'))).toBe('incomplete')
  expect(answer(dynamic('0000 100 100 100 000'))).toBe('over-subscribed')
  expect(answer(dynamic('0000 100 100 000 000 0'))).toBe('code-lengths')
  expect(answer(Uint8Array.from(deflateRawSync(new Uint8Array(300))), 299)).toBe('too-long')
  expect(answer(Uint8Array.from(deflateRawSync(new Uint8Array(300))), 300)).toHaveLength(300)
})

test('R22: what is left of the last byte, and of the byte before a stored block, is not looked at', () => {
  const padded = bits('1 10 0000000')
  padded[1] = (padded[1] as number) | 0b11111100
  expect(answer(padded)).toEqual(new Uint8Array(0))
  expect(answer(Uint8Array.of(0b11111001, 1, 0, 0xfe, 0xff, 7))).toEqual(Uint8Array.of(7))
})
