// Memory as a value: a binary tree over pages, of which versions share what they have in common, hashes too (M7).
// A subtree that was never written is null.

export type Keccak = (bytes: Uint8Array) => Uint8Array

export const PAGE_BITS = 10
export const PAGE_BYTES = 1 << PAGE_BITS

const LEAF_LEVELS = 27
const PAGE_LEVELS = PAGE_BITS - 5
const TOP = LEAF_LEVELS - PAGE_LEVELS

interface Page {
  readonly bytes: Uint8Array
  hash: Uint8Array | null
}
interface Branch {
  readonly left: Tree
  readonly right: Tree
  hash: Uint8Array | null
}
/** At the bottom pages, above them branches. Nothing in it changes but that hashes become known. */
export type Tree = Branch | Page | null

export interface PageChange {
  readonly page: number
  readonly bytes: Uint8Array
}

/** `changes` by ascending page; their bytes belong to the tree from now on. */
export function withPages(tree: Tree, changes: readonly PageChange[]): Tree {
  return changed(tree, TOP, changes, 0, changes.length)
}

function changed(tree: Tree, level: number, changes: readonly PageChange[], from: number, to: number): Tree {
  if (from === to) return tree
  if (level === 0) return { bytes: (changes[to - 1] as PageChange).bytes, hash: null }
  const bit = 1 << (level - 1)
  let middle = from
  while (middle < to && ((changes[middle] as PageChange).page & bit) === 0) middle++
  const branch = tree as Branch | null
  return {
    left: changed(branch?.left ?? null, level - 1, changes, from, middle),
    right: changed(branch?.right ?? null, level - 1, changes, middle, to),
    hash: null,
  }
}

/** Each page that is not the same in both, with what the second has there (null: zeros). */
export function forEachDifference(a: Tree, b: Tree, tell: (page: number, bytes: Uint8Array | null) => void): void {
  differ(a, b, TOP, 0, tell)
}

/** What the second holds and the first does not, in pages. */
export function countDifferences(a: Tree, b: Tree): number {
  let count = 0
  forEachDifference(a, b, (_, bytes) => {
    if (bytes !== null) count++
  })
  return count
}

function differ(
  a: Tree,
  b: Tree,
  level: number,
  index: number,
  tell: (page: number, bytes: Uint8Array | null) => void,
): void {
  if (a === b) return
  if (level === 0) {
    tell(index, (b as Page | null)?.bytes ?? null)
    return
  }
  const [before, after] = [a as Branch | null, b as Branch | null]
  differ(before?.left ?? null, after?.left ?? null, level - 1, 2 * index, tell)
  differ(before?.right ?? null, after?.right ?? null, level - 1, 2 * index + 1, tell)
}

export function pageOf(tree: Tree, page: number): Uint8Array | null {
  let node = tree
  for (let level = TOP - 1; level >= 0 && node !== null; level--) node = childOf(node as Branch, page, level)
  return (node as Page | null)?.bytes ?? null
}

const childOf = (branch: Branch, page: number, level: number): Tree =>
  (page >>> level) & 1 ? branch.right : branch.left

// ── Hashes ────────────────────────────────────────────────────────────────────────────────────────

const ZEROS = new WeakMap<Keccak, readonly Uint8Array[]>()

/** The root of 2^level leaves of zeros. */
function zeroHash(keccak: Keccak, level: number): Uint8Array {
  let hashes = ZEROS.get(keccak)
  if (!hashes) {
    const made: Uint8Array[] = [new Uint8Array(32)]
    for (let below = 0; below < LEAF_LEVELS; below++) {
      const hash = made[below] as Uint8Array
      made.push(pairHash(keccak, hash, hash))
    }
    ZEROS.set(keccak, made)
    hashes = made
  }
  return hashes[level] as Uint8Array
}

const pair = new Uint8Array(64)

function pairHash(keccak: Keccak, left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left)
  pair.set(right, 32)
  return keccak(pair)
}

export function rootOf(tree: Tree, keccak: Keccak): Uint8Array {
  return hashOf(tree, TOP, keccak)
}

function hashOf(tree: Tree, level: number, keccak: Keccak): Uint8Array {
  if (tree === null) return zeroHash(keccak, level + PAGE_LEVELS)
  if (tree.hash) return tree.hash
  if (level === 0) {
    tree.hash = pageLevels((tree as Page).bytes, keccak).at(-1)?.[0] as Uint8Array
    return tree.hash
  }
  const { left, right } = tree as Branch
  const leftHash = hashOf(left, level - 1, keccak)
  tree.hash = pairHash(keccak, leftHash, hashOf(right, level - 1, keccak))
  return tree.hash
}

/** All nodes of a page from its leaves up to its root. */
function pageLevels(bytes: Uint8Array, keccak: Keccak): Uint8Array[][] {
  const leaves: Uint8Array[] = []
  for (let at = 0; at < PAGE_BYTES; at += 32) leaves.push(bytes.subarray(at, at + 32))
  const levels = [leaves]
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, PAGE_BYTES / 4)
  for (let level = 1; level <= PAGE_LEVELS; level++) {
    const below = levels[level - 1] as Uint8Array[]
    const nodes: Uint8Array[] = []
    for (let index = 0; index < below.length; index += 2) {
      const [from, to] = [(index << (level - 1)) * 8, ((index + 2) << (level - 1)) * 8]
      nodes.push(
        isZero(words, from, to)
          ? zeroHash(keccak, level)
          : pairHash(keccak, below[index] as Uint8Array, below[index + 1] as Uint8Array),
      )
    }
    levels.push(nodes)
  }
  return levels
}

function isZero(words: Uint32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (words[at] !== 0) return false
  return true
}

// ── Proofs ────────────────────────────────────────────────────────────────────────────────────────

/** The 2^level leaves at an aligned address, then the siblings from there up to the root (M13). At most a page. */
export function proofOf(tree: Tree, address: number, level: number, keccak: Keccak): Uint8Array {
  const size = 32 << level
  if (level > PAGE_LEVELS || address % size !== 0) throw new RangeError(`no subtree of ${size} bytes at ${address}`)
  const page = address >>> PAGE_BITS
  const bytes = pageOf(tree, page) ?? new Uint8Array(PAGE_BYTES)
  const at = address % PAGE_BYTES
  const proof = new Uint8Array(size + 32 * (LEAF_LEVELS - level))
  proof.set(bytes.subarray(at, at + size))
  let end = size
  const levels = pageLevels(bytes, keccak)
  for (let up = level; up < PAGE_LEVELS; up++, end += 32) {
    proof.set(levels[up]?.[((at / 32) >>> up) ^ 1] as Uint8Array, end)
  }
  // From the root down, so the siblings are written from the end.
  let node = tree
  for (let down = TOP - 1; down >= 0; down--) {
    const branch = node as Branch | null
    const sibling = branch && ((page >>> down) & 1 ? branch.left : branch.right)
    proof.set(hashOf(sibling, down, keccak), end + 32 * down)
    node = branch && childOf(branch, page, down)
  }
  return proof
}
