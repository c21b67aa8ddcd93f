import { NUMBER } from '../groth16/lists.ts'

// A batch's matrices have a million factors, of which four thousand differ: they are kept once each, with their places. Else
// they would be more than the whole key.

export interface Packed {
  /** 32 bytes each. */
  readonly numbers: Uint8Array
  /** Of each factor in turn, which of the numbers it is. */
  readonly which: Uint32Array
}

const WORDS = NUMBER / 4

export function packedFactors(factors: Uint8Array): Packed {
  const from = wordsOf(factors)
  const which = new Uint32Array(factors.length / NUMBER)
  const firsts: number[] = []
  const places = new Map<number, number[]>()
  for (let index = 0; index < which.length; index++) {
    const hash = hashAt(from, index * WORDS)
    const alike = places.get(hash)
    const known = alike?.find((number) => isSame(from, index, firsts[number] ?? 0))
    which[index] = known ?? firsts.length
    if (known !== undefined) continue
    if (alike) alike.push(firsts.length)
    else places.set(hash, [firsts.length])
    firsts.push(index)
  }
  const numbers = new Uint8Array(firsts.length * NUMBER)
  for (const [place, first] of firsts.entries())
    numbers.set(factors.subarray(first * NUMBER, (first + 1) * NUMBER), place * NUMBER)
  return { numbers, which }
}

/** Null where a place is none. */
export function unpackedFactors({ numbers, which }: Packed): Uint8Array | null {
  const from = wordsOf(numbers)
  const onto = new Uint32Array(which.length * WORDS)
  const count = numbers.length / NUMBER
  for (let index = 0; index < which.length; index++) {
    const place = which[index] ?? count
    if (place >= count) return null
    for (let word = 0; word < WORDS; word++) onto[index * WORDS + word] = from[place * WORDS + word] ?? 0
  }
  return new Uint8Array(onto.buffer)
}

const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, byteLength / 4)

function hashAt(words: Uint32Array, at: number): number {
  let hash = 0
  for (let word = 0; word < WORDS; word++) hash = Math.imul(hash ^ (words[at + word] ?? 0), 0x01000193)
  return hash
}

function isSame(words: Uint32Array, index: number, other: number): boolean {
  for (let word = 0; word < WORDS; word++) if (words[index * WORDS + word] !== words[other * WORDS + word]) return false
  return true
}
