// A Merkle Patricia trie as an immutable value: a change returns a new root and shares the rest, so that a past
// state is a reference. Hashes are computed when asked for and kept on the node.
// Keys are nibbles of one length or prefix-free, as in all of Ethereum's tries: no branch ever holds a value.

import { rlpBytes, rlpList, rlpListOf } from './rlp.ts'

export type Nibbles = Uint8Array

export interface TrieCodec<V> {
  readonly keccak256: (bytes: Uint8Array) => Uint8Array
  readonly encode: (value: V) => Uint8Array
}

/** What a parent embeds: the node's own RLP when shorter than 32 bytes, else the RLP of its hash. */
type Reference = Uint8Array

interface Leaf<V> {
  readonly kind: 'leaf'
  readonly path: Nibbles
  readonly value: V
  reference: Reference | null
}
interface Extension<V> {
  readonly kind: 'extension'
  readonly path: Nibbles
  readonly child: Branch<V>
  reference: Reference | null
}
interface Branch<V> {
  readonly kind: 'branch'
  readonly children: readonly (TrieNode<V> | null)[]
  reference: Reference | null
}
export type TrieNode<V> = Leaf<V> | Extension<V> | Branch<V>
/** `null` is the empty trie. */
export type Trie<V> = TrieNode<V> | null

const EMPTY_ITEM = 0x80
const RLP_EMPTY = Uint8Array.of(EMPTY_ITEM)
const NO_CHILDREN: readonly null[] = Array.from({ length: 16 }, () => null)

export function toNibbles(key: Uint8Array): Nibbles {
  const nibbles = new Uint8Array(key.length * 2)
  for (let i = 0; i < key.length; i++) {
    const byte = key[i] as number
    nibbles[2 * i] = byte >> 4
    nibbles[2 * i + 1] = byte & 15
  }
  return nibbles
}

export function trieGet<V>(trie: Trie<V>, key: Nibbles): V | undefined {
  let node = trie
  let depth = 0
  while (node !== null) {
    if (node.kind === 'branch') node = node.children[key[depth++] as number] ?? null
    else {
      const { path } = node
      for (let i = 0; i < path.length; i++) if (path[i] !== key[depth + i]) return undefined
      if (node.kind === 'leaf') return depth + path.length === key.length ? node.value : undefined
      depth += path.length
      node = node.child
    }
  }
  return undefined
}

export function triePut<V>(trie: Trie<V>, key: Nibbles, value: V): TrieNode<V> {
  return put(trie, key, 0, value)
}

export function trieDelete<V>(trie: Trie<V>, key: Nibbles): Trie<V> {
  return trie === null ? null : remove(trie, key, 0)
}

export function trieRoot<V>(trie: Trie<V>, codec: TrieCodec<V>): Uint8Array {
  if (trie === null) return codec.keccak256(RLP_EMPTY)
  const reference = referenceTo(trie, codec)
  return reference.length === 33 ? reference.subarray(1) : codec.keccak256(reference)
}

/** The nodes from the root down to where the key is, or would be: what `eth_getProof` returns. */
export function trieProof<V>(trie: Trie<V>, key: Nibbles, codec: TrieCodec<V>): Uint8Array[] {
  const proof: Uint8Array[] = []
  let node = trie
  let depth = 0
  while (node !== null) {
    const encoded = encodeNode(node, codec)
    // A node shorter than a hash is embedded in its parent, which is in the proof already.
    if (proof.length === 0 || encoded.length >= 32) proof.push(encoded)
    if (node.kind === 'branch') node = node.children[key[depth++] as number] ?? null
    else if (node.kind === 'leaf' || !startsWith(key, depth, node.path)) break
    else {
      depth += node.path.length
      node = node.child
    }
  }
  return proof
}

/** Values in key order, each with its whole key. */
export function* trieEntries<V>(trie: Trie<V>, prefix: readonly number[] = []): Generator<readonly [Nibbles, V]> {
  if (trie === null) return
  if (trie.kind === 'leaf') yield [Uint8Array.from([...prefix, ...trie.path]), trie.value]
  else if (trie.kind === 'extension') yield* trieEntries(trie.child, [...prefix, ...trie.path])
  else for (let i = 0; i < 16; i++) yield* trieEntries(trie.children[i] ?? null, [...prefix, i])
}

function put<V>(node: Trie<V>, key: Nibbles, depth: number, value: V): TrieNode<V> {
  if (node === null) return leaf(key.subarray(depth), value)
  if (node.kind === 'branch') {
    const nibble = key[depth] as number
    return withChild(node, nibble, put(node.children[nibble] ?? null, key, depth + 1, value))
  }
  const shared = sharedLength(node.path, key, depth)
  if (shared === node.path.length) {
    if (node.kind === 'leaf') return leaf(node.path, value)
    return extension(node.path, put(node.child, key, depth + shared, value) as Branch<V>)
  }
  const children: (TrieNode<V> | null)[] = NO_CHILDREN.slice()
  const rest = node.path.subarray(shared + 1)
  children[node.path[shared] as number] =
    node.kind === 'leaf' ? leaf(rest, node.value) : rest.length === 0 ? node.child : extension(rest, node.child)
  children[key[depth + shared] as number] = leaf(key.subarray(depth + shared + 1), value)
  const fork = branch(children)
  return shared === 0 ? fork : extension(key.subarray(depth, depth + shared), fork)
}

