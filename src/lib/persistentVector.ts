// An immutable array with shared structure (32-way tree, the last up to 32 items in a tail): a copy with one
// more item costs a few small arrays, so that every past version of a chain can be kept.

const BITS = 5
const WIDTH = 1 << BITS
const MASK = WIDTH - 1

type Tree<T> = readonly Tree<T>[] | readonly T[]

export interface PersistentVector<T> {
  readonly length: number
  /** Bits to shift an index by at the root: 5 for a tree of leaves, 10 for one level more, … */
  readonly shift: number
  readonly root: Tree<T>
  readonly tail: readonly T[]
}

const EMPTY: PersistentVector<never> = {
  length: 0,
  shift: BITS,
  root: [],
  tail: [],
}

export function emptyVector<T>(): PersistentVector<T> {
  return EMPTY
}

export function vectorOf<T>(items: Iterable<T>): PersistentVector<T> {
  let vector = emptyVector<T>()
  for (const item of items) vector = vectorPush(vector, item)
  return vector
}

const tailStart = (length: number) => (length === 0 ? 0 : ((length - 1) >>> BITS) << BITS)

/** `undefined` outside 0 … length − 1; negative indices do not count from the end. */
export function vectorGet<T>(vector: PersistentVector<T>, index: number): T | undefined {
  if (!Number.isInteger(index) || index < 0 || index >= vector.length) return undefined
  return leafOf(vector, index)[index & MASK]
}

export function vectorLast<T>(vector: PersistentVector<T>): T | undefined {
  return vector.tail[vector.tail.length - 1]
}

export function vectorPush<T>(vector: PersistentVector<T>, item: T): PersistentVector<T> {
  const { length, shift, root, tail } = vector
  if (tail.length < WIDTH) return { length: length + 1, shift, root, tail: [...tail, item] }
  const full = length >>> BITS > 1 << shift
  const grown = full ? [root as Tree<T>, pathTo(shift, tail)] : withLeaf(root, shift, length - 1, tail)
  return {
    length: length + 1,
    shift: full ? shift + BITS : shift,
    root: grown as Tree<T>,
    tail: [item],
  }
}

/** The first `length` items. */
export function vectorTake<T>(vector: PersistentVector<T>, length: number): PersistentVector<T> {
  if (length >= vector.length) return vector
  if (length <= 0) return emptyVector()
  const start = tailStart(length)
  const tail = leafOf(vector, start).slice(0, length - start)
  let shift = vector.shift
  let root: Tree<T> = start === 0 ? [] : (cut(vector.root, shift, start - 1) as Tree<T>)
  while (shift > BITS && root.length === 1) {
    root = root[0] as Tree<T>
    shift -= BITS
  }
  return { length, shift: start === 0 ? BITS : shift, root, tail }
}

/** Items from `from` up to `to` (exclusive), in order. */
export function* vectorItems<T>(vector: PersistentVector<T>, from = 0, to = vector.length): Generator<T> {
  for (let index = Math.max(0, from); index < Math.min(to, vector.length); ) {
    const leaf = leafOf(vector, index)
    for (let i = index & MASK; i < leaf.length && index < to; i++, index++) yield leaf[i] as T
  }
}

function leafOf<T>(vector: PersistentVector<T>, index: number): readonly T[] {
  if (index >= tailStart(vector.length)) return vector.tail
  let node = vector.root
  for (let level = vector.shift; level > 0; level -= BITS) node = node[(index >>> level) & MASK] as Tree<T>
  return node as readonly T[]
}

function pathTo<T>(shift: number, leaf: readonly T[]): Tree<T> {
  return shift === 0 ? leaf : ([pathTo(shift - BITS, leaf)] as Tree<T>)
}

function withLeaf<T>(node: Tree<T>, shift: number, index: number, leaf: readonly T[]): Tree<T> {
  const slot = (index >>> shift) & MASK
  const child = (node as readonly Tree<T>[])[slot]
  const copy = (node as readonly Tree<T>[]).slice()
  if (shift === BITS) copy[slot] = leaf
  else copy[slot] = child === undefined ? pathTo(shift - BITS, leaf) : withLeaf(child, shift - BITS, index, leaf)
  return copy
}

function cut<T>(node: Tree<T>, shift: number, lastIndex: number): Tree<T> {
  const slot = (lastIndex >>> shift) & MASK
  const kept = (node as readonly Tree<T>[]).slice(0, slot + 1)
  if (shift > BITS) kept[slot] = cut(kept[slot] as Tree<T>, shift - BITS, lastIndex)
  return kept
}
