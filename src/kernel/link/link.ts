import { codec1 } from './codec1.ts'
import { bringUp, currentFormat, type LinkFormat } from './format.ts'
import { openFrame, sealFrame } from './frame.ts'
import { checkJson } from './json.ts'
import { parcelToPayload } from './parcel.ts'
import { type Fault, fault, type LinkResult, type Parcel } from './types.ts'

type EncodedLink = { readonly ok: true; readonly text: string } | Fault

/** The text after `?s=`, or why a link can't carry this parcel. A text is handed out only when it opens again. */
export function tryEncodeLink(parcel: Parcel): EncodedLink {
  const payload = checkJson(parcelToPayload(parcel))
  if (!payload.ok) return payload
  const text = sealFrame(codec1.version, codec1.encode(payload.value))
  const opened = decodeLink(text)
  if (opened.ok) return { ok: true, text }
  return opened.reason === 'bomb' ? fault('too-long', opened.detail) : opened
}

/** The same parcel always gives the same text. Throws where `tryEncodeLink` gives a reason. */
export function encodeLink(parcel: Parcel): string {
  const link = tryEncodeLink(parcel)
  if (!link.ok) throw new RangeError(`A link cannot carry this scenario (${link.reason}): ${link.detail}`)
  return link.text
}

/** Takes any text at all: never throws, and its time and memory are bounded by the limits of the format. */
export function decodeLink(text: string, format: LinkFormat = currentFormat): LinkResult {
  const frame = openFrame(text)
  if (!frame.ok) return frame
  if (frame.version > format.version) {
    return fault('too-new', `version ${frame.version}; this engine reads up to version ${format.version}`)
  }
  const codec = format.codecs[frame.version - 1]
  if (codec === undefined) return fault('not-a-link', `version ${frame.version} never existed`)
  const body = codec.decode(frame.body)
  if (!body.ok) return body
  const payload = checkJson(body.payload)
  return payload.ok ? bringUp(payload.value, frame.version, format) : payload
}
