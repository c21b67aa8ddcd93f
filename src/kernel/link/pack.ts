import { bytesToHex, hexToBytes, isLowerHex } from '../../lib/hex.ts'
import { textToUtf8, utf8ToText } from '../../lib/utf8.ts'
import type { Json } from '../types.ts'
import { MAX_CHARS, MAX_DEPTH, MAX_VALUES } from './limits.ts'
import { BadBytes, type ByteReader, createByteReader } from './reader.ts'
import { type ByteWriter, createByteWriter } from './writer.ts'

// JSON in few bytes. A value starts with a head byte: a kind, and a small number where the kind has one (an index, a
// count). A string or an object's set of keys is spelt out once and is an index from then on; the vocabulary's are
// indices from the start. Decimal strings (amounts) are an integer and a count of trailing zeros, hex strings are bytes.
// The last small number of a kind means "that much, plus the varint that follows".

export interface Vocabulary {
  readonly words: readonly string[]
  readonly shapes: readonly (readonly string[])[]
}

/** Kinds with a small number: first head byte, and how many heads it has. */
const WORD = { head: 0x00, span: 0x60 }
const EARLIER = { head: 0x60, span: 0x40 }
const INTEGER = { head: 0xa0, span: 0x20 }
const SHAPE = { head: 0xc0, span: 0x20 }
const ARRAY = { head: 0xe0, span: 0x10 }
const DECIMAL = 0xf0
const BYTES = 0xf1
const TEXT = 0xf2
const NEW_SHAPE = 0xf3
const NULL = 0xf4
const FALSE = 0xf5
const TRUE = 0xf6
const NEGATIVE = 0xf7
const FLOAT = 0xf8
/** The two lengths of hex that nearly all hex has: 32 bytes and 20 bytes. */
const HASH = 0xf9
const ADDRESS = 0xfa

interface Kind {
  readonly head: number
  readonly span: number
}

/** 256 bits have 78 digits; the bound keeps the conversion from being quadratic in the length of a link. */
const MAX_DECIMAL_DIGITS = 78
const CANONICAL_DECIMAL = /^(?:0|[1-9][0-9]{0,77})$/

export function packJson(value: Json, vocabulary: Vocabulary): Uint8Array<ArrayBuffer> {
  const out = createByteWriter()
  const words = new Map(vocabulary.words.map((word, index) => [word, index]))
  const shapes = new Map(vocabulary.shapes.map((keys, index) => [shapeName(keys), index]))
  const earlier = new Map<string, number>()

  const string = (text: string) => {
    const word = words.get(text)
    const index = earlier.get(text)
    if (word !== undefined) writeKind(out, WORD, word)
    else if (index !== undefined) writeKind(out, EARLIER, index)
    else {
      earlier.set(text, earlier.size)
      spell(out, text)
    }
  }

  const object = (item: { readonly [key: string]: Json }) => {
    const keys = Object.keys(item).sort(byCodeUnit)
    const name = shapeName(keys)
    const known = shapes.get(name)
    if (known !== undefined) writeKind(out, SHAPE, known)
    else {
      shapes.set(name, shapes.size)
      out.byte(NEW_SHAPE)
      out.varint(keys.length)
      for (const key of keys) string(key)
    }
    for (const key of keys) write(item[key] ?? null)
  }

  const write = (item: Json): void => {
    if (typeof item === 'string') string(item)
    else if (typeof item === 'number') writeNumber(out, item)
    else if (item === null) out.byte(NULL)
    else if (typeof item === 'boolean') out.byte(item ? TRUE : FALSE)
    else if (isArray(item)) {
      writeKind(out, ARRAY, item.length)
      for (const element of item) write(element)
    } else object(item)
  }

  write(value)
  return out.finish()
}

