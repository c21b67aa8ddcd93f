// The memory that runs: flat where programs live, pages above. It knows what was written since it was last sealed into
// a tree, and forgets decoded code that is written over. Bytes are read through wider views, so the machine below is
// taken to be little-endian, as every browser's is.

import { createRegion, decodeInto, REGION_BITS } from './decode.ts'
import { forEachDifference, PAGE_BITS, PAGE_BYTES, type PageChange, pageOf, type Tree, withPages } from './tree.ts'

/** Below this, memory is flat: a program with its stack should live here. */
export const FLAT_LIMIT = 1 << 24
const FLAT_AT_FIRST = 1 << 16

/** What is known of a page. Only pages that are exactly `DIRTY` are written without asking. */
export const DIRTY = 1
const CODE = 2

export interface Memory {
  /** Replaced together when the flat part grows: whoever keeps one must look again after a store. */
  flat: FlatMemory
  readonly pages: Map<number, Uint8Array>
  /** Written since the last seal. */
  readonly dirty: Set<number>
  /** As last sealed. */
  tree: Tree
  /** Decoded code, by the upper bits of its address. */
  readonly regions: Map<number, Int32Array>
}

export interface FlatMemory {
  readonly bytes: Uint8Array
  readonly signedBytes: Int8Array
  readonly halves: Uint16Array
  readonly signedHalves: Int16Array
  readonly words: Int32Array
  /** One byte for each page. */
  readonly marks: Uint8Array
  /** Bits that no address within has. */
  readonly outside: number
}

export function createMemory(): Memory {
  return { flat: createFlat(FLAT_AT_FIRST), pages: new Map(), dirty: new Set(), tree: null, regions: new Map() }
}

function createFlat(size: number): FlatMemory {
  const buffer = new ArrayBuffer(size)
  return {
    bytes: new Uint8Array(buffer),
    signedBytes: new Int8Array(buffer),
    halves: new Uint16Array(buffer),
    signedHalves: new Int16Array(buffer),
    words: new Int32Array(buffer),
    marks: new Uint8Array(size >>> PAGE_BITS),
    outside: ~(size - 1),
  }
}

function growTo(memory: Memory, address: number): void {
  let size = memory.flat.bytes.length
  while (size <= address) size *= 2
  const grown = createFlat(size)
  grown.bytes.set(memory.flat.bytes)
  grown.marks.set(memory.flat.marks)
  memory.flat = grown
}

// ── Reading ───────────────────────────────────────────────────────────────────────────────────────

export function readByte(memory: Memory, address: number): number {
  const at = address >>> 0
  const { bytes } = memory.flat
  if (at < bytes.length) return bytes[at] as number
  return memory.pages.get(at >>> PAGE_BITS)?.[at % PAGE_BYTES] ?? 0
}

export const readHalf = (memory: Memory, address: number): number =>
  readByte(memory, address) | (readByte(memory, address + 1) << 8)

export const readWord = (memory: Memory, address: number): number =>
  readHalf(memory, address) | (readHalf(memory, address + 2) << 16)

/** A copy; within one page. */
export function readBytes(memory: Memory, address: number, length: number): Uint8Array {
  const at = address >>> 0
  const { bytes } = memory.flat
  if (at < bytes.length) return bytes.slice(at, at + length)
  const inPage = at % PAGE_BYTES
  return memory.pages.get(at >>> PAGE_BITS)?.slice(inPage, inPage + length) ?? new Uint8Array(length)
}

// ── Writing ───────────────────────────────────────────────────────────────────────────────────────

/** The lower `size` bytes of a value, to an address aligned to it. */
export function store(memory: Memory, address: number, value: number, size: 1 | 2 | 4): void {
  const at = address >>> 0
  const [bytes, from] = writable(memory, at)
  for (let index = 0; index < size; index++) bytes[from + index] = value >>> (8 * index)
  forget(memory, at, size)
}

