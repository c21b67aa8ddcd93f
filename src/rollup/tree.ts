// A binary Merkle tree of a fixed depth, as a value: a changed leaf copies one path and shares the rest. Hashes are
// made when somebody asks for them and kept in the nodes, so a thousand changes and one root hash each touched node
// once. That memory is the only thing in a tree that ever changes, and nobody can see it.

import { concatBytes, equalBytes } from '../lib/bytes.ts'
import { bytesToHex } from '../lib/hex.ts'
import { HASH_BYTES, type Keccak } from './keccak.ts'

/** How a leaf's value becomes 32 bytes. */
export interface LeafShape<T> {
  hash(value: T, keccak: Keccak): Uint8Array
  /** The 64 bytes whose keccak256 the leaf is, where it is a hash of 64 bytes. */
  preimage?(value: T): Uint8Array
}

interface Leaf<T> {
  readonly value: T
  hash: Uint8Array | null
}
interface Branch<T> {
  readonly left: Node<T>
  readonly right: Node<T>
  hash: Uint8Array | null
}
/** `null` is a subtree whose leaves were never set: 32 zero bytes each. */
type Node<T> = Branch<T> | Leaf<T> | null

export interface Tree<T> {
  readonly depth: number
  readonly shape: LeafShape<T>
  readonly root: Node<T>
}

export const DEFAULT_DEPTH = 16

export function emptyTree<T>(shape: LeafShape<T>, depth = DEFAULT_DEPTH): Tree<T> {
  return { depth, shape, root: null }
}

export const capacityOf = (tree: Tree<unknown>): number => 2 ** tree.depth

/** `undefined` where nothing was set. */
export function getLeaf<T>({ depth, root }: Tree<T>, index: number): T | undefined {
  let node = root
  for (let level = depth - 1; level >= 0 && node !== null; level--) node = childOf(node as Branch<T>, index, level)
  return node === null ? undefined : (node as Leaf<T>).value
}

export function setLeaf<T>(tree: Tree<T>, index: number, value: T): Tree<T> {
  if (!Number.isInteger(index) || index < 0 || index >= capacityOf(tree)) throw new RangeError(`no leaf ${index}`)
  return { ...tree, root: withLeaf(tree.root, tree.depth, index, { value, hash: null }) }
}

export function rootOf<T>(tree: Tree<T>, keccak: Keccak): Uint8Array {
  return hashOf(tree.root, tree.depth, tree.shape, keccak)
}

/** The 32 bytes that the tree has in this place. */
export function leafHash<T>(tree: Tree<T>, index: number, keccak: Keccak): Uint8Array {
  const value = getLeaf(tree, index)
  return value === undefined ? zeroHash(0, keccak) : tree.shape.hash(value, keccak)
}

/** The hashes beside the path from the leaf to the root, from the bottom up. */
export function proofOf<T>({ depth, shape, root }: Tree<T>, index: number, keccak: Keccak): Uint8Array[] {
  const siblings: Uint8Array[] = []
  let node = root
  for (let level = depth - 1; level >= 0; level--) {
    const branch = node as Branch<T> | null
    const isRight = bitOf(index, level) === 1
    const beside = branch === null ? null : isRight ? branch.left : branch.right
    siblings.unshift(hashOf(beside, level, shape, keccak))
    node = branch === null ? null : childOf(branch, index, level)
  }
  return siblings
}

export interface TreeProof {
  readonly root: Uint8Array
  readonly index: number
  readonly leaf: Uint8Array
  readonly siblings: readonly Uint8Array[]
}

/** The caller knows the tree's depth, and has made sure that so many siblings are there. */
export function verifyProof({ root, index, leaf, siblings }: TreeProof, keccak: Keccak): boolean {
  if (index < 0 || index >= 2 ** siblings.length) return false
  let node = leaf
  for (const [level, beside] of siblings.entries()) {
    node = keccak(concatBytes(bitOf(index, level) === 1 ? [beside, node] : [node, beside]))
  }
  return equalBytes(node, root)
}

/** 64 bytes by the hex of their hash. */
export type Preimages = Map<string, Uint8Array>

/**
 * All 64-byte preimages that lead from the root to the leaves and, where leaves are hashes of 64 bytes, into them.
 * Subtrees whose root is known to `into` already are not walked again: a tree that grew adds only what is new.
 */
export function preimagesOf<T>(tree: Tree<T>, keccak: Keccak, into: Preimages = new Map()): Preimages {
  for (let level = 1; level <= tree.depth; level++) {
    const zero = zeroHash(level - 1, keccak)
    into.set(bytesToHex(zeroHash(level, keccak)), concatBytes([zero, zero]))
  }
  collect(tree.root, tree.depth, tree.shape, keccak, into)
  return into
}

function collect<T>(node: Node<T>, level: number, shape: LeafShape<T>, keccak: Keccak, into: Preimages): void {
  if (node === null) return
  const key = bytesToHex(hashOf(node, level, shape, keccak))
  if (into.has(key)) return
  if (level === 0) {
    const preimage = shape.preimage?.((node as Leaf<T>).value)
    if (preimage !== undefined) into.set(key, preimage)
    return
  }
  const { left, right } = node as Branch<T>
  into.set(key, concatBytes([hashOf(left, level - 1, shape, keccak), hashOf(right, level - 1, shape, keccak)]))
  collect(left, level - 1, shape, keccak, into)
  collect(right, level - 1, shape, keccak, into)
}

/** Not with shifts: depth is a parameter, and shifts end at 32. */
const bitOf = (index: number, level: number): number => Math.floor(index / 2 ** level) % 2

const childOf = <T>(branch: Branch<T>, index: number, level: number): Node<T> =>
  bitOf(index, level) === 1 ? branch.right : branch.left

function withLeaf<T>(node: Node<T>, level: number, index: number, leaf: Leaf<T>): Node<T> {
  if (level === 0) return leaf
  const { left, right } = (node as Branch<T> | null) ?? { left: null, right: null }
  return bitOf(index, level - 1) === 1
    ? { left, right: withLeaf(right, level - 1, index, leaf), hash: null }
    : { left: withLeaf(left, level - 1, index, leaf), right, hash: null }
}

function hashOf<T>(node: Node<T>, level: number, shape: LeafShape<T>, keccak: Keccak): Uint8Array {
  if (node === null) return zeroHash(level, keccak)
  node.hash ??=
    level === 0 ? shape.hash((node as Leaf<T>).value, keccak) : hashPair(node as Branch<T>, level - 1, shape, keccak)
  return node.hash
}

function hashPair<T>({ left, right }: Branch<T>, level: number, shape: LeafShape<T>, keccak: Keccak): Uint8Array {
  const pair = new Uint8Array(2 * HASH_BYTES)
  pair.set(hashOf(left, level, shape, keccak))
  pair.set(hashOf(right, level, shape, keccak), HASH_BYTES)
  return keccak(pair)
}

/** The same for every tree: the root of 2^level leaves of zeros. */
const zeroHashes = new WeakMap<Keccak, Uint8Array[]>()

function zeroHash(level: number, keccak: Keccak): Uint8Array {
  const hashes = zeroHashes.get(keccak) ?? [new Uint8Array(HASH_BYTES)]
  zeroHashes.set(keccak, hashes)
  for (let made = hashes.length; made <= level; made++) {
    const below = hashes[made - 1] as Uint8Array
    hashes.push(keccak(concatBytes([below, below])))
  }
  return hashes[level] as Uint8Array
}
