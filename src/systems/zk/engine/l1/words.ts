// What L1 shows of a batch: the words, from where the operator put them.

import { encodePacked, keccak256 } from 'viem'
import type { Hex } from '../../../../kernel/types.ts'
import { BYTES_PER_BLOB, BYTES_PER_FIELD_ELEMENT, fieldElementAt } from '../../../../l1/blobs/blob.ts'
import { findTransaction } from '../../../../l1/chain/read.ts'
import type { L1State } from '../../../../l1/chain/state.ts'
import { bytesToHex, hexToBytes } from '../../../../lib/hex.ts'
import { mapGet } from '../../../../lib/persistentMap.ts'
import { wordsInCalldata } from './contracts.ts'
import type { BatchStruct } from './facts.ts'

export const NO_BLOB: Hex = `0x${'00'.repeat(32)}`

export const wordCount = (slots: number): number => Math.ceil(slots / 2)

/** As the contract keeps them. */
export const hashOfWords = (words: readonly bigint[]): Hex => keccak256(encodePacked(['uint256[]'], [words]))

/** A blob with the words in it, one in each field element. */
export function blobOfWords(words: readonly bigint[]): Uint8Array {
  const blob = new Uint8Array(BYTES_PER_BLOB)
  for (const [index, word] of words.entries()) {
    blob.set(
      hexToBytes(`0x${word.toString(16).padStart(2 * BYTES_PER_FIELD_ELEMENT, '0')}`),
      index * BYTES_PER_FIELD_ELEMENT,
    )
  }
  return blob
}

/** The whole of a blob that L1 still has; null where it has forgotten it. */
export function blobOnL1(l1: L1State, versionedHash: Hex): Uint8Array | null {
  const kept = mapGet(l1.blobs, versionedHash)?.data ?? null
  if (kept === null) return null
  const blob = new Uint8Array(BYTES_PER_BLOB)
  blob.set(kept)
  return blob
}

export function wordsInBlob(l1: L1State, { blob: hash, words }: BatchStruct, slots: number): readonly bigint[] | null {
  const blob = blobOnL1(l1, hash)
  if (blob === null) return null
  const found = Array.from({ length: wordCount(slots) }, (_, index) => fieldElementAt(blob, index))
  // What the operator says of a blob is checked when the batch is proven, not before.
  return hashOfWords(found) === words ? found : null
}

export function wordsInTransaction(l1: L1State, tx: Hex): readonly bigint[] | null {
  const data = calldataOf(l1, tx)
  return data === null ? null : wordsInCalldata(data)
}

export function calldataOf(l1: L1State, tx: Hex): Hex | null {
  const found = findTransaction(l1, tx)
  return found?.stage === 'sealed' ? bytesToHex(found.record.tx.data) : null
}
