import { concatBytes } from '../../lib/bytes.ts'

// Several lists in one: how many, how long each is, and a checksum, so that what a disk or another program has spoilt is
// noticed. (Not against somebody who means it: what a spoilt key proves is checked anyway.)

const MAGIC = 0x6d7a6b31
const HEAD = 3

export function joined(sections: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = new Uint32Array(HEAD + sections.length)
  const bytes = concatBytes([new Uint8Array(head.buffer), ...sections.map(padded)])
  const words = new Uint32Array(bytes.buffer)
  words.set([MAGIC, 0, sections.length, ...sections.map(({ length }) => length)])
  words[1] = checksum(words)
  return bytes
}

/** Null where it is not what `joined` makes. What is given back are views. */
export function apart(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.length % 4 !== 0 || bytes.byteOffset % 4 !== 0 || bytes.length < 4 * HEAD) return null
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const [magic, sum, count = 0] = words
  if (magic !== MAGIC || sum !== checksum(words)) return null
  const sections: Uint8Array[] = []
  let at = 4 * (HEAD + count)
  for (const length of words.subarray(HEAD, HEAD + count)) {
    sections.push(bytes.subarray(at, at + length))
    at += length + missing(length)
  }
  return sections.length === count && at === bytes.length ? sections : null
}

/** Of all words but itself. */
function checksum(words: Uint32Array): number {
  let sum = words.length
  for (let index = 2; index < words.length; index++) {
    sum = Math.imul(sum ^ (words[index] ?? 0), 0x01000193)
    sum ^= sum >>> 15
  }
  return sum >>> 0
}

const missing = (length: number): number => (4 - (length % 4)) % 4

const padded = (section: Uint8Array): Uint8Array =>
  missing(section.length) === 0 ? section : concatBytes([section, new Uint8Array(missing(section.length))])
