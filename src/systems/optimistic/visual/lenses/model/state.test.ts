import fc from 'fast-check'
import { concatHex, keccak256, toHex } from 'viem'
import { expect, test } from 'vitest'
import type { Hex } from '../../../../../kernel/types.ts'
import { climb, rootOf } from './merkle.ts'
import { counterPieces, leafPieces, numberIn, recomputed } from './state.ts'

const ZERO: Hex = `0x${'00'.repeat(32)}`
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((each) => toHex(each))
const pair = (left: Hex, right: Hex): Hex => keccak256(concatHex([left, right]))

/** The whole tree, level by level, the leaves first: the plain way, beside the way up from one leaf. */
function levelsOf(leaves: readonly Hex[], depth: number): readonly (readonly Hex[])[] {
  const levels = [Array.from({ length: 2 ** depth }, (_, index) => leaves[index] ?? ZERO)]
  for (let level = 0; level < depth; level++) {
    const below = levels[level] ?? []
    levels.push(
      Array.from({ length: below.length / 2 }, (_, at) => pair(below[2 * at] ?? ZERO, below[2 * at + 1] ?? ZERO)),
    )
  }
  return levels
}
const siblingsOf = (levels: readonly (readonly Hex[])[], number: number): readonly Hex[] =>
  levels.slice(0, -1).map((level, height) => level[(number >> height) ^ 1] ?? ZERO)

const DEPTH = 5
const anyTree = fc
  .array(bytes(64), { minLength: 1, maxLength: 2 ** DEPTH })
  .chain((leaves) => fc.tuple(fc.constant(leaves), fc.nat({ max: leaves.length - 1 })))

test('R4: from any leaf the way up ends in the root of the whole tree', () => {
  fc.assert(
    fc.property(anyTree, ([preimages, number]) => {
      const leaves = preimages.map((each) => keccak256(each))
      const levels = levelsOf(leaves, DEPTH)
      const rungs = climb(leaves[number] ?? ZERO, number, siblingsOf(levels, number))
      expect(rungs).toHaveLength(DEPTH)
      expect(rootOf(leaves[number] ?? ZERO, rungs)).toBe(levels.at(-1)?.[0])
    }),
    { numRuns: 40 },
  )
})

test('R3, R7: leaf, root and output computed again are the claimed ones, and any changed byte shows', () => {
  fc.assert(
    fc.property(anyTree, bytes(32), bytes(32), fc.nat({ max: 63 }), ([preimages, number], outboxRoot, counters, at) => {
      const leaves = preimages.map((each) => keccak256(each))
      const levels = levelsOf(leaves, DEPTH)
      const accountsRoot = levels.at(-1)?.[0] ?? ZERO
      const leafBytes = preimages[number] ?? '0x'
      const path = {
        number,
        leaf: leaves[number] ?? ZERO,
        leafBytes,
        siblings: siblingsOf(levels, number),
        accountsRoot,
        outboxRoot,
        counters,
        output: pair(accountsRoot, pair(outboxRoot, counters)),
      }
      expect(recomputed(path)).toMatchObject({ leafFits: true, rootFits: true, outputFits: true })
      const digit = 2 + 2 * at
      const flipped = leafBytes[digit] === '0' ? '1' : '0'
      const spoilt: Hex = `0x${leafBytes.slice(2, digit)}${flipped}${leafBytes.slice(digit + 1)}`
      expect(recomputed({ ...path, leafBytes: spoilt })).toMatchObject({
        leafFits: false,
        rootFits: false,
        outputFits: false,
      })
    }),
    { numRuns: 40 },
  )
})

test('a leaf no memory is too deep for: the bits of a number of 27 bits', () => {
  const siblings = Array.from({ length: 27 }, (_, level) => keccak256(toHex(level)))
  const rungs = climb(ZERO, 2 ** 27 - 1, siblings)
  expect(rungs.map(({ ours }) => ours)).toEqual(siblings.map(() => 'right'))
  expect(climb(ZERO, 2 ** 26, siblings).map(({ ours }) => ours)).toEqual([
    ...siblings.slice(1).map(() => 'left'),
    'right',
  ])
})

test('R3, R6: the fields of a leaf and the counters are where the rules say', () => {
  const leaf: Hex = `0x${'aa'.repeat(20)}00000007${'00'.repeat(8)}00000000000003e8${'0'.repeat(15)}5${'00'.repeat(16)}`
  const named = Object.fromEntries(leafPieces(leaf).map(({ name, hex }) => [name, hex]))
  expect(named['address']).toBe(`0x${'aa'.repeat(20)}`)
  expect([named['nonce'], named['ether'], named['token']].map((hex) => numberIn(hex as Hex))).toEqual([7n, 1000n, 5n])
  const counters: Hex = `0x0000000500000002000000010000000300000009${'0'.repeat(13)}abc${'00'.repeat(4)}`
  expect(counterPieces(counters).map(({ name, hex }) => [name, Number(hex)])).toEqual([
    ['accounts', 5],
    ['messages', 2],
    ['withdrawals', 1],
    ['batches', 3],
    ['blocks', 9],
    ['timestamp', 0xabc],
    ['padding', 0],
  ])
})