function remove<V>(node: TrieNode<V>, key: Nibbles, depth: number): Trie<V> {
  if (node.kind === 'branch') {
    const nibble = key[depth] as number
    const child = node.children[nibble] ?? null
    if (child === null) return node
    const kept = remove(child, key, depth + 1)
    if (kept === child) return node
    return kept === null ? withoutChild(node, nibble) : withChild(node, nibble, kept)
  }
  if (!startsWith(key, depth, node.path)) return node
  if (node.kind === 'leaf') return depth + node.path.length === key.length ? null : node
  const kept = remove(node.child, key, depth + node.path.length) as TrieNode<V>
  return kept === node.child ? node : prepend(node.path, kept)
}

function withChild<V>(node: Branch<V>, nibble: number, child: TrieNode<V>): Branch<V> {
  const children = node.children.slice()
  children[nibble] = child
  return branch(children)
}

/** A branch with one child left is no branch: its nibble joins the child's path. */
function withoutChild<V>(node: Branch<V>, nibble: number): TrieNode<V> {
  const children = node.children.slice()
  children[nibble] = null
  let only = -1
  for (let i = 0; i < 16; i++) {
    if (children[i] === null) continue
    if (only >= 0) return branch(children)
    only = i
  }
  return prepend(Uint8Array.of(only), children[only] as TrieNode<V>)
}

function prepend<V>(prefix: Nibbles, node: TrieNode<V>): TrieNode<V> {
  if (node.kind === 'branch') return extension(prefix, node)
  const path = new Uint8Array(prefix.length + node.path.length)
  path.set(prefix)
  path.set(node.path, prefix.length)
  return node.kind === 'leaf' ? leaf(path, node.value) : extension(path, node.child)
}

const leaf = <V>(path: Nibbles, value: V): Leaf<V> => ({ kind: 'leaf', path, value, reference: null })
const extension = <V>(path: Nibbles, child: Branch<V>): Extension<V> => ({
  kind: 'extension',
  path,
  child,
  reference: null,
})
const branch = <V>(children: readonly (TrieNode<V> | null)[]): Branch<V> => ({
  kind: 'branch',
  children,
  reference: null,
})

function sharedLength(path: Nibbles, key: Nibbles, depth: number): number {
  let shared = 0
  while (shared < path.length && path[shared] === key[depth + shared]) shared++
  return shared
}

const startsWith = (key: Nibbles, depth: number, path: Nibbles) => sharedLength(path, key, depth) === path.length

function referenceTo<V>(node: TrieNode<V>, codec: TrieCodec<V>): Reference {
  if (node.reference === null) {
    const encoded = encodeNode(node, codec)
    node.reference = encoded.length < 32 ? encoded : rlpBytes(codec.keccak256(encoded))
  }
  return node.reference
}

function encodeNode<V>(node: TrieNode<V>, codec: TrieCodec<V>): Uint8Array {
  if (node.kind === 'leaf') return rlpList([rlpBytes(compactPath(node.path, true)), rlpBytes(codec.encode(node.value))])
  if (node.kind === 'extension')
    return rlpList([rlpBytes(compactPath(node.path, false)), referenceTo(node.child, codec)])
  return encodeBranch(node, codec)
}

/** Most of what is hashed are branches: written in one piece, without a list of their parts. */
function encodeBranch<V>(node: Branch<V>, codec: TrieCodec<V>): Uint8Array {
  let length = 1
  for (const child of node.children) length += child === null ? 1 : referenceTo(child, codec).length
  const { bytes, start } = rlpListOf(length)
  let at = start
  for (const child of node.children) {
    if (child === null) bytes[at++] = EMPTY_ITEM
    else {
      const reference = child.reference as Reference
      bytes.set(reference, at)
      at += reference.length
    }
  }
  bytes[at] = EMPTY_ITEM
  return bytes
}

/** The "hex prefix" form of a path: a flag nibble (leaf? odd?) and then two nibbles a byte. */
function compactPath(path: Nibbles, isLeaf: boolean): Uint8Array {
  const odd = path.length & 1
  const out = new Uint8Array((path.length >> 1) + 1)
  out[0] = ((isLeaf ? 2 : 0) + odd) << 4
  if (odd === 1) out[0] = (out[0] as number) | (path[0] as number)
  for (let i = odd, at = 1; i < path.length; i += 2, at++)
    out[at] = ((path[i] as number) << 4) | (path[i + 1] as number)
  return out
}
