import type { Hex } from '../../../../../kernel/types.ts'
import { poseidon } from '../../../../../prover/poseidon/hash.ts'
import type { AccountPath } from '../../../engine/pictures.ts'

// From an account to the one number that L1 has, hashed again in the page (Z2, Z3).

export interface Rung {
  readonly children: readonly Hex[]
  /** Which of the four one came up from. */
  readonly ours: number
  readonly parent: Hex
}

export interface Recomputed {
  readonly keyHash: Hex
  readonly leaf: Hex
  readonly leafFits: boolean
  readonly rungs: readonly Rung[]
  readonly top: Hex
  readonly topFits: boolean
  readonly root: Hex
  readonly rootFits: boolean
}

const hex = (number: bigint): Hex => `0x${number.toString(16).padStart(64, '0')}`
const hashed = (parts: readonly (Hex | string)[]): Hex => hex(poseidon(parts.map(BigInt)))

export function recomputed(path: AccountPath): Recomputed {
  const keyHash = hashed([path.keyX, path.keyY])
  const leaf = hashed([keyHash, path.balance, path.nonce])
  const rungs = climbed(leaf, path.number, path.siblings)
  const top = rungs.at(-1)?.parent ?? leaf
  const said = path.subtree === 'chain' ? path.chainRoot : path.committeeRoot
  const root = hashed([path.chainRoot, path.committeeRoot, path.messages, path.domain])
  return {
    keyHash,
    leaf,
    leafFits: leaf === path.leaf,
    rungs,
    top,
    topFits: top === said,
    root,
    rootFits: root === path.root,
  }
}

/** Two bits of the account’s number at each height say where it stands among the four. */
function climbed(leaf: Hex, number: number, siblings: AccountPath['siblings']): readonly Rung[] {
  const rungs: Rung[] = []
  let at = leaf
  for (const [height, others] of siblings.entries()) {
    const ours = (number >> (2 * height)) & 3
    const children = [...others.slice(0, ours), at, ...others.slice(ours)]
    at = hashed(children)
    rungs.push({ children, ours, parent: at })
  }
  return rungs
}
