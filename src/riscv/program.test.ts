import { expect, test } from 'vitest'
import { loadElf } from './program.ts'

interface Part {
  readonly type?: number
  readonly address: number
  readonly bytes: readonly number[]
  readonly inMemory?: number
}

const CODE: Part = { address: 0x1000, bytes: [0x73, 0, 0, 0] }

/** A file as the linker makes it: header, program headers, contents. */
function elf(parts: readonly Part[] = [CODE], entry = 0x1000): Uint8Array {
  const contents = 52 + 32 * parts.length
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.bytes.length, contents))
  const view = new DataView(bytes.buffer)
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1])
  for (const [at, value] of [
    [16, 2],
    [18, 243],
    [40, 52],
    [42, 32],
    [44, parts.length],
  ] as const)
    view.setUint16(at, value, true)
  for (const [at, value] of [
    [20, 1],
    [24, entry],
    [28, 52],
  ] as const)
    view.setUint32(at, value, true)
  let offset = contents
  for (const [index, { type = 1, address, bytes: data, inMemory = data.length }] of parts.entries()) {
    const header = [type, offset, address, address, data.length, inMemory, 7, 4]
    for (const [field, value] of header.entries()) view.setUint32(52 + 32 * index + 4 * field, value, true)
    bytes.set(data, offset)
    offset += data.length
  }
  return bytes
}

const changed = (at: number, value: number) => {
  const bytes = elf()
  bytes[at] = value
  return bytes
}

test('segments come with their bytes; what is only in memory is zero anyway', () => {
  const data: Part = { address: 0x8000_0000, bytes: [1, 2], inMemory: 100 }
  const bss: Part = { address: 0x3000, bytes: [], inMemory: 64 }
  const note: Part = { type: 0x7000_0003, address: 0, bytes: [9, 9, 9] }
  expect(loadElf(elf([CODE, note, data, bss]))).toEqual({
    entry: 0x1000,
    segments: [
      { address: 0x1000, bytes: Uint8Array.of(0x73, 0, 0, 0) },
      { address: 0x8000_0000, bytes: Uint8Array.of(1, 2) },
    ],
  })
})

test('a file within other bytes is read where it lies', () => {
  const inner = elf()
  const outer = new Uint8Array(inner.length + 7)
  outer.set(inner, 7)
  expect(loadElf(outer.subarray(7))).toEqual(loadElf(inner))
})

test.each([
  ['is shorter', new Uint8Array(51)],
  ['does not begin', changed(0, 0x7e)],
  ['not of 32 bits', changed(4, 2)],
  ['not of 32 bits', changed(5, 2)],
  ['unknown version', changed(6, 2)],
  ['unknown version', changed(20, 2)],
  ['fixed addresses', changed(16, 3)],
  ['not for RISC-V', changed(18, 62)],
  ['an extension', changed(36, 1)],
  ['no segments', changed(44, 0)],
  ['unknown size', changed(42, 56)],
  ['within its program headers', changed(44, 9)],
  ['linked dynamically', elf([CODE, { type: 2, address: 0, bytes: [1] }])],
  ['linked dynamically', elf([CODE, { type: 3, address: 0, bytes: [1] }])],
  ['longer in the file', elf([{ ...CODE, inMemory: 3 }])],
  ['within a segment', elf().slice(0, -1)],
  ['beyond the last address', elf([CODE, { address: 0xffff_ffff, bytes: [1, 2] }])],
  ['overlap', elf([CODE, { address: 0xfff, bytes: [], inMemory: 2 }])],
  ['nothing to load', elf([{ ...CODE, type: 4 }])],
  ['where nothing is loaded', elf([CODE], 0x1004)],
  ['where nothing is loaded', elf([CODE], 0x1002)],
])('refused: %s', (why, bytes) => {
  expect(() => loadElf(bytes)).toThrow(why)
})
