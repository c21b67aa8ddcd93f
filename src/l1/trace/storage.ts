import { keccak_256 } from '@noble/hashes/sha3.js'
import type { Hex } from '../../kernel/types.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { utf8ToText } from '../../lib/utf8.ts'
import type { StorageLayout, StorageType, StorageVariable } from './artifact.ts'

// A contract's storage as its source speaks of it. Storage itself is nothing but numbered words of 32 bytes:
// the compiler's layout says which variable has which bytes of which word, and where the rest was hashed to.

export interface StorageNode {
  /** A variable's or a member's name, `[3]` or `[key]`. */
  readonly label: string
  readonly type: string
  readonly slot: Hex
  /** Bytes from the low end of the word. */
  readonly offset: number
  readonly size: number
  /** What the bytes mean; `null` for what only has parts, and for what the compiler could not have written. */
  readonly value: StorageValue | null
  /** The bytes themselves: of a value, of a string, of an array's length. `null` for structs and mappings. */
  readonly raw: Hex | null
  readonly children: readonly StorageNode[]
  /** Elements of a long array that were not read. */
  readonly omitted: number
}

export type StorageValue =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'address' | 'bytes'; readonly value: Hex }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'length'; readonly value: bigint }

/** Gives the word at a slot: 32 bytes as hex. */
export type ReadSlot = (slot: Hex) => Promise<Hex>

/**
 * Mappings do not know their keys, so someone has to. Keys as they are hashed: 32 bytes for value types,
 * the bare bytes for strings and bytes.
 */
export type KnownKeys = (mapping: { readonly slot: Hex; readonly keyType: StorageType }) => readonly Hex[]

export interface DecodeStorageOptions {
  readonly keys?: KnownKeys
  /** Elements read of each array. */
  readonly maxItems?: number
}

const WORD_BYTES = 32
const WORDS = 1n << 256n
const DEFAULT_MAX_ITEMS = 64

interface Scope {
  readonly types: StorageLayout['types']
  readonly readWord: (slot: bigint) => Promise<Uint8Array>
  readonly keys: KnownKeys
  readonly maxItems: number
}

export async function decodeStorage(
  layout: StorageLayout,
  read: ReadSlot,
  { keys = () => [], maxItems = DEFAULT_MAX_ITEMS }: DecodeStorageOptions = {},
): Promise<StorageNode[]> {
  const words = new Map<bigint, Promise<Uint8Array>>()
  const readWord = (slot: bigint) => {
    const known = words.get(slot) ?? read(toWord(slot)).then(hexToWord)
    words.set(slot, known)
    return known
  }
  const scope = { types: layout.types, readWord, keys, maxItems }
  return inOrder(layout.storage, (variable) => decodeVariable(scope, variable, 0n))
}

function decodeVariable(
  scope: Scope,
  { label, type, slot, offset }: StorageVariable,
  base: bigint,
): Promise<StorageNode> {
  return decodeAt(scope, { label, type, slot: (base + BigInt(slot)) % WORDS, offset })
}

interface Place {
  readonly label: string
  readonly type: string
  readonly slot: bigint
  readonly offset: number
}

async function decodeAt(scope: Scope, place: Place): Promise<StorageNode> {
  const type = scope.types[place.type]
  if (type === undefined) throw new RangeError(`the layout does not tell the type ${place.type}`)
  if (type.encoding === 'bytes') return decodeBytes(scope, place, type)
  if (type.encoding === 'mapping') return decodeMapping(scope, place, type)
  if (type.encoding === 'dynamic_array') return decodeDynamicArray(scope, place, type)
  if (type.members !== undefined) return decodeStruct(scope, place, type, type.members)
  if (type.base !== undefined) return decodeFixedArray(scope, place, type, type.base)
  return decodeValue(scope, place, type)
}

async function decodeValue(scope: Scope, place: Place, type: StorageType): Promise<StorageNode> {
  const word = await scope.readWord(place.slot)
  const size = Number(type.numberOfBytes)
  const bytes = word.slice(WORD_BYTES - place.offset - size, WORD_BYTES - place.offset)
  return { ...nodeAt(place, type, size), value: toValue(place.type, bytes), raw: bytesToHex(bytes) }
}

function toValue(typeId: string, bytes: Uint8Array): StorageValue {
  const hex = bytesToHex(bytes)
  if (typeId === 't_bool') return { kind: 'bool', value: BigInt(hex) !== 0n }
  if (/^t_(address|contract)/.test(typeId)) return { kind: 'address', value: hex }
  if (/^t_(bytes\d|function)/.test(typeId)) return { kind: 'bytes', value: hex }
  const value = BigInt(hex)
  return { kind: 'number', value: /^t_int\d/.test(typeId) ? BigInt.asIntN(bytes.length * 8, value) : value }
}

async function decodeStruct(
  scope: Scope,
  place: Place,
  type: StorageType,
  members: readonly StorageVariable[],
): Promise<StorageNode> {
  const children = await inOrder(members, (member) => decodeVariable(scope, member, place.slot))
  return { ...nodeAt(place, type), children }
}

async function decodeFixedArray(scope: Scope, place: Place, type: StorageType, base: string): Promise<StorageNode> {
  const count = BigInt(/\)(\d+)_storage$/.exec(place.type)?.[1] ?? '0')
  return { ...nodeAt(place, type), ...(await decodeItems(scope, { base, count, start: place.slot })) }
}

