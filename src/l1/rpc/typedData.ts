// EIP-712: the hash that a wallet signs for structured data.

import * as v from 'valibot'
import type { Json } from '../../kernel/types.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { hexToBytes, isHex } from '../../lib/hex.ts'
import { textToUtf8 } from '../../lib/utf8.ts'
import { CODE, RpcFault } from './errors.ts'
import { list, object, text } from './schemas.ts'

type Keccak = (bytes: Uint8Array) => Uint8Array

type Fields = readonly { readonly name: string; readonly type: string }[]
type Types = { readonly [name: string]: Fields }

const json = v.custom<Json>(() => true)
const typedData = object({
  types: v.record(v.string(), list(object({ name: text, type: text }), 256), 'must be an object of types'),
  primaryType: text,
  domain: v.record(v.string(), json, 'must be an object'),
  message: v.record(v.string(), json, 'must be an object'),
})
type TypedData = v.InferOutput<typeof typedData>

/** Wallets take it as an object or as the text of one. */
export const typedDataParam = v.pipe(
  v.custom<Json>((input) => input !== undefined, 'is required'),
  v.rawTransform(({ dataset, addIssue, NEVER }): unknown => {
    if (typeof dataset.value !== 'string') return dataset.value
    try {
      return JSON.parse(dataset.value)
    } catch {
      addIssue({ message: 'must be typed data as an object or as JSON text' })
      return NEVER
    }
  }),
  typedData,
)

/** The type of the domain follows from its fields where it is not given. */
const DOMAIN_FIELDS: Fields = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
  { name: 'salt', type: 'bytes32' },
]
const DOMAIN = 'EIP712Domain'

export function hashTypedData(
  { types: given, primaryType, domain, message }: TypedData,
  keccak256: Keccak,
): Uint8Array {
  const types: Types = Object.hasOwn(given, DOMAIN)
    ? given
    : { ...given, [DOMAIN]: DOMAIN_FIELDS.filter(({ name }) => Object.hasOwn(domain, name)) }
  const hasher = createHasher(types, keccak256)
  const parts = [Uint8Array.of(0x19, 0x01), hasher.hashStruct(DOMAIN, domain, 'domain')]
  if (primaryType !== DOMAIN) parts.push(hasher.hashStruct(primaryType, message, 'message'))
  return keccak256(concatBytes(parts))
}

const MOST_DEPTH = 64
const ARRAY = /^(.*)\[(\d{0,6})\]$/
const WORD = 32

function createHasher(types: Types, keccak256: Keccak) {
  const typeHashes = new Map<string, Uint8Array>()

  function fieldsOf(type: string, path: string): Fields {
    const fields = Object.hasOwn(types, type) ? types[type] : undefined
    if (fields === undefined) throw wrong(path, `is of the type "${type.slice(0, 100)}", which is not in "types"`)
    return fields
  }

  function dependencies(type: string, found = new Set<string>()): Set<string> {
    const base = type.replace(/(\[\d*\])+$/, '')
    if (found.has(base) || !Object.hasOwn(types, base)) return found
    found.add(base)
    for (const field of types[base] ?? []) dependencies(field.type, found)
    return found
  }

  function typeHash(type: string): Uint8Array {
    const known = typeHashes.get(type)
    if (known !== undefined) return known
    const others = [...dependencies(type)].filter((name) => name !== type).sort()
    const encoded = [type, ...others]
      .map((name) => `${name}(${(types[name] ?? []).map((field) => `${field.type} ${field.name}`).join(',')})`)
      .join('')
    const hash = keccak256(textToUtf8(encoded))
    typeHashes.set(type, hash)
    return hash
  }

  function hashStruct(type: string, value: Json, path: string, depth = 0): Uint8Array {
    const fields = fieldsOf(type, path)
    if (depth > MOST_DEPTH) throw wrong(path, `is nested more than ${MOST_DEPTH} deep`)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, 'must be an object')
    const members = value as { readonly [name: string]: Json }
    const encoded = fields.map((field) => {
      const inside = `${path}.${field.name}`
      const member = Object.hasOwn(members, field.name) ? members[field.name] : undefined
      if (member === undefined || member === null) throw wrong(inside, 'is required')
      return encodeValue(field.type, member, inside, depth + 1)
    })
    return keccak256(concatBytes([typeHash(type), ...encoded]))
  }

  function encodeValue(type: string, value: Json, path: string, depth: number): Uint8Array {
    const array = ARRAY.exec(type)
    if (array !== null) return encodeArray(array[1] as string, array[2] as string, value, path, depth)
    if (Object.hasOwn(types, type)) return hashStruct(type, value, path, depth)
    if (type === 'string') return keccak256(textToUtf8(textIn(value, path)))
    if (type === 'bytes') return keccak256(bytesIn(value, path))
    return encodeAtomic(type, value, path)
  }

  function encodeArray(item: string, length: string, value: Json, path: string, depth: number): Uint8Array {
    if (depth > MOST_DEPTH) throw wrong(path, `is nested more than ${MOST_DEPTH} deep`)
    if (!Array.isArray(value)) throw wrong(path, 'must be an array')
    if (length !== '' && value.length !== Number(length)) throw wrong(path, `must have ${length} items`)
    const encoded = (value as readonly Json[]).map((one, at) => encodeValue(item, one, `${path}[${at}]`, depth + 1))
    return keccak256(concatBytes(encoded))
  }

  return { hashStruct }
}

