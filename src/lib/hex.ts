// Table-driven: hashes and call data pass here by the hundred thousand.

const NIBBLES = new Int8Array(128).fill(-1)
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16)
  NIBBLES[digit.charCodeAt(0)] = value
  NIBBLES[digit.toUpperCase().charCodeAt(0)] = value
}
const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const nibbleAt = (text: string, index: number): number => NIBBLES[text.charCodeAt(index)] ?? -1

/** `0x` and whole bytes, in either case. No regular expression: engines overflow their stacks on a megabyte of pairs. */
export function isHex(text: string): text is `0x${string}` {
  if (text.length % 2 !== 0 || !text.startsWith('0x')) return false
  for (let index = 2; index < text.length; index++) if (nibbleAt(text, index) < 0) return false
  return true
}

/** The one spelling `bytesToHex` gives: what survives a trip through bytes. */
export function isLowerHex(text: string): text is `0x${string}` {
  if (!isHex(text)) return false
  for (let index = 2; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 0x41 && code <= 0x46) return false
  }
  return true
}

export function hexToBytes(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 2 !== 0) throw new TypeError('hex has half a byte')
  if (!text.startsWith('0x')) throw new TypeError('hex does not start with 0x')
  const bytes = new Uint8Array(text.length / 2 - 1)
  for (let index = 0; index < bytes.length; index++) {
    const high = nibbleAt(text, 2 * index + 2)
    const low = nibbleAt(text, 2 * index + 3)
    if (high < 0 || low < 0) throw new TypeError(`not a hex digit near character ${2 * index + 2}`)
    bytes[index] = (high << 4) | low
  }
  return bytes
}

export function bytesToHex(bytes: Uint8Array): `0x${string}` {
  let digits = ''
  for (const byte of bytes) digits += PAIRS[byte]
  return `0x${digits}`
}
