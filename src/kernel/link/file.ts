import { canonicalJson } from '../../lib/canonicalJson.ts'
import { textToUtf8, utf8ToText } from '../../lib/utf8.ts'
import type { Json } from '../types.ts'
import { bringUp, currentFormat, type LinkFormat } from './format.ts'
import { checkJson } from './json.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { parcelToPayload, payloadToParcel } from './parcel.ts'
import { fault, LINK_VERSION, type LinkResult, type Parcel } from './types.ts'

// A scenario file is JSON text for people too: `{"mezzanine": <schema version>, …}`, one log entry a line. It may be
// written or changed by hand, so it carries no checksum; whether it still ends where it should, its digest tells.

export const FILE_EXTENSION = '.mezzanine.json'

/** Throws for a parcel that `decodeFile` would refuse. */
export function encodeFile(parcel: Parcel): Uint8Array<ArrayBuffer> {
  const payload = checkJson(parcelToPayload(parcel))
  const checked = payload.ok ? payloadToParcel(payload.value) : payload
  if (!checked.ok) throw new RangeError(`A file cannot carry this scenario: ${checked.detail}`)
  const bytes = textToUtf8(parcelToText(checked.parcel))
  if (bytes.length > MAX_FILE_BYTES) throw new RangeError(`A file cannot carry this scenario: ${bytes.length} bytes`)
  return bytes
}

/** Takes any bytes at all and never throws. */
export function decodeFile(bytes: Uint8Array, format: LinkFormat = currentFormat): LinkResult {
  if (bytes.length > MAX_FILE_BYTES) return fault('too-long', `${bytes.length} bytes, at most ${MAX_FILE_BYTES}`)
  const text = utf8ToText(withoutMark(bytes))
  if (text === null) return fault('not-a-link', 'is not UTF-8 text')
  const read = parseJson(text)
  return 'value' in read ? readScenario(read.value, format) : unreadable(text, read.error)
}

/** The content of a scenario file as an object: what a script may hand in. */
export function readScenario(input: unknown, format: LinkFormat = currentFormat): LinkResult {
  const checked = checkJson(input)
  if (!checked.ok) return checked
  if (!isRecord(checked.value)) return fault('not-a-link', 'is not a scenario')
  const { mezzanine: version, ...payload } = checked.value
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fault('not-a-link', 'names no version under "mezzanine"')
  }
  if (version > format.version) {
    return fault('too-new', `version ${version}; this engine reads up to version ${format.version}`)
  }
  return bringUp(payload, version, format)
}

function parcelToText({ engine, system, seed, params, log, moment, panes, digest }: Parcel): string {
  const entries = log.map(
    ({ type, by, args }) =>
      `    {"type": ${JSON.stringify(type)}, "by": ${JSON.stringify(by)}, "args": ${canonicalJson(args)}}`,
  )
  const fields: readonly (readonly [string, string])[] = [
    ['mezzanine', String(LINK_VERSION)],
    ['engine', JSON.stringify(engine)],
    ['system', JSON.stringify(system)],
    ['seed', JSON.stringify(seed)],
    ['params', canonicalJson(params)],
    ['log', entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}\n  ]`],
    ['moment', canonicalJson({ position: moment.position, seq: moment.seq })],
    ['panes', canonicalJson(panes)],
    ['digest', canonicalJson(digest)],
  ]
  return `{\n${fields.map(([name, text]) => `  "${name}": ${text}`).join(',\n')}\n}\n`
}

/** Some editors put a byte order mark in front. */
const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

function parseJson(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'unknown error' }
  }
}

function unreadable(text: string, error: string): LinkResult {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{') || !trimmed.includes('"mezzanine"')) return fault('not-a-link', 'is not a scenario file')
  return trimmed.endsWith('}') ? fault('corrupt', error) : fault('truncated', 'ends before its last brace')
}

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
