/** Thrown while reading a body that no writer made; caught where the link is opened. */
export class BadBytes extends Error {
  override readonly name = 'BadBytes'
  readonly reason: 'corrupt' | 'bomb'
  constructor(message: string, reason: 'corrupt' | 'bomb' = 'corrupt') {
    super(message)
    this.reason = reason
  }
}

const MAX_BIG_BYTES = 64

export interface ByteReader {
  /** Bytes not read yet. */
  left(): number
  byte(): number
  bytes(count: number): Uint8Array
  varint(): number
  bigVarint(): bigint
  float(): number
}

export function createByteReader(source: Uint8Array): ByteReader {
  let at = 0

  const bytes = (count: number): Uint8Array => {
    if (count > source.length - at) throw new BadBytes('ends too early')
    at += count
    return source.subarray(at - count, at)
  }
  const byte = (): number => {
    const value = source[at]
    if (value === undefined) throw new BadBytes('ends too early')
    at += 1
    return value
  }

  return {
    left: () => source.length - at,
    byte,
    bytes,
    varint: () => {
      let value = 0
      for (let scale = 1; ; scale *= 0x80) {
        const next = byte()
        value += (next & 0x7f) * scale
        if (!Number.isSafeInteger(value)) throw new BadBytes('holds a number that is too large')
        if (next < 0x80) return value
      }
    },
    bigVarint: () => {
      let value = 0n
      for (let index = 0; index < MAX_BIG_BYTES; index++) {
        const next = byte()
        value |= BigInt(next & 0x7f) << BigInt(7 * index)
        if (next < 0x80) return value
      }
      throw new BadBytes('holds a number that is too large')
    },
    float: () => {
      const eight = bytes(8)
      return new DataView(eight.buffer, eight.byteOffset, 8).getFloat64(0)
    },
  }
}
