// UTF-8 without TextEncoder, which the engine's world does not have, and without its loss: a lone surrogate is carried
// as its own three bytes (WTF-8), so that every JavaScript string survives the trip.

const CHUNK = 4096

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

function pointAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  const next = index + 1 < text.length ? text.charCodeAt(index + 1) : 0
  return isHigh(unit) && isLow(next) ? 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00) : unit
}

const sizeOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)

export function textToUtf8(text: string): Uint8Array<ArrayBuffer> {
  let size = 0
  for (let index = 0; index < text.length; index++) {
    const width = sizeOf(pointAt(text, index))
    size += width
    if (width === 4) index++
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (let index = 0; index < text.length; index++) {
    const point = pointAt(text, index)
    const width = sizeOf(point)
    if (width === 4) index++
    if (width === 1) {
      bytes[at++] = point
      continue
    }
    bytes[at++] = ((0xf00 >> width) & 0xff) | (point >> (6 * (width - 1)))
    for (let rest = width - 2; rest >= 0; rest--) bytes[at++] = 0x80 | ((point >> (6 * rest)) & 0x3f)
  }
  return bytes
}

/** `null` for anything `textToUtf8` would not have written: overlong forms, stray bytes, a pair spelt as two halves. */
export function utf8ToText(bytes: Uint8Array): string | null {
  const parts: string[] = []
  let units: number[] = []
  let last = 0
  for (let at = 0; at < bytes.length; ) {
    const head = bytes[at] ?? 0
    const width = head < 0x80 ? 1 : head < 0xc0 ? 0 : head < 0xe0 ? 2 : head < 0xf0 ? 3 : head < 0xf8 ? 4 : 0
    if (width === 0 || at + width > bytes.length) return null
    let point = width === 1 ? head : head & (0x7f >> width)
    for (let offset = 1; offset < width; offset++) {
      const next = bytes[at + offset] ?? 0
      if ((next & 0xc0) !== 0x80) return null
      point = (point << 6) | (next & 0x3f)
    }
    if (sizeOf(point) !== width || point > 0x10ffff || (isHigh(last) && isLow(point))) return null
    if (point < 0x10000) units.push(point)
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff))
    last = point
    at += width
    if (units.length >= CHUNK) {
      parts.push(String.fromCharCode(...units))
      units = []
    }
  }
  return parts.join('') + String.fromCharCode(...units)
}