/** Anywhere, of any length. */
export function writeBytes(memory: Memory, address: number, data: Uint8Array): void {
  for (let done = 0; done < data.length; ) {
    const at = (address + done) >>> 0
    const length = Math.min(data.length - done, PAGE_BYTES - (at % PAGE_BYTES))
    const [bytes, from] = writable(memory, at)
    bytes.set(data.subarray(done, done + length), from)
    forget(memory, at, length)
    done += length
  }
}

/** The bytes that hold an address, and where in them; its page counts as written. */
function writable(memory: Memory, at: number): readonly [bytes: Uint8Array, from: number] {
  const page = at >>> PAGE_BITS
  if (at < FLAT_LIMIT) {
    if (at >= memory.flat.bytes.length) growTo(memory, at)
    const { bytes, marks } = memory.flat
    const mark = marks[page] as number
    if ((mark & DIRTY) === 0) {
      marks[page] = mark | DIRTY
      memory.dirty.add(page)
    }
    return [bytes, at]
  }
  let bytes = memory.pages.get(page)
  if (!bytes) {
    bytes = new Uint8Array(PAGE_BYTES)
    memory.pages.set(page, bytes)
  }
  memory.dirty.add(page)
  return [bytes, at % PAGE_BYTES]
}

// ── Decoded code ──────────────────────────────────────────────────────────────────────────────────

export function regionAt(memory: Memory, pc: number): Int32Array {
  const index = pc >>> REGION_BITS
  let region = memory.regions.get(index)
  if (!region) {
    region = createRegion()
    memory.regions.set(index, region)
  }
  return region
}

/** From now on, a store to this page looks for code to forget. */
export function decodeAt(memory: Memory, region: Int32Array, slot: number, pc: number): void {
  decodeInto(region, slot, readWord(memory, pc), pc)
  if (pc >= FLAT_LIMIT) return
  // Zeros beyond the flat part: it grows, so that there is a mark to set.
  if (pc >= memory.flat.bytes.length) growTo(memory, pc)
  const { marks } = memory.flat
  const page = pc >>> PAGE_BITS
  marks[page] = (marks[page] as number) | CODE
}

/** The range lies within one page. */
function forget(memory: Memory, at: number, length: number): void {
  if (at < FLAT_LIMIT && ((memory.flat.marks[at >>> PAGE_BITS] as number) & CODE) === 0) return
  const region = memory.regions.get(at >>> REGION_BITS)
  if (!region) return
  const inRegion = at & ((1 << REGION_BITS) - 1)
  for (let slot = (inRegion >>> 2) * 2; slot * 2 < inRegion + length; slot += 2) region[slot] = 0
}

// ── Versions ──────────────────────────────────────────────────────────────────────────────────────

/** The memory as a value. Costs a copy of each page written since the last time. */
export function seal(memory: Memory): Tree {
  const { dirty, flat } = memory
  if (dirty.size === 0) return memory.tree
  const changes: PageChange[] = []
  for (const page of Uint32Array.from(dirty).sort()) {
    changes.push({ page, bytes: readBytes(memory, page * PAGE_BYTES, PAGE_BYTES) })
    if (page < flat.marks.length) flat.marks[page] = (flat.marks[page] as number) & ~DIRTY
  }
  dirty.clear()
  memory.tree = withPages(memory.tree, changes)
  return memory.tree
}

/** Makes the memory what it was when it was sealed into `tree`. Costs a copy of each page that differs. */
export function restore(memory: Memory, tree: Tree): void {
  const written = [...memory.dirty]
  const put = (page: number, bytes: Uint8Array | null) =>
    writeBytes(memory, page * PAGE_BYTES, bytes ?? new Uint8Array(PAGE_BYTES))
  for (const page of written) put(page, pageOf(tree, page))
  forEachDifference(memory.tree, tree, put)
  memory.tree = tree
  const { marks } = memory.flat
  for (const page of memory.dirty) if (page < marks.length) marks[page] = (marks[page] as number) & ~DIRTY
  memory.dirty.clear()
}