/** Throws `BadBytes`. Takes time and memory linear in `bytes` and within the limits, whatever they hold. */
export function unpackJson(bytes: Uint8Array, vocabulary: Vocabulary): Json {
  const source = createByteReader(bytes)
  const earlier: string[] = []
  const shapes = [...vocabulary.shapes]
  const budget = createBudget()

  const string = (head: number): string => {
    const word = readKind(source, WORD, head)
    const index = word === null ? readKind(source, EARLIER, head) : null
    if (word === null && index === null) {
      const text = readSpelt(source, head)
      earlier.push(text)
      return budget.text(text)
    }
    const known = word !== null ? vocabulary.words[word] : earlier[index ?? 0]
    if (known === undefined) throw new BadBytes('refers to a string that does not exist')
    return budget.text(known)
  }

  /** Before anything of that size is made: every value takes at least a byte. */
  const reserve = (count: number) => {
    if (count > source.left()) throw new BadBytes('ends too early')
    budget.values(count)
  }

  const newShape = (): readonly string[] => {
    const count = source.varint()
    reserve(count)
    const keys = Array.from({ length: count }, () => string(source.byte()))
    shapes.push(keys)
    return keys
  }

  const object = (keys: readonly string[], depth: number): Json => {
    reserve(keys.length)
    // Not by assignment: `__proto__` would set the prototype.
    return Object.fromEntries(keys.map((key) => [budget.text(key), read(depth + 1)]))
  }

  const read = (depth: number): Json => {
    if (depth > MAX_DEPTH) throw new BadBytes(`is nested more than ${MAX_DEPTH} levels deep`)
    const head = source.byte()
    if (head < INTEGER.head) return string(head)
    const integer = readKind(source, INTEGER, head)
    if (integer !== null) return integer
    const shape = readKind(source, SHAPE, head)
    if (shape !== null) {
      const keys = shapes[shape]
      if (keys === undefined) throw new BadBytes('refers to a shape that does not exist')
      return object(keys, depth)
    }
    const count = readKind(source, ARRAY, head)
    if (count !== null) {
      reserve(count)
      return Array.from({ length: count }, () => read(depth + 1))
    }
    switch (head) {
      case NEW_SHAPE:
        return object(newShape(), depth)
      case NULL:
        return null
      case FALSE:
        return false
      case TRUE:
        return true
      case NEGATIVE:
        return -1 - source.varint()
      case FLOAT:
        return readFinite(source)
      default:
        return string(head)
    }
  }

  const value = read(0)
  if (source.left() > 0) throw new BadBytes('goes on after its end')
  return value
}

function spell(out: ByteWriter, text: string): void {
  if (text.length <= MAX_DECIMAL_DIGITS && CANONICAL_DECIMAL.test(text)) {
    const digits = text === '0' ? text : text.replace(/0+$/, '')
    out.byte(DECIMAL)
    out.byte(text.length - digits.length)
    out.bigVarint(BigInt(digits))
  } else if (isLowerHex(text)) {
    const bytes = hexToBytes(text)
    if (bytes.length === 32) out.byte(HASH)
    else if (bytes.length === 20) out.byte(ADDRESS)
    else {
      out.byte(BYTES)
      out.varint(bytes.length)
    }
    out.bytes(bytes)
  } else {
    const bytes = textToUtf8(text)
    out.byte(TEXT)
    out.varint(bytes.length)
    out.bytes(bytes)
  }
}

function readSpelt(source: ByteReader, head: number): string {
  switch (head) {
    case DECIMAL: {
      const zeros = source.byte()
      const digits = source.bigVarint().toString()
      if (zeros + digits.length > MAX_DECIMAL_DIGITS) throw new BadBytes('holds an amount that is too long')
      return digits + '0'.repeat(zeros)
    }
    case HASH:
      return bytesToHex(source.bytes(32))
    case ADDRESS:
      return bytesToHex(source.bytes(20))
    case BYTES:
      return bytesToHex(source.bytes(source.varint()))
    case TEXT: {
      const text = utf8ToText(source.bytes(source.varint()))
      if (text === null) throw new BadBytes('holds text that is not UTF-8')
      return text
    }
    default:
      throw new BadBytes(`has the unknown head ${head}`)
  }
}

function readFinite(source: ByteReader): number {
  const value = source.float()
  if (!Number.isFinite(value)) throw new BadBytes('holds a number that is not finite')
  return value
}

function writeNumber(out: ByteWriter, value: number): void {
  // −0 too is written as 0: JSON text would lose the sign as well.
  if (!Number.isSafeInteger(value)) {
    out.byte(FLOAT)
    out.float(value)
  } else if (value >= 0) writeKind(out, INTEGER, value)
  else {
    out.byte(NEGATIVE)
    out.varint(-1 - value)
  }
}

function writeKind(out: ByteWriter, kind: Kind, value: number): void {
  const last = kind.span - 1
  out.byte(kind.head + Math.min(value, last))
  if (value >= last) out.varint(value - last)
}

function readKind(source: ByteReader, kind: Kind, head: number): number | null {
  const value = head - kind.head
  if (value < 0 || value >= kind.span) return null
  return value === kind.span - 1 ? value + source.varint() : value
}

/** Back-references are how a small body could become a large value. */
function createBudget(): { values(count: number): void; text(text: string): string } {
  let values = 0
  let chars = 0
  return {
    values: (count) => {
      values += count
      if (values > MAX_VALUES) throw new BadBytes(`holds more than ${MAX_VALUES} values`, 'bomb')
    },
    text: (text) => {
      chars += text.length
      if (chars > MAX_CHARS) throw new BadBytes(`spells out more than ${MAX_CHARS} characters`, 'bomb')
      return text
    },
  }
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** Unambiguous: JSON text of a list of strings. */
const shapeName = (keys: readonly string[]): string => JSON.stringify(keys)
const isArray: (value: Json) => value is readonly Json[] = Array.isArray