async function decodeDynamicArray(scope: Scope, place: Place, type: StorageType): Promise<StorageNode> {
  const word = await scope.readWord(place.slot)
  const count = toNumber(word)
  const items = await decodeItems(scope, { base: type.base ?? '', count, start: hashOf(toBytes(place.slot)) })
  return {
    ...nodeAt(place, type, WORD_BYTES),
    value: { kind: 'length', value: count },
    raw: bytesToHex(word),
    ...items,
  }
}

/** Elements of up to 16 bytes share a word, as many as fit; larger ones begin a word each. */
async function decodeItems(
  scope: Scope,
  { base, count, start }: { base: string; count: bigint; start: bigint },
): Promise<Pick<StorageNode, 'children' | 'omitted'>> {
  const size = Number(scope.types[base]?.numberOfBytes ?? WORD_BYTES)
  const perWord = Math.max(1, Math.floor(WORD_BYTES / size))
  const wordsEach = Math.ceil(size / WORD_BYTES)
  const shown = count < BigInt(scope.maxItems) ? Number(count) : scope.maxItems
  const indices = Array.from({ length: shown }, (_, index) => index)
  const children = await inOrder(indices, (index) => {
    const slot = (start + BigInt(Math.floor(index / perWord) * wordsEach)) % WORDS
    return decodeAt(scope, { label: `[${index}]`, type: base, slot, offset: (index % perWord) * size })
  })
  return { children, omitted: Number(count - BigInt(shown)) }
}

async function decodeMapping(scope: Scope, place: Place, type: StorageType): Promise<StorageNode> {
  const keyType = scope.types[type.key ?? '']
  const known = keyType ? scope.keys({ slot: toWord(place.slot), keyType }) : []
  const children = await inOrder([...new Set(known)], (key) => {
    const slot = hashOf(concatBytes([hexToBytes(key), toBytes(place.slot)]))
    return decodeAt(scope, { label: `[${keyToText(type.key ?? '', key)}]`, type: type.value ?? '', slot, offset: 0 })
  })
  return { ...nodeAt(place, type), children }
}

function keyToText(typeId: string, key: Hex): string {
  if (typeId.startsWith('t_string')) return JSON.stringify(utf8ToText(hexToBytes(key)) ?? key)
  if (typeId.startsWith('t_bytes_')) return key
  const fixed = /^t_bytes(\d+)$/.exec(typeId)
  if (fixed) return key.slice(0, 2 + 2 * Number(fixed[1]))
  if (/^t_(address|contract)/.test(typeId)) return `0x${key.slice(-40)}`
  const value = toValue(typeId, hexToBytes(key))
  return String(value.value)
}

/** Up to 31 bytes stand in the word itself beside twice their number; longer ones are hashed away and the word keeps 2n+1. */
async function decodeBytes(scope: Scope, place: Place, type: StorageType): Promise<StorageNode> {
  const word = await scope.readWord(place.slot)
  const tag = toNumber(word)
  const node = nodeAt(place, type, WORD_BYTES)
  if ((tag & 1n) === 0n) {
    const length = (word[WORD_BYTES - 1] ?? 0) / 2
    const isSound = length < WORD_BYTES && word.slice(length, WORD_BYTES - 1).every((byte) => byte === 0)
    return { ...node, value: isSound ? toBytesValue(type, word.slice(0, length)) : null, raw: bytesToHex(word) }
  }
  const length = (tag - 1n) / 2n
  const limit = BigInt(scope.maxItems * WORD_BYTES)
  if (length < BigInt(WORD_BYTES)) return { ...node, raw: bytesToHex(word) }
  const shown = Number(length < limit ? length : limit)
  const start = hashOf(toBytes(place.slot))
  const indices = Array.from({ length: Math.ceil(shown / WORD_BYTES) }, (_, index) => BigInt(index))
  const words = await inOrder(indices, (index) => scope.readWord((start + index) % WORDS))
  const bytes = concatBytes(words).slice(0, shown)
  return { ...node, value: toBytesValue(type, bytes), raw: bytesToHex(bytes), omitted: Number(length) - shown }
}

function toBytesValue(type: StorageType, bytes: Uint8Array): StorageValue {
  const text = type.label === 'string' ? utf8ToText(bytes) : null
  return text === null ? { kind: 'bytes', value: bytesToHex(bytes) } : { kind: 'text', value: text }
}

function nodeAt(place: Place, type: StorageType, size = Number(type.numberOfBytes)): StorageNode {
  const { label, offset } = place
  return {
    label,
    type: type.label,
    slot: toWord(place.slot),
    offset,
    size,
    value: null,
    raw: null,
    children: [],
    omitted: 0,
  }
}

function inOrder<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  return Promise.all(items.map(each))
}

function toWord(slot: bigint): Hex {
  return `0x${slot.toString(16).padStart(64, '0')}`
}

const toBytes = (slot: bigint): Uint8Array => hexToBytes(toWord(slot))
const toNumber = (word: Uint8Array): bigint => BigInt(bytesToHex(word))
const hashOf = (bytes: Uint8Array): bigint => toNumber(keccak_256(bytes))

/** Nodes answer with 32 bytes, but some leave out leading zeros. */
function hexToWord(hex: Hex): Uint8Array {
  return hexToBytes(`0x${hex.slice(2).padStart(64, '0')}`)
}
