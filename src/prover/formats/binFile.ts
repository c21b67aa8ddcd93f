import { concatBytes } from '../../lib/bytes.ts'
import { viewOf } from '../groth16/lists.ts'

// The container of iden3's binary files: four letters, a version, and sections that each say their number and length.

export type FileType = 'r1cs' | 'wtns' | 'zkey' | 'ptau'

export interface Section {
  readonly id: number
  readonly bytes: Uint8Array
}

const HEADER = 12
const SECTION_HEADER = 12

export function writeBinFile(type: FileType, version: number, sections: readonly Section[]): Uint8Array<ArrayBuffer> {
  const parts = [Uint8Array.from(type, (letter) => letter.charCodeAt(0)), words(version, sections.length)]
  for (const { id, bytes } of sections) parts.push(words(id), long(bytes.length), bytes)
  return concatBytes(parts)
}

/** Sections by number. Throws what is wrong with a file that is not exactly one. */
export function readBinFile(file: Uint8Array, type: FileType, version: number): Map<number, Uint8Array> {
  const view = viewOf(file)
  const letters = String.fromCharCode(...file.subarray(0, 4))
  if (file.length < HEADER || letters !== type) throw new Error(`not a .${type} file`)
  if (view.getUint32(4, true) !== version) throw new Error(`not version ${version} of .${type}`)
  const sections = new Map<number, Uint8Array>()
  let at = HEADER
  for (let left = view.getUint32(8, true); left > 0; left--) {
    if (at + SECTION_HEADER > file.length) throw new Error('a section is missing')
    const id = view.getUint32(at, true)
    const start = at + SECTION_HEADER
    at = start + Number(view.getBigUint64(at + 4, true))
    if (at > file.length) throw new Error(`section ${id} is longer than the file`)
    if (sections.has(id)) throw new Error(`section ${id} is there twice`)
    sections.set(id, file.subarray(start, at))
  }
  if (at !== file.length) throw new Error('there is something after the last section')
  return sections
}

export function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length)
  const view = viewOf(bytes)
  for (const [index, value] of values.entries()) view.setUint32(4 * index, value, true)
  return bytes
}

export function long(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  viewOf(bytes).setBigUint64(0, BigInt(value), true)
  return bytes
}
