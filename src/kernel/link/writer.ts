/** Grows by doubling. The integers are LEB128: seven bits a byte, lowest first. */
export interface ByteWriter {
  byte(value: number): void
  bytes(values: Uint8Array): void
  /** A safe non-negative integer. */
  varint(value: number): void
  bigVarint(value: bigint): void
  float(value: number): void
  finish(): Uint8Array<ArrayBuffer>
}

export function createByteWriter(): ByteWriter {
  let store = new Uint8Array(256)
  let size = 0

  const reserve = (more: number) => {
    if (size + more <= store.length) return
    const larger = new Uint8Array(Math.max(2 * store.length, size + more))
    larger.set(store)
    store = larger
  }
  const byte = (value: number) => {
    reserve(1)
    store[size++] = value
  }
  const bytes = (values: Uint8Array) => {
    reserve(values.length)
    store.set(values, size)
    size += values.length
  }

  return {
    byte,
    bytes,
    varint: (value) => {
      let rest = value
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) byte((rest % 0x80) | 0x80)
      byte(rest)
    },
    bigVarint: (value) => {
      let rest = value
      for (; rest >= 0x80n; rest >>= 7n) byte(Number(rest & 0x7fn) | 0x80)
      byte(Number(rest))
    },
    float: (value) => {
      const eight = new Uint8Array(8)
      new DataView(eight.buffer).setFloat64(0, value)
      bytes(eight)
    },
    finish: () => store.slice(0, size),
  }
}
