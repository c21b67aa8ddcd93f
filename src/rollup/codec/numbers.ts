// Numbers in as few bytes as they need (R20), each with one spelling only.

import { MAX_AMOUNT } from '../state.ts'

const MAX_UINT32 = 0xffff_ffff
const MAX_EXPONENT = 16
const MAX_MANTISSA = 2047
const MANTISSA_BITS = 11
/** Exponent 31, mantissa 0: no short float, so the whole amount follows. */
const WHOLE = 0xf800
const LONG_AMOUNT_BYTES = 10

/** LEB128: seven bits a byte, the lowest first; the highest bit says that more follow. */
export function encodeVarint(value: number): number[] {
  if (!Number.isInteger(value) || value < 0 || value > MAX_UINT32) throw new RangeError(`no varint for ${value}`)
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  bytes.push(rest)
  return bytes
}

export type Read<T> = { readonly value: T; readonly end: number }

/** `null` where no number begins at `at`, or one that is spelt with needless bytes. */
export function readVarint(bytes: Uint8Array, at: number): Read<number> | null {
  let value = 0
  for (let place = 0; place < 5; place++) {
    const byte = bytes[at + place]
    if (byte === undefined) return null
    value += (byte & 0x7f) * 2 ** (7 * place)
    if (byte < 0x80) {
      const isNeedless = byte === 0 && place > 0
      return isNeedless || value > MAX_UINT32 ? null : { value, end: at + place + 1 }
    }
  }
  return null
}

interface ShortFloat {
  readonly exponent: number
  readonly mantissa: number
}

/** With the smallest exponent; `null` where there is none. */
function toShortFloat(value: bigint): ShortFloat | null {
  let mantissa = value
  for (let exponent = 0; exponent <= MAX_EXPONENT; exponent++) {
    if (mantissa <= MAX_MANTISSA) return { exponent, mantissa: Number(mantissa) }
    if (mantissa % 10n !== 0n) return null
    mantissa /= 10n
  }
  return null
}

export function encodeAmount(value: bigint): number[] {
  if (value < 0n || value > MAX_AMOUNT) throw new RangeError(`no amount of 64 bits: ${value}`)
  const short = toShortFloat(value)
  if (short !== null) {
    const packed = (short.exponent << MANTISSA_BITS) | short.mantissa
    return [packed >> 8, packed & 0xff]
  }
  const bytes = [WHOLE >> 8, WHOLE & 0xff]
  for (let shift = 56n; shift >= 0n; shift -= 8n) bytes.push(Number((value >> shift) & 0xffn))
  return bytes
}

/** `null` where no amount begins at `at`, or one that has a shorter spelling. */
export function readAmount(bytes: Uint8Array, at: number): Read<bigint> | null {
  const high = bytes[at]
  const low = bytes[at + 1]
  if (high === undefined || low === undefined) return null
  const packed = (high << 8) | low
  if (packed === WHOLE) return readWhole(bytes, at)

  const exponent = packed >> MANTISSA_BITS
  const mantissa = packed & MAX_MANTISSA
  if (exponent > MAX_EXPONENT) return null
  if (exponent > 0 && mantissa * 10 <= MAX_MANTISSA) return null
  const value = BigInt(mantissa) * 10n ** BigInt(exponent)
  return value > MAX_AMOUNT ? null : { value, end: at + 2 }
}

function readWhole(bytes: Uint8Array, at: number): Read<bigint> | null {
  const end = at + LONG_AMOUNT_BYTES
  if (end > bytes.length) return null
  let value = 0n
  for (let i = at + 2; i < end; i++) value = (value << 8n) | BigInt(bytes[i] as number)
  return toShortFloat(value) === null ? { value, end } : null
}