function encodeAtomic(type: string, value: Json, path: string): Uint8Array {
  if (type === 'bool') {
    if (typeof value !== 'boolean') throw wrong(path, 'must be true or false')
    return word(value ? 1n : 0n)
  }
  if (type === 'address') {
    const bytes = bytesIn(value, path)
    if (bytes.length !== 20) throw wrong(path, 'must be a 20-byte address')
    return padded(bytes, WORD - bytes.length)
  }
  const fixed = /^bytes([1-9]|[12][0-9]|3[0-2])$/.exec(type)
  if (fixed !== null) {
    const bytes = bytesIn(value, path)
    if (bytes.length !== Number(fixed[1])) throw wrong(path, `must be ${fixed[1]} bytes`)
    return padded(bytes, 0)
  }
  const number = /^(u?)int([1-9][0-9]{0,2})?$/.exec(type)
  const bits = Number(number?.[2] ?? 256)
  if (number === null || bits % 8 !== 0 || bits > 256)
    throw wrong(path, `is of the type "${type.slice(0, 100)}", which is not in "types"`)
  return encodeNumber(number[1] === '', bits, value, path)
}

function encodeNumber(signed: boolean, bits: number, value: Json, path: string): Uint8Array {
  const isNumber = typeof value === 'number' && Number.isSafeInteger(value)
  const isText = typeof value === 'string' && /^(-?[0-9]{1,78}|0x[0-9a-f]{1,64})$/i.test(value)
  if (!isNumber && !isText) throw wrong(path, 'must be a whole number')
  const given = BigInt(value as number | string)
  const [least, most] = signed
    ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n]
    : [0n, 2n ** BigInt(bits) - 1n]
  if (given < least || given > most) throw wrong(path, `does not fit into ${signed ? 'int' : 'uint'}${bits}`)
  return word(BigInt.asUintN(256, given))
}

function textIn(value: Json, path: string): string {
  if (typeof value !== 'string') throw wrong(path, 'must be a string')
  return value
}

function bytesIn(value: Json, path: string): Uint8Array {
  if (typeof value !== 'string' || !isHex(value)) throw wrong(path, 'must be bytes as 0x hex')
  return hexToBytes(value)
}

function padded(bytes: Uint8Array, before: number): Uint8Array {
  const whole = new Uint8Array(WORD)
  whole.set(bytes, before)
  return whole
}

const word = (value: bigint): Uint8Array => hexToBytes(`0x${value.toString(16).padStart(2 * WORD, '0')}`)

const wrong = (path: string, problem: string) => new RpcFault(CODE.invalidParams, `params[1].${path}: ${problem}`)
