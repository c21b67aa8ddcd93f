import { keccak256 } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { byteCount } from './account.ts'
import { sameHex } from './cells.ts'

export interface ProofNode {
  readonly bytes: Hex
  readonly size: number
  readonly hash: Hex
  /** How it hangs on what is above it: the first on the root, each other on the node before. */
  readonly hangs: 'root' | 'hash' | 'inline' | 'broken'
}

/** Each node with its hash computed again, so that one can follow the path up to the root. */
export function proofPath(proof: readonly Hex[], root: Hex): readonly ProofNode[] {
  return proof.map((bytes, index) => {
    const hash = keccak256(bytes)
    const above = proof[index - 1]
    return {
      bytes,
      size: byteCount(bytes),
      hash,
      hangs: above === undefined ? onRoot(hash, root) : onNode(bytes, hash, above),
    }
  })
}

const onRoot = (hash: Hex, root: Hex): ProofNode['hangs'] => (sameHex(hash, root) ? 'root' : 'broken')

/** Nodes of less than 32 bytes stand in their parent as they are. */
function onNode(bytes: Hex, hash: Hex, above: Hex): ProofNode['hangs'] {
  if (above.includes(hash.slice(2))) return 'hash'
  return byteCount(bytes) < 32 && above.includes(bytes.slice(2)) ? 'inline' : 'broken'
}
