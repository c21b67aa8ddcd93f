import { keccak_256 } from '@noble/hashes/sha3.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concatBytes } from '../lib/bytes.ts'
import { bytesToHex } from '../lib/hex.ts'
import {
  emptyTree,
  getLeaf,
  type LeafShape,
  leafHash,
  preimagesOf,
  proofOf,
  rootOf,
  setLeaf,
  verifyProof,
} from './tree.ts'

const asIs: LeafShape<Uint8Array> = { hash: (word) => word }
const hashed: LeafShape<Uint8Array> = { hash: (value, keccak) => keccak(value), preimage: (value) => value }

/** R4, written down once more without any cleverness. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array
  const half = leaves.length / 2
  return keccak_256(concatBytes([naiveRoot(leaves.slice(0, half)), naiveRoot(leaves.slice(half))]))
}

const DEPTH = 5
const word = fc.uint8Array({ minLength: 32, maxLength: 32 })
const changes = fc.array(fc.record({ index: fc.nat(2 ** DEPTH - 1), value: word, look: fc.boolean() }), {
  maxLength: 60,
})

test('any changes give the root of a naive tree, older versions keep theirs, and every leaf can be proven', () => {
  fc.assert(
    fc.property(changes, (list) => {
      const leaves = Array.from({ length: 2 ** DEPTH }, () => new Uint8Array(32))
      let tree = emptyTree(asIs, DEPTH)
      const past: [typeof tree, Uint8Array][] = []
      for (const { index, value, look } of list) {
        leaves[index] = value
        tree = setLeaf(tree, index, value)
        // Asked for now and then only, so that kept hashes and missing ones mix.
        if (look) past.push([tree, naiveRoot(leaves)])
        if (look) expect(rootOf(tree, keccak_256)).toEqual(naiveRoot(leaves))
      }
      for (const [version, root] of past) expect(rootOf(version, keccak_256)).toEqual(root)
      const root = rootOf(tree, keccak_256)
      expect(root).toEqual(naiveRoot(leaves))
      for (const [index, leaf] of leaves.entries()) {
        const siblings = proofOf(tree, index, keccak_256)
        expect(verifyProof({ root, index, leaf, siblings }, keccak_256)).toBe(true)
        expect(verifyProof({ root, index: index ^ 1, leaf: keccak_256(leaf), siblings }, keccak_256)).toBe(false)
        expect(leafHash(tree, index, keccak_256)).toEqual(leaf)
      }
    }),
    { numRuns: 40 },
  )
})

test('a thousand changes and one root hash each touched node once', () => {
  let hashes = 0
  const counting = (bytes: Uint8Array) => {
    hashes++
    return keccak_256(bytes)
  }
  let tree = emptyTree(hashed, 16)
  for (let i = 0; i < 1000; i++) tree = setLeaf(tree, i % 4, new Uint8Array(64).fill(i))
  rootOf(tree, counting)
  // Four leaves, the three nodes above them, the path to the root, and the empty subtrees of 15 heights beside it.
  expect(hashes).toBe(4 + 3 + 14 + 15)
  hashes = 0
  rootOf(tree, counting)
  rootOf(setLeaf(tree, 1, new Uint8Array(64)), counting)
  expect(hashes).toBe(17)
})

test('a proof of another depth, or of an index outside the tree, proves nothing', () => {
  const tree = setLeaf(emptyTree(asIs, 3), 2, new Uint8Array(32).fill(7))
  const [root, leaf, siblings] = [
    rootOf(tree, keccak_256),
    getLeaf(tree, 2) as Uint8Array,
    proofOf(tree, 2, keccak_256),
  ]
  expect(verifyProof({ root, index: 2, leaf, siblings }, keccak_256)).toBe(true)
  expect(verifyProof({ root, index: 2 + 8, leaf, siblings }, keccak_256)).toBe(false)
  expect(verifyProof({ root, index: 2, leaf, siblings: siblings.slice(1) }, keccak_256)).toBe(false)
  expect(() => setLeaf(tree, 8, leaf)).toThrow(RangeError)
  expect(getLeaf(tree, 3)).toBeUndefined()
})

test('the preimages lead from the root to every leaf and into it; a later version adds only what is new', () => {
  let tree = emptyTree(hashed, 6)
  for (let i = 0; i < 20; i++) tree = setLeaf(tree, 3 * i, new Uint8Array(64).fill(i + 1))
  const known = preimagesOf(tree, keccak_256)
  const walk = (node: Uint8Array, level: number): number => {
    const pair = known.get(bytesToHex(node)) as Uint8Array
    expect(keccak_256(pair)).toEqual(node)
    return level === 0 ? 1 : walk(pair.subarray(0, 32), level - 1) + 1
  }
  for (const index of [0, 3, 57]) {
    expect(known.get(bytesToHex(leafHash(tree, index, keccak_256)))).toEqual(getLeaf(tree, index))
  }
  expect(walk(rootOf(tree, keccak_256), 6)).toBe(7)
  const before = known.size
  const later = setLeaf(tree, 1, new Uint8Array(64).fill(99))
  preimagesOf(later, keccak_256, known)
  expect(known.size).toBe(before + 7)
})
