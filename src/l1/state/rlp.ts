// The few RLP shapes that the state is made of, written for the hot path: parts come in already encoded.

/** RLP of a byte string. */
export function rlpBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 1 && (bytes[0] as number) < 0x80) return bytes
  const item = headed(0x80, bytes.length)
  item.bytes.set(bytes, item.start)
  return item.bytes
}

/** RLP of a list whose items are already RLP. */
export function rlpList(items: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const item of items) length += item.length
  return withHeader(0xc0, items, length)
}

/** RLP of a whole number, without leading zeros. */
export function rlpNumber(value: bigint): Uint8Array {
  return rlpBytes(bigintToMinimalBytes(value))
}

export function bigintToMinimalBytes(value: bigint): Uint8Array {
  if (value === 0n) return new Uint8Array(0)
  const hex = value.toString(16)
  const bytes = new Uint8Array((hex.length + 1) >> 1)
  for (let i = bytes.length - 1, end = hex.length; i >= 0; i--, end -= 2) {
    bytes[i] = Number.parseInt(hex.slice(end < 2 ? 0 : end - 2, end), 16)
  }
  return bytes
}

/** Room for a list whose items take so many bytes, its header written: they go behind `start`. */
export function rlpListOf(length: number): { readonly bytes: Uint8Array; readonly start: number } {
  return headed(0xc0, length)
}

function withHeader(offset: number, items: readonly Uint8Array[], length: number): Uint8Array {
  const { bytes, start } = headed(offset, length)
  let at = start
  for (const item of items) {
    bytes.set(item, at)
    at += item.length
  }
  return bytes
}

function headed(offset: number, length: number): { readonly bytes: Uint8Array; readonly start: number } {
  const lengthBytes = length < 56 ? 0 : byteCount(length)
  const bytes = new Uint8Array(1 + lengthBytes + length)
  if (lengthBytes === 0) bytes[0] = offset + length
  else {
    bytes[0] = offset + 55 + lengthBytes
    for (let i = lengthBytes, rest = length; i > 0; i--, rest >>>= 8) bytes[i] = rest & 0xff
  }
  return { bytes, start: 1 + lengthBytes }
}

const byteCount = (value: number) => (value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x1000000 ? 3 : 4)
