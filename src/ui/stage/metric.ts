import type { TextShape, TextStyle } from './types.ts'

// How wide words are, without asking a browser: layouts are pure functions, the same in a test and on the page.
// Advance widths of IBM Plex Sans in hundredths of the type size, from the space on, as the font file has them.

const REGULAR = [
  24, 28, 42, 71, 60, 93, 69, 24, 33, 33, 45, 60, 27, 40, 27, 38, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 29, 29, 60,
  60, 60, 48, 89, 64, 65, 62, 67, 58, 56, 69, 71, 40, 51, 63, 50, 81, 71, 71, 61, 71, 64, 58, 57, 68, 61, 89, 61, 59,
  58, 32, 38, 32, 60, 56, 60, 53, 58, 50, 58, 55, 32, 53, 57, 25, 25, 53, 27, 87, 57, 56, 58, 58, 37, 49, 35, 57, 49,
  77, 51, 50, 46, 34, 31, 34, 60,
] as const
const BOLD = [
  24, 31, 47, 66, 60, 96, 71, 26, 34, 34, 56, 60, 30, 40, 30, 44, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 32, 32, 60,
  60, 60, 49, 90, 67, 66, 64, 69, 60, 58, 71, 72, 42, 54, 68, 52, 82, 72, 71, 64, 71, 66, 61, 58, 69, 64, 95, 65, 63,
  60, 33, 44, 33, 60, 56, 60, 56, 60, 51, 60, 56, 35, 54, 59, 27, 27, 56, 29, 89, 59, 56, 60, 60, 39, 50, 37, 59, 52,
  82, 54, 52, 50, 36, 38, 36, 60,
] as const
/** Letters the table lacks: accents are as wide as their letter, dashes and dots about this. */
const OTHER = 62
const ELLIPSIS = { regular: 80, bold: 87 }
/** Plex Mono advances 0.6 em; the drawing's classes pull mono together by 0.02 em. */
const MONO = 58

const sansWidth = (text: string, bold: boolean): number => {
  const table = bold ? BOLD : REGULAR
  let width = 0
  for (const letter of text) {
    if (letter === '…') width += bold ? ELLIPSIS.bold : ELLIPSIS.regular
    else width += table[letter.charCodeAt(0) - 32] ?? OTHER
  }
  return width / 100
}

export interface Type {
  readonly style: TextStyle
  readonly size?: number | undefined
  readonly bold?: boolean | undefined
}

export const typeSize = ({ style, size }: Type): number => size ?? (style === 'label' ? 13 : 12)

export function textWidth(text: string, type: Type): number {
  const size = typeSize(type)
  if (type.style === 'mono') return ([...text].length * MONO * size) / 100
  return sansWidth(text, type.bold ?? type.style === 'label') * size
}

/** The text itself when it fits, else its beginning and an ellipsis; nothing when not even that fits. */
export function fitted(text: string, width: number, type: Type): string {
  if (textWidth(text, type) <= width) return text
  const letters = [...text]
  for (let length = letters.length - 1; length > 0; length--) {
    const shortened = `${letters.slice(0, length).join('').trimEnd()}…`
    if (textWidth(shortened, type) <= width) return shortened
  }
  return ''
}

/** The first, which is the longest, of those that fit; the last one cut short when none does. */
export const longest = (forms: readonly string[], width: number, type: Type): string =>
  forms.find((form) => textWidth(form, type) <= width) ?? fitted(forms.at(-1) ?? '', width, type)

/** Words broken into lines of at most this width; `null` when they need more than `most` lines. */
export function wrap(text: string, width: number, most: number, type: Type): readonly string[] | null {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(longer, type) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.length <= most && lines.every((line) => textWidth(line, type) <= width) ? lines : null
}

/** The room a text takes: from its ascenders to its descenders. */
export function textBox(shape: TextShape): {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
} {
  const size = typeSize(shape)
  const w = textWidth(shape.text, shape)
  const x = shape.anchor === 'end' ? shape.x - w : shape.anchor === 'middle' ? shape.x - w / 2 : shape.x
  return { x, y: shape.y - size * 0.78, w, h: size }
}
