// DEFLATE backwards (RFC 1951), strictly: R22 says what is refused, and the guest refuses the same. Written to be read,
// one bit after the other; a batch is small.

export type InflateFault =
  | 'cut-off'
  | 'block-type'
  | 'stored-length'
  | 'code-lengths'
  | 'over-subscribed'
  | 'incomplete'
  | 'no-such-code'
  | 'before-the-beginning'
  | 'too-long'
  | 'bytes-behind-the-end'

export type Inflated =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly code: InflateFault }

/** Never thrown further than `inflate`. */
class Refused extends Error {
  readonly code: InflateFault
  constructor(code: InflateFault) {
    super(code)
    this.code = code
  }
}

/** Told of each symbol: its bits in the stream, and the bytes that it stands for. */
export type OnSymbol = (symbol: {
  readonly bits: readonly [from: number, to: number]
  readonly bytes: readonly [from: number, to: number]
}) => void

interface State {
  readonly input: Uint8Array
  readonly onSymbol: OnSymbol | undefined
  /** In bits; the lowest bit of a byte is its first. */
  at: number
  out: Uint8Array<ArrayBuffer>
  length: number
  readonly most: number
}

/** At most `most` bytes; more are refused. */
export function inflate(input: Uint8Array, most: number, onSymbol?: OnSymbol): Inflated {
  const out = new Uint8Array(Math.min(most, 4 * input.length + 64))
  const state: State = { input, onSymbol, at: 0, out, length: 0, most }
  try {
    for (let isLast = false; !isLast; ) {
      isLast = takeBits(state, 1) === 1
      readBlock(state)
    }
    // What is left of the last byte is not looked at.
    if (state.at <= 8 * (input.length - 1)) throw new Refused('bytes-behind-the-end')
    return { ok: true, bytes: state.out.slice(0, state.length) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code }
    throw error
  }
}

function takeBits(state: State, count: number): number {
  if (state.at + count > 8 * state.input.length) throw new Refused('cut-off')
  let value = 0
  for (let place = 0; place < count; place++, state.at++) {
    const byte = state.input[state.at >> 3] as number
    value |= ((byte >> (state.at & 7)) & 1) << place
  }
  return value
}

function readBlock(state: State): void {
  switch (takeBits(state, 2)) {
    case 0:
      readStored(state)
      break
    case 1:
      readCoded(state, FIXED)
      break
    case 2:
      readCoded(state, readCodes(state))
      break
    default:
      throw new Refused('block-type')
  }
}

function readStored(state: State): void {
  const start = (state.at + 7) >> 3
  const [a, b, c, d] = state.input.subarray(start, start + 4)
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Refused('cut-off')
  const length = a | (b << 8)
  if ((c | (d << 8)) !== (length ^ 0xffff)) throw new Refused('stored-length')
  const end = start + 4 + length
  if (end > state.input.length) throw new Refused('cut-off')
  makeRoom(state, length)
  state.out.set(state.input.subarray(start + 4, end), state.length)
  state.length += length
  state.at = 8 * end
  state.onSymbol?.({ bits: [8 * (start + 4), 8 * end], bytes: [state.length - length, state.length] })
}

/** A canonical Huffman code: how many codes there are of each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
  /** How much of the code space nobody has: 0 for a complete code. */
  readonly unused: number
}
interface Codes {
  readonly literals: Code
  readonly distances: Code
}

const LONGEST_CODE = 15

function toCode(lengths: readonly number[]): Code {
  const counts = new Array<number>(LONGEST_CODE + 1).fill(0)
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1
  let unused = 1
  for (let length = 1; length <= LONGEST_CODE; length++) {
    unused = 2 * unused - (counts[length] ?? 0)
    if (unused < 0) throw new Refused('over-subscribed')
  }
  const used = lengths.flatMap((length, symbol) => (length > 0 ? [symbol] : []))
  const symbols = used.sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b)
  return { counts, symbols, unused }
}

function readSymbol(state: State, { counts, symbols }: Code): number {
  let code = 0
  let first = 0
  let before = 0
  for (let length = 1; length <= LONGEST_CODE; length++) {
    code |= takeBits(state, 1)
    const count = counts[length] ?? 0
    if (code - first < count) return symbols[before + code - first] as number
    before += count
    first = (first + count) << 1
    code <<= 1
  }
  throw new Refused('no-such-code')
}

