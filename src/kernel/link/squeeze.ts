import { deflateSync, Inflate } from 'fflate'
import { concatBytes } from '../../lib/bytes.ts'
import { type Fault, fault } from './types.ts'

// `mem` is given because fflate would else derive it with Math.log, whose last bit differs between engines.
const DEFLATE = { level: 9, mem: 6 } as const

/** Input is fed in small portions, so that at most one portion's worth of output is made beyond the cap. */
const PORTION = 512

export const squeeze = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, DEFLATE)

export function unsqueeze(
  squeezed: Uint8Array,
  maxBytes: number,
): { readonly ok: true; readonly bytes: Uint8Array } | Fault {
  const parts: Uint8Array[] = []
  let size = 0
  const stream = new Inflate((part) => {
    parts.push(part)
    size += part.length
  })
  try {
    for (let at = 0; at < squeezed.length || at === 0; at += PORTION) {
      stream.push(squeezed.subarray(at, at + PORTION), at + PORTION >= squeezed.length)
      if (size > maxBytes) return fault('bomb', `inflates to more than ${maxBytes} bytes`)
    }
  } catch (error) {
    return fault('corrupt', `does not inflate: ${error instanceof Error ? error.message : 'unknown error'}`)
  }
  return { ok: true, bytes: concatBytes(parts) }
}
