// An immutable map from strings with shared structure (a hash array mapped trie, 32-way). Changing one entry
// copies a handful of small arrays. Entries come in an order of their own (by hash): sort where order matters.

const BITS = 5
const MASK = 31
const HASH_BITS = 32

interface Entry<V> {
  readonly key: string
  readonly hash: number
  readonly value: V
}
interface Branch<V> {
  readonly bitmap: number
  readonly children: readonly Node<V>[]
}
/** Different keys, one hash. */
interface Collision<V> {
  readonly hash: number
  readonly entries: readonly Entry<V>[]
}
type Node<V> = Entry<V> | Branch<V> | Collision<V>

export interface PersistentMap<V> {
  readonly size: number
  readonly root: Branch<V>
}

const EMPTY_ROOT = { bitmap: 0, children: [] }
const EMPTY: PersistentMap<never> = { size: 0, root: EMPTY_ROOT }

export function emptyMap<V>(): PersistentMap<V> {
  return EMPTY
}

export function mapGet<V>(map: PersistentMap<V>, key: string): V | undefined {
  return find(map.root, key)?.value
}

export function mapHas<V>(map: PersistentMap<V>, key: string): boolean {
  return find(map.root, key) !== undefined
}

export function mapSet<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  const root = put(map.root, 0, { key, hash: hashOf(key), value }) as Branch<V>
  return { size: map.size + (mapHas(map, key) ? 0 : 1), root }
}

export function mapDelete<V>(map: PersistentMap<V>, key: string): PersistentMap<V> {
  const root = remove(map.root, 0, hashOf(key), key)
  if (root === map.root) return map
  return {
    size: map.size - 1,
    root: root === null ? EMPTY_ROOT : 'bitmap' in root ? root : singleton(root, 0),
  }
}

export function* mapEntries<V>(map: PersistentMap<V>): Generator<readonly [string, V]> {
  yield* entriesOf(map.root)
}

export function* mapValues<V>(map: PersistentMap<V>): Generator<V> {
  for (const [, value] of entriesOf(map.root)) yield value
}

function find<V>(root: Branch<V>, key: string): Entry<V> | undefined {
  const hash = hashOf(key)
  let node: Node<V> = root
  for (let shift = 0; 'bitmap' in node; shift += BITS) {
    const bit = bitAt(hash, shift)
    if ((node.bitmap & bit) === 0) return undefined
    node = node.children[indexOf(node.bitmap, bit)] as Node<V>
  }
  if ('entries' in node) return node.entries.find((entry) => entry.key === key)
  return node.key === key ? node : undefined
}

function* entriesOf<V>(node: Node<V>): Generator<readonly [string, V]> {
  if ('key' in node) yield [node.key, node.value]
  else if ('entries' in node) for (const entry of node.entries) yield [entry.key, entry.value]
  else for (const child of node.children) yield* entriesOf(child)
}

/** FNV-1a over UTF-16 units, with a final mix: short keys that differ in one place spread over all bits. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

const bitAt = (hash: number, shift: number) => 1 << ((hash >>> shift) & MASK)
const indexOf = (bitmap: number, bit: number) => popCount(bitmap & (bit - 1))

function popCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function singleton<V>(node: Entry<V> | Collision<V>, shift: number): Branch<V> {
  return { bitmap: bitAt(node.hash, shift), children: [node] }
}

function put<V>(node: Node<V>, shift: number, entry: Entry<V>): Node<V> {
  if ('bitmap' in node) {
    const bit = bitAt(entry.hash, shift)
    const index = indexOf(node.bitmap, bit)
    const present = (node.bitmap & bit) !== 0
    const child = present ? put(node.children[index] as Node<V>, shift + BITS, entry) : entry
    return {
      bitmap: node.bitmap | bit,
      children: node.children.toSpliced(index, present ? 1 : 0, child),
    }
  }
  if ('key' in node && node.key === entry.key) return entry
  if (node.hash !== entry.hash && shift < HASH_BITS) return put(singleton(node, shift), shift, entry)
  const others = 'key' in node ? [node] : node.entries.filter((other) => other.key !== entry.key)
  return { hash: entry.hash, entries: [...others, entry] }
}

/** `null` when nothing is left; an entry where a branch would hold only that, so that shapes stay small. */
function remove<V>(node: Node<V>, shift: number, hash: number, key: string): Node<V> | null {
  if ('key' in node) return node.key === key ? null : node
  if ('entries' in node) {
    const entries = node.entries.filter((entry) => entry.key !== key)
    if (entries.length === node.entries.length) return node
    return entries.length === 1 ? (entries[0] as Entry<V>) : { hash: node.hash, entries }
  }
  const bit = bitAt(hash, shift)
  if ((node.bitmap & bit) === 0) return node
  const index = indexOf(node.bitmap, bit)
  const child = node.children[index] as Node<V>
  const kept = remove(child, shift + BITS, hash, key)
  if (kept === child) return node
  if (kept !== null) {
    if (node.children.length === 1 && !('bitmap' in kept)) return kept
    return { bitmap: node.bitmap, children: node.children.with(index, kept) }
  }
  if (node.children.length === 1) return null
  const children = node.children.toSpliced(index, 1)
  const only = children[0] as Node<V>
  return children.length === 1 && !('bitmap' in only) ? only : { bitmap: node.bitmap & ~bit, children }
}
