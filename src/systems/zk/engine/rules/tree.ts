import { poseidon } from '../../../../prover/poseidon/hash.ts'

// A tree of four children a node, as a value: what changes is a new path, all else is shared. Hashes are made when they are
// first asked for.

export const DEPTH = 4
const CHILDREN = 4
export const CAPACITY = CHILDREN ** DEPTH

export interface Tree {
  readonly children: readonly (Tree | bigint)[]
  hash: bigint | null
}

const EMPTY_LEAF = 0n

const EMPTY: Tree = Array.from({ length: DEPTH }).reduce<Tree | bigint>(
  (below) => ({ children: Array.from({ length: CHILDREN }, () => below), hash: null }),
  EMPTY_LEAF,
) as Tree

export const emptyTree = (): Tree => EMPTY

export function rootOf(tree: Tree): bigint {
  tree.hash ??= poseidon(tree.children.map(hashOf))
  return tree.hash
}

export function withLeaf(tree: Tree, index: number, leaf: bigint): Tree {
  return replaced(tree, placesFromTop(index), leaf) as Tree
}

/** The three others at each height, from the leaf's up. */
export function siblingsOf(tree: Tree, index: number): bigint[][] {
  const siblings: bigint[][] = []
  let node: Tree | bigint = tree
  for (const place of placesFromTop(index)) {
    const children: readonly (Tree | bigint)[] = typeof node === 'bigint' ? [] : node.children
    siblings.unshift(children.filter((_, other) => other !== place).map(hashOf))
    node = children[place] ?? EMPTY_LEAF
  }
  return siblings
}

/** Where a path goes: the digits of the index, base four, the highest first. */
function placesFromTop(index: number): number[] {
  return Array.from({ length: DEPTH }, (_, height) => (index >> (2 * (DEPTH - 1 - height))) & 3)
}

const hashOf = (node: Tree | bigint): bigint => (typeof node === 'bigint' ? node : rootOf(node))

function replaced(node: Tree | bigint, [place, ...rest]: readonly number[], leaf: bigint): Tree | bigint {
  if (place === undefined || typeof node === 'bigint') return leaf
  const children = node.children.map((child, index) => (index === place ? replaced(child, rest, leaf) : child))
  return { children, hash: null }
}
