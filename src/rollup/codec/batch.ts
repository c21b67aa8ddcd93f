// A batch as it is posted (R17): a byte that tells its format, then the payload, deflated where that makes it smaller.

import { deflateSync } from 'fflate'
import { concatBytes } from '../../lib/bytes.ts'
import { type InflateFault, inflate } from './inflate.ts'
import { MAX_INFLATED_BYTES, MAX_POSTED_BYTES } from './limits.ts'
import { decodePayload, encodePayload, type L2Batch, type PayloadFault } from './payload.ts'

const DEFLATED = 0b01
const UNSIGNED = 0b10
const FORMATS = 4

export interface BatchOptions {
  /** `false` for a rollup whose proof covers the signatures, and for showing what they cost. */
  readonly signatures?: boolean
}

export function encodeBatch(batch: L2Batch, { signatures = true }: BatchOptions = {}): Uint8Array<ArrayBuffer> {
  const format = signatures ? 0 : UNSIGNED
  const plain = encodePayload(batch, { signatures })
  const packed = deflate(plain)
  const posted =
    packed.length < plain.length
      ? concatBytes([Uint8Array.of(format | DEFLATED), packed])
      : concatBytes([Uint8Array.of(format), plain])
  if (posted.length > MAX_POSTED_BYTES) throw new RangeError(`a batch of ${posted.length} bytes can't be posted`)
  return posted
}

/** `mem` is given because its default is made with Math.log, and engines differ in that. */
export const deflate = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => deflateSync(bytes, { level: 9, mem: 4 })

export type BatchFault =
  | 'too-long'
  | 'format'
  | 'no-signatures'
  | 'signatures'
  | `deflate/${InflateFault}`
  | `payload/${PayloadFault}`

export type DecodedBatch =
  | { readonly ok: true; readonly batch: L2Batch }
  | { readonly ok: false; readonly code: BatchFault }

/** Bytes from L1, whoever put them there. What `encodeBatch` would not have written, but for how it is deflated, is refused. */
export function decodeBatch(posted: Uint8Array, { signatures = true }: BatchOptions = {}): DecodedBatch {
  const [format] = posted
  if (posted.length > MAX_POSTED_BYTES) return { ok: false, code: 'too-long' }
  if (format === undefined || format >= FORMATS) return { ok: false, code: 'format' }
  const isSigned = (format & UNSIGNED) === 0
  if (isSigned !== signatures) return { ok: false, code: signatures ? 'no-signatures' : 'signatures' }

  let payload: Uint8Array = posted.subarray(1)
  if ((format & DEFLATED) !== 0) {
    const inflated = inflate(payload, MAX_INFLATED_BYTES)
    if (!inflated.ok) return { ok: false, code: `deflate/${inflated.code}` }
    payload = inflated.bytes
  }
  const decoded = decodePayload(payload, { signatures })
  return decoded.ok ? decoded : { ok: false, code: `payload/${decoded.code}` }
}
