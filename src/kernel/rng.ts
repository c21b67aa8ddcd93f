import type { Rng } from './types.ts'

const UINT32 = 2 ** 32

/** Four well-mixed 32-bit words from a label (MurmurHash3's finaliser, four lanes). */
function seedWords(label: string): [number, number, number, number] {
  let [a, b, c, d] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]
  for (let i = 0; i < label.length; i++) {
    const unit = label.charCodeAt(i)
    a = b ^ Math.imul(a ^ unit, 0x9e3779b1)
    b = c ^ Math.imul(b ^ unit, 0x85ebca77)
    c = d ^ Math.imul(c ^ unit, 0xc2b2ae3d)
    d = a ^ Math.imul(d ^ unit, 0x27d4eb2f)
  }
  const mix = (word: number, neighbour: number) => {
    let h = word ^ Math.imul(neighbour, 0x9e3779b1) ^ label.length
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return (h ^ (h >>> 16)) >>> 0
  }
  return [mix(a, b), mix(b, c), mix(c, d), mix(d, a)]
}

/**
 * The world's randomness (sfc32): fast, the same on every machine, and no secret at all. Anyone who has the link
 * has the seed. Streams are forked by label and never shared, so there is no state to keep in a keyframe.
 */
export function createRng(label: string): Rng {
  let [a, b, c, counter] = seedWords(label)
  const next = () => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
  // The first words still show their seeds.
  for (let i = 0; i < 12; i++) next()

  return {
    fork: (child) => createRng(`${label}/${child}`),
    int: (maxExclusive) => {
      if (!Number.isInteger(maxExclusive) || maxExclusive < 1 || maxExclusive > UINT32) {
        throw new RangeError(`rng.int needs a whole number from 1 to 2^32, not ${maxExclusive}`)
      }
      // Reject the ragged end, so that every value is equally likely.
      const fair = UINT32 - (UINT32 % maxExclusive)
      let word = next()
      while (word >= fair) word = next()
      return word % maxExclusive
    },
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
  }
}
