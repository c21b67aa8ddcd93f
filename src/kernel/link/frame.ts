import { base64urlToBytes, bytesToBase64url, findForeignCharacter, wholeBytes } from '../../lib/base64url.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { crc32 } from '../../lib/crc32.ts'
import { MAX_LINK_CHARS } from './limits.ts'
import { type Fault, fault } from './types.ts'

// The envelope of every link of every version, so that "made by a newer version" can be told from damage for ever:
//   version byte · body length (varint) · body · CRC-32 of all before it · one zero byte where needed
// The zero byte keeps the length off multiples of three. The last character then has unused bits and is never `-` or
// `_`, which chats and mail readers cut from the end of an address.

const CHECKSUM_BYTES = 4
/** A first byte outside 1 … 31 was not written here. */
const LAST_PLAUSIBLE_VERSION = 31

type Opened = { readonly ok: true; readonly version: number; readonly body: Uint8Array } | Fault

export function sealFrame(version: number, body: Uint8Array): string {
  const head = concatBytes([Uint8Array.of(version), lengthToBytes(body.length), body])
  const sum = new Uint8Array(CHECKSUM_BYTES)
  new DataView(sum.buffer).setUint32(0, crc32(head))
  return bytesToBase64url(concatBytes([head, sum, new Uint8Array(paddingFor(head.length))]))
}

export function openFrame(text: string): Opened {
  const version = wholeBytes(text.slice(0, 2))[0]
  const foreign = findForeignCharacter(text.slice(0, MAX_LINK_CHARS))
  const ours =
    version !== undefined && version >= 1 && version <= LAST_PLAUSIBLE_VERSION && (foreign < 0 || foreign > 1)
  if (!ours) return fault('not-a-link', 'does not start as a scenario link does')
  if (text.length > MAX_LINK_CHARS) return fault('too-long', `${text.length} characters, at most ${MAX_LINK_CHARS}`)
  if (foreign >= 0) return fault('corrupt', `character ${foreign + 1} cannot be part of a link`)

  const head = readLength(wholeBytes(text.slice(0, 8)))
  if (head === null)
    return text.length < 8 ? fault('truncated', 'ends inside its head') : fault('corrupt', 'its length is garbled')
  const checked = head.start + head.length
  const expected = checked + CHECKSUM_BYTES + paddingFor(checked)
  const held = Math.floor((text.length * 6) / 8)
  if (held < expected) return fault('truncated', `${held} of ${expected} bytes`)
  if (held > expected) return fault('corrupt', `${held - expected} bytes too many`)

  const bytes = base64urlToBytes(text)
  if (bytes === null) return fault('corrupt', 'the last character is not one that a link ends in')
  const sum = new DataView(bytes.buffer).getUint32(checked)
  if (crc32(bytes.subarray(0, checked)) !== sum) return fault('corrupt', 'the checksum does not match')
  if (paddingFor(checked) > 0 && bytes[expected - 1] !== 0) return fault('corrupt', 'the padding is not empty')
  return { ok: true, version, body: bytes.subarray(head.start, checked) }
}

const paddingFor = (checked: number): number => ((checked + CHECKSUM_BYTES) % 3 === 0 ? 1 : 0)

function lengthToBytes(length: number): Uint8Array {
  const bytes: number[] = []
  let rest = length
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
  return Uint8Array.from([...bytes, rest])
}

/** At most three bytes: a longer body could not fit the longest link. */
function readLength(bytes: Uint8Array): { readonly start: number; readonly length: number } | null {
  let length = 0
  for (let index = 0; index < 3; index++) {
    const byte = bytes[index + 1]
    if (byte === undefined) return null
    length |= (byte & 0x7f) << (7 * index)
    if (byte < 0x80) return index > 0 && byte === 0 ? null : { start: index + 2, length }
  }
  return null
}
