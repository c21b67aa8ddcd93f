// RFC 4648 §5 without padding, strict: one text for one array of bytes. `atob` is neither strict nor in the engine's world.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Int8Array(128).fill(-1)
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value

const valueAt = (text: string, index: number): number => VALUES[text.charCodeAt(index)] ?? -1

export function bytesToBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index
    const word = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    text += ALPHABET.charAt(word >>> 18) + ALPHABET.charAt((word >>> 12) & 63)
    if (left > 1) text += ALPHABET.charAt((word >>> 6) & 63)
    if (left > 2) text += ALPHABET.charAt(word & 63)
  }
  return text
}

/** Index of the first character outside the alphabet, −1 when there is none. */
export function findForeignCharacter(text: string): number {
  for (let index = 0; index < text.length; index++) if (valueAt(text, index) < 0) return index
  return -1
}

/** `null` when the text is not exactly what `bytesToBase64url` writes. */
export function base64urlToBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1 || findForeignCharacter(text) >= 0) return null
  const bytes = wholeBytes(text)
  const unusedBits = (text.length * 6) % 8
  const unused = valueAt(text, text.length - 1) & ((1 << unusedBits) - 1)
  return unusedBits > 0 && unused !== 0 ? null : bytes
}

/** As many bytes as a possibly cut-off text of the alphabet holds: for reading the head of something damaged. */
export function wholeBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let bits = 0
  let held = 0
  let at = 0
  for (let index = 0; index < text.length; index++) {
    bits = ((bits << 6) | (valueAt(text, index) & 63)) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >>> held) & 0xff
    }
  }
  return bytes
}
