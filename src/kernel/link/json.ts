import type { Json } from '../types.ts'
import { MAX_CHARS, MAX_DEPTH, MAX_VALUES } from './limits.ts'
import { type Fault, fault } from './types.ts'

type CheckedJson = { readonly ok: true; readonly value: Json } | Fault

/** Own properties of this name turn into prototypes in careless hands further on; no scenario needs one. */
const RESERVED_KEY = '__proto__'

/**
 * Copies what is plain JSON within the limits, and says where it is not. `undefined` is refused, not dropped: a link
 * holds exactly what the log holds. −0 becomes 0, as JSON text has it.
 */
export function checkJson(input: unknown): CheckedJson {
  let values = 0
  let chars = 0
  let problem: Fault | null = null

  const refuse = (path: string, detail: string): Json => {
    problem ??= fault('invalid', path === '' ? detail : `${path}: ${detail}`)
    return null
  }

  const text = (item: string, path: string): string => {
    chars += item.length
    if (chars > MAX_CHARS) refuse(path, `more than ${MAX_CHARS} characters in all`)
    return item
  }

  const object = (item: object, path: string, depth: number): Json => {
    const prototype: unknown = Object.getPrototypeOf(item)
    if (prototype !== Object.prototype && prototype !== null) return refuse(path, 'not a plain object')
    const copy: [string, Json][] = []
    for (const [key, value] of Object.entries(item)) {
      if (key === RESERVED_KEY) return refuse(path, `the key ${RESERVED_KEY} is not allowed`)
      copy.push([text(key, path), check(value, path === '' ? key : `${path}.${key}`, depth + 1)])
      if (problem !== null) return null
    }
    return Object.fromEntries(copy)
  }

  const array = (item: readonly unknown[], path: string, depth: number): Json => {
    const copy: Json[] = []
    for (const [index, value] of item.entries()) {
      copy.push(check(value, `${path}[${index}]`, depth + 1))
      if (problem !== null) return null
    }
    return copy
  }

  const check = (item: unknown, path: string, depth: number): Json => {
    values += 1
    if (values > MAX_VALUES) return refuse(path, `more than ${MAX_VALUES} values in all`)
    if (depth > MAX_DEPTH) return refuse(path, `nested more than ${MAX_DEPTH} levels deep`)
    if (item === null || typeof item === 'boolean') return item
    if (typeof item === 'string') return text(item, path)
    if (typeof item === 'number') return Number.isFinite(item) ? item + 0 : refuse(path, 'not a finite number')
    if (typeof item !== 'object') return refuse(path, `${typeof item} is not JSON`)
    return Array.isArray(item) ? array(item, path, depth) : object(item, path, depth)
  }

  const value = check(input, '', 0)
  return problem ?? { ok: true, value }
}