const END_OF_BLOCK = 256
const MAX_LITERALS = 286
const MAX_DISTANCES = 30
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const COPY = { previous: 16, zeros: 17, manyZeros: 18 }

const FIXED: Codes = {
  literals: toCode(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  // All 32, so that the code is complete; the last two mean nothing.
  distances: toCode(new Array<number>(32).fill(5)),
}

function readCodes(state: State): Codes {
  const literalCount = takeBits(state, 5) + 257
  const distanceCount = takeBits(state, 5) + 1
  const lengthCount = takeBits(state, 4) + 4
  if (literalCount > MAX_LITERALS || distanceCount > MAX_DISTANCES) throw new Refused('code-lengths')

  const lengthLengths = new Array<number>(LENGTH_ORDER.length).fill(0)
  for (const symbol of LENGTH_ORDER.slice(0, lengthCount)) lengthLengths[symbol] = takeBits(state, 3)
  const lengths = readLengths(state, complete(toCode(lengthLengths)), literalCount + distanceCount)
  if (lengths[END_OF_BLOCK] === 0) throw new Refused('code-lengths')
  const distances = toCode(lengths.slice(literalCount))
  // Where all distances are the same, or there are none, a complete code can't be had.
  const isOneOrNone = distances.symbols.length === distances.counts[1] && distances.symbols.length <= 1
  return {
    literals: complete(toCode(lengths.slice(0, literalCount))),
    distances: isOneOrNone ? distances : complete(distances),
  }
}

function complete(code: Code): Code {
  if (code.unused !== 0) throw new Refused('incomplete')
  return code
}

function readLengths(state: State, code: Code, count: number): number[] {
  const lengths: number[] = []
  while (lengths.length < count) {
    const symbol = readSymbol(state, code)
    if (symbol < COPY.previous) {
      lengths.push(symbol)
      continue
    }
    const previous = lengths.at(-1)
    if (symbol === COPY.previous && previous === undefined) throw new Refused('code-lengths')
    const times =
      symbol === COPY.previous
        ? 3 + takeBits(state, 2)
        : symbol === COPY.zeros
          ? 3 + takeBits(state, 3)
          : 11 + takeBits(state, 7)
    if (lengths.length + times > count) throw new Refused('code-lengths')
    const value = symbol === COPY.previous ? (previous as number) : 0
    for (let i = 0; i < times; i++) lengths.push(value)
  }
  return lengths
}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]

function readCoded(state: State, { literals, distances }: Codes): void {
  for (;;) {
    const [at, from] = [state.at, state.length]
    const symbol = readSymbol(state, literals)
    if (symbol === END_OF_BLOCK) return
    if (symbol < END_OF_BLOCK) {
      makeRoom(state, 1)
      state.out[state.length++] = symbol
    } else {
      copyBack(state, symbol, distances)
    }
    state.onSymbol?.({ bits: [at, state.at], bytes: [from, state.length] })
  }
}

function copyBack(state: State, symbol: number, distances: Code): void {
  const length = readNumber(state, symbol - END_OF_BLOCK - 1, LENGTH_BASE, LENGTH_BITS)
  const distance = readNumber(state, readSymbol(state, distances), DISTANCE_BASE, DISTANCE_BITS)
  if (distance > state.length) throw new Refused('before-the-beginning')
  makeRoom(state, length)
  // Byte by byte: what is copied may be what has just been written.
  for (let i = 0; i < length; i++, state.length++) {
    state.out[state.length] = state.out[state.length - distance] as number
  }
}

function readNumber(state: State, index: number, bases: readonly number[], bits: readonly number[]): number {
  const base = bases[index]
  if (base === undefined) throw new Refused('no-such-code')
  return base + takeBits(state, bits[index] ?? 0)
}

function makeRoom(state: State, count: number): void {
  const needed = state.length + count
  if (needed > state.most) throw new Refused('too-long')
  if (needed <= state.out.length) return
  const larger = new Uint8Array(Math.min(state.most, Math.max(needed, 2 * state.out.length)))
  larger.set(state.out)
  state.out = larger
}
