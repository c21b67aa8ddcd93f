import {
  type Blob,
  BYTES_PER_BLOB,
  BYTES_PER_FIELD_ELEMENT,
  type Decoded,
  FIELD_ELEMENTS_PER_BLOB,
  fault,
} from './blob.ts'

// How a payload of bytes becomes blobs. A field element is a number below a 255-bit prime, so its first byte
// stays zero and the other 31 carry the payload: always below the prime, whatever the payload is.
// The stream in each blob is a 4-byte big-endian length, the payload, then zeros.

const DATA_BYTES_PER_ELEMENT = BYTES_PER_FIELD_ELEMENT - 1
const LENGTH_BYTES = 4

/** How many bytes of payload one blob carries. */
export const BLOB_CAPACITY = FIELD_ELEMENTS_PER_BLOB * DATA_BYTES_PER_ELEMENT - LENGTH_BYTES

/** One blob. The caller has made sure that `data` is no longer than `BLOB_CAPACITY`. */
export function packBlob(data: Uint8Array): Blob {
  if (data.length > BLOB_CAPACITY) throw new RangeError(`a blob carries ${BLOB_CAPACITY} bytes, not ${data.length}`)
  const blob = new Uint8Array(BYTES_PER_BLOB)
  const stream = new Uint8Array(LENGTH_BYTES + data.length)
  new DataView(stream.buffer).setUint32(0, data.length)
  stream.set(data, LENGTH_BYTES)
  for (let from = 0, to = 1; from < stream.length; from += DATA_BYTES_PER_ELEMENT, to += BYTES_PER_FIELD_ELEMENT) {
    blob.set(stream.subarray(from, from + DATA_BYTES_PER_ELEMENT), to)
  }
  return blob
}

/** The only inverse of `packBlob`: any other bytes are refused with a reason. */
export function unpackBlob(blob: Uint8Array): Decoded<Uint8Array> {
  if (blob.length !== BYTES_PER_BLOB) return fault('blob-length', blob.length)
  const stream = new Uint8Array(LENGTH_BYTES + BLOB_CAPACITY)
  for (let element = 0; element < FIELD_ELEMENTS_PER_BLOB; element++) {
    const from = element * BYTES_PER_FIELD_ELEMENT
    if (blob[from] !== 0) return fault('high-byte-set', from)
    stream.set(blob.subarray(from + 1, from + BYTES_PER_FIELD_ELEMENT), element * DATA_BYTES_PER_ELEMENT)
  }
  const length = new DataView(stream.buffer).getUint32(0)
  if (length > BLOB_CAPACITY) return fault('length-prefix')
  const end = LENGTH_BYTES + length
  const stray = stream.subarray(end).findIndex((byte) => byte !== 0)
  if (stray !== -1) return fault('padding-set', end + stray)
  return { ok: true, value: stream.slice(LENGTH_BYTES, end) }
}

/** As many blobs as the payload needs; at least one. */
export function packBlobs(data: Uint8Array): Blob[] {
  const count = Math.max(1, Math.ceil(data.length / BLOB_CAPACITY))
  return Array.from({ length: count }, (_, i) => packBlob(data.subarray(i * BLOB_CAPACITY, (i + 1) * BLOB_CAPACITY)))
}

/** The only inverse of `packBlobs`: every blob but the last is full, and only a lone one may be empty. */
export function unpackBlobs(blobs: readonly Uint8Array[]): Decoded<Uint8Array> {
  if (blobs.length === 0) return fault('no-blobs')
  const parts: Uint8Array[] = []
  for (const [i, blob] of blobs.entries()) {
    const part = unpackBlob(blob)
    if (!part.ok) return part
    const isLast = i === blobs.length - 1
    if (isLast ? part.value.length === 0 && i > 0 : part.value.length !== BLOB_CAPACITY)
      return fault('blob-not-full', i)
    parts.push(part.value)
  }
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    data.set(part, offset)
    offset += part.length
  }
  return { ok: true, value: data }
}
