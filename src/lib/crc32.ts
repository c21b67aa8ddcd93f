const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let word = index
  for (let bit = 0; bit < 8; bit++) word = word & 1 ? 0xedb88320 ^ (word >>> 1) : word >>> 1
  return word >>> 0
})

/** The checksum of zip and PNG. Finds every error that stays within 32 neighbouring bits, so every mistyped character. */
export function crc32(bytes: Uint8Array): number {
  let word = 0xffffffff
  for (const byte of bytes) word = (TABLE[(word ^ byte) & 0xff] ?? 0) ^ (word >>> 8)
  return (word ^ 0xffffffff) >>> 0
}
