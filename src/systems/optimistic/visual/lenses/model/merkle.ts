import { concatHex, keccak256 } from 'viem'
import type { Hex } from '../../../../../kernel/types.ts'

// Binary keccak trees (R4, and the machine's memory): a parent is the hash of its two children, side by side.

export interface Rung {
  readonly left: Hex
  readonly right: Hex
  /** Which of the two one came up from. */
  readonly ours: 'left' | 'right'
  /** Computed here from the two. */
  readonly parent: Hex
}

/** From a leaf to the root. `siblings` bottom up; the bits of the leaf's number say on which side each stands. */
export function climb(leaf: Hex, number: number, siblings: readonly Hex[]): readonly Rung[] {
  const rungs: Rung[] = []
  let at = leaf
  let index = BigInt(number)
  for (const sibling of siblings) {
    const ours = (index & 1n) === 0n ? 'left' : 'right'
    const [left, right] = ours === 'left' ? [at, sibling] : [sibling, at]
    at = keccak256(concatHex([left, right]))
    rungs.push({ left, right, ours, parent: at })
    index >>= 1n
  }
  return rungs
}

export const rootOf = (leaf: Hex, rungs: readonly Rung[]): Hex => rungs.at(-1)?.parent ?? leaf
