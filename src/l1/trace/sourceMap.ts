import { hexToBytes } from '../../lib/hex.ts'
import type { Artifact, DebugArtifact } from './artifact.ts'
import { immediateLength } from './opcodes.ts'

// From the program counter to the words that it came from: pc → instruction → entry of solc's map → source range.

export interface SourceRange {
  /** Index into the artifact's `sources`. */
  readonly source: number
  /** 1-based, both ends included. */
  readonly firstLine: number
  readonly lastLine: number
  /** UTF-16 offsets into the text, as strings are cut. */
  readonly from: number
  readonly to: number
}

export interface SourceLocator {
  /** `null` for the compiler's own helpers and for what is no instruction. */
  locate(pc: number): SourceRange | null
  /** Jump marks of solc: into a function, out of it, or neither. */
  jumpAt(pc: number): 'in' | 'out' | null
}

interface MapEntry {
  readonly start: number
  readonly length: number
  readonly source: number
  readonly jump: string
}

export function createLocator(
  debug: DebugArtifact,
  code: { kind: 'deployed' } | { kind: 'creation'; artifact: Artifact },
): SourceLocator {
  const isCreation = code.kind === 'creation'
  const bytes = hexToBytes(isCreation ? code.artifact.bytecode : debug.deployedBytecode)
  const entries = parseSourceMap(isCreation ? debug.creationSourceMap : debug.sourceMap)
  const instructions = instructionIndices(bytes)
  const texts = debug.sources.map(({ text }) => createTextIndex(text))
  const entryAt = (pc: number): MapEntry | undefined => entries[instructions[pc] ?? -1]
  return {
    locate(pc) {
      const entry = entryAt(pc)
      const text = texts[entry?.source ?? -1]
      if (entry === undefined || text === undefined) return null
      const from = text.offsetOfByte(entry.start)
      const to = text.offsetOfByte(entry.start + entry.length)
      const lastLine = text.lineOf(Math.max(from, to - 1))
      return { source: entry.source, firstLine: text.lineOf(from), lastLine, from, to }
    },
    jumpAt(pc) {
      const jump = entryAt(pc)?.jump
      return jump === 'i' ? 'in' : jump === 'o' ? 'out' : null
    },
  }
}

/**
 * How often each line began to run, by source index and line. Instructions that come from a whole contract,
 * function or other stretch of several lines mark none of them: they belong to no line in particular.
 */
export function executedLines(locator: SourceLocator, pcs: Iterable<number>): Map<number, Map<number, number>> {
  const counts = new Map<number, Map<number, number>>()
  let last = ''
  for (const pc of pcs) {
    const range = locator.locate(pc)
    if (range === null || range.firstLine !== range.lastLine) continue
    const here = `${range.source}:${range.firstLine}`
    if (here === last) continue
    last = here
    const lines = counts.get(range.source) ?? new Map<number, number>()
    lines.set(range.firstLine, (lines.get(range.firstLine) ?? 0) + 1)
    counts.set(range.source, lines)
  }
  return counts
}

/** Each entry leaves out what it shares with the one before it. */
export function parseSourceMap(map: string): MapEntry[] {
  let entry: MapEntry = { start: 0, length: 0, source: -1, jump: '-' }
  return map.split(';').map((text) => {
    const [start, length, source, jump] = text.split(':')
    const numberOr = (field: string | undefined, kept: number) => (field ? Number(field) : kept)
    entry = {
      start: numberOr(start, entry.start),
      length: numberOr(length, entry.length),
      source: numberOr(source, entry.source),
      jump: jump || entry.jump,
    }
    return entry
  })
}

/** For each byte of code: the number of the instruction that starts there; −1 within immediates. */
function instructionIndices(code: Uint8Array): Int32Array {
  const indices = new Int32Array(code.length).fill(-1)
  let count = 0
  for (let pc = 0; pc < code.length; pc += 1 + immediateLength(code[pc] ?? 0)) indices[pc] = count++
  return indices
}

interface TextIndex {
  offsetOfByte(byte: number): number
  lineOf(offset: number): number
}

/** solc counts bytes of UTF-8, strings count UTF-16 units, readers count lines. */
function createTextIndex(text: string): TextIndex {
  const lineStarts = [0]
  const byteOffsets: number[] = []
  let offset = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    for (let i = 0; i < width; i++) byteOffsets.push(offset)
    offset += character.length
    if (character === '\n') lineStarts.push(offset)
  }
  return {
    offsetOfByte: (byte) => byteOffsets[byte] ?? text.length,
    lineOf(at) {
      let low = 0
      let high = lineStarts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >>> 1
        if ((lineStarts[middle] ?? 0) <= at) low = middle
        else high = middle - 1
      }
      return low + 1
    },
  }
}
