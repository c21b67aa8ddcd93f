import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesToHex } from '../../lib/hex.ts'
import { BYTES_PER_BLOB, blobFault } from './blob.ts'
import { BLOB_CAPACITY, packBlob, packBlobs, unpackBlob, unpackBlobs } from './packing.ts'

const payload = fc.uint8Array({ maxLength: 5_000 })

function unpacked(result: ReturnType<typeof unpackBlob>): Uint8Array {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

test('what is packed into a blob comes out again, and the blob is canonical', () => {
  fc.assert(
    fc.property(payload, (data) => {
      const blob = packBlob(data)
      expect(blobFault(blob)).toBeNull()
      expect(unpacked(unpackBlob(blob))).toEqual(data)
    }),
    { numRuns: 40 },
  )
})

test('a full blob of the largest bytes is still canonical, and one byte more needs a second blob', () => {
  const full = new Uint8Array(BLOB_CAPACITY).fill(0xff)
  expect(blobFault(packBlob(full))).toBeNull()
  expect(packBlobs(full)).toHaveLength(1)
  const more = new Uint8Array(BLOB_CAPACITY + 1).fill(0xff)
  expect(packBlobs(more)).toHaveLength(2)
  expect(bytesToHex(unpacked(unpackBlobs(packBlobs(more))))).toBe(bytesToHex(more))
  expect(() => packBlob(more)).toThrow(RangeError)
})

test('nothing at all is one blob of zeros', () => {
  expect(packBlobs(new Uint8Array()).map(bytesToHex)).toEqual([bytesToHex(new Uint8Array(BYTES_PER_BLOB))])
  expect(unpacked(unpackBlobs([new Uint8Array(BYTES_PER_BLOB)]))).toHaveLength(0)
})

test('every changed byte of a blob either changes the payload or is refused', () => {
  const data = Uint8Array.from({ length: 40 }, (_, i) => i + 1)
  const touched = fc.oneof(fc.integer({ min: 0, max: 127 }), fc.integer({ min: 0, max: BYTES_PER_BLOB - 1 }))
  fc.assert(
    fc.property(touched, fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const blob = packBlob(data)
      blob[at] = (blob[at] ?? 0) ^ flip
      const result = unpackBlob(blob)
      if (result.ok) {
        expect(result.value).not.toEqual(data)
        expect(bytesToHex(packBlob(result.value))).toBe(bytesToHex(blob))
      }
    }),
    { numRuns: 100 },
  )
})

test('refusals name the fault and where it is', () => {
  expect(unpackBlob(new Uint8Array(10))).toEqual({ ok: false, code: 'blob-length', at: 10 })
  const highByte = packBlob(Uint8Array.of(1))
  highByte[64] = 1
  expect(unpackBlob(highByte)).toEqual({ ok: false, code: 'high-byte-set', at: 64 })
  const padding = packBlob(Uint8Array.of(1))
  padding[33] = 1
  expect(unpackBlob(padding)).toEqual({ ok: false, code: 'padding-set', at: 31 })
  const length = packBlob(Uint8Array.of(1))
  length[1] = 0xff
  expect(unpackBlob(length)).toEqual({ ok: false, code: 'length-prefix' })
  expect(unpackBlobs([])).toEqual({ ok: false, code: 'no-blobs' })
  expect(unpackBlobs([packBlob(Uint8Array.of(1)), packBlob(Uint8Array.of(2))])).toEqual({
    ok: false,
    code: 'blob-not-full',
    at: 0,
  })
  const fullThenEmpty = [packBlob(new Uint8Array(BLOB_CAPACITY)), packBlob(new Uint8Array())]
  expect(unpackBlobs(fullThenEmpty)).toEqual({ ok: false, code: 'blob-not-full', at: 1 })
})

test('a field element at or above the modulus is no blob', () => {
  const blob = new Uint8Array(BYTES_PER_BLOB)
  blob.fill(0xff, 32, 64)
  expect(blobFault(blob)).toEqual({ ok: false, code: 'field-element-too-large', at: 32 })
})
