// Blobs as nodes keep them: beside the chain, and for 4096 epochs only.

import type { Hex } from '../../kernel/types.ts'
import { mapGet, mapSet, type PersistentMap } from '../../lib/persistentMap.ts'
import { vectorGet, vectorPush } from '../../lib/persistentVector.ts'
import type { L1Params } from '../types.ts'
import type { BlobRecord, BlockRecord, Change, L1State } from './state.ts'
import { blobsOf } from './transactions.ts'

export const BLOB_RETENTION_EPOCHS = 4096

/** The first slot at which nodes no longer serve a blob that was posted at `slot`. */
export function expirySlot(slot: number, { slotsPerEpoch }: L1Params): number {
  return (Math.floor(slot / slotsPerEpoch) + BLOB_RETENTION_EPOCHS + 1) * slotsPerEpoch
}

/** Tells each blob of a new block where it stands now. */
export function placeBlobs(blobs: PersistentMap<BlobRecord>, block: BlockRecord): PersistentMap<BlobRecord> {
  let placed = blobs
  for (const { tx, hash } of block.transactions) {
    for (const versionedHash of blobsOf(tx)) {
      const blob = mapGet(placed, versionedHash)
      if (blob !== undefined) {
        placed = mapSet(placed, versionedHash, { ...blob, tx: hash, block: block.number, slot: block.slot })
      }
    }
  }
  return placed
}

/** Forgets what has expired. The order of arrival is nearly that of the slots, so the walk stops early. */
export function pruneBlobs(state: L1State, head: BlockRecord): Change {
  const pruned: Hex[] = []
  let { blobs, firstKeptBlob } = state
  let everyoneBeforeIsGone = true
  for (let at = firstKeptBlob; at < state.blobOrder.length; at++) {
    const versionedHash = vectorGet(state.blobOrder, at) as Hex
    const blob = mapGet(blobs, versionedHash) as BlobRecord
    const isExpired = blob.slot !== null && expirySlot(blob.slot, state.params) <= head.slot
    if (isExpired && blob.data !== null) {
      blobs = mapSet(blobs, versionedHash, { ...blob, data: null })
      pruned.push(versionedHash)
    }
    everyoneBeforeIsGone &&= isExpired
    if (everyoneBeforeIsGone) firstKeptBlob = at + 1
    else if (blob.slot !== null) break
  }
  if (pruned.length === 0) return { state, events: [] }
  return {
    state: { ...state, blobs, firstKeptBlob },
    events: [{ type: 'l1.pruned', data: { blobs: pruned, block: head.number } }],
  }
}

/** Remembers the blobs that a transaction brings. A blob that is posted again starts its time anew. */
export function storeBlobs(state: L1State, incoming: readonly Omit<BlobRecord, 'block' | 'slot'>[]): L1State {
  let { blobs, blobOrder } = state
  for (const blob of incoming) {
    blobs = mapSet(blobs, blob.versionedHash, {
      ...blob,
      data: withoutTrailingZeros(blob.data),
      block: null,
      slot: null,
    })
    blobOrder = vectorPush(blobOrder, blob.versionedHash)
  }
  return { ...state, blobs, blobOrder }
}

/** Blocks have been removed: what they held is pending again. */
export function unplaceBlobs(blobs: PersistentMap<BlobRecord>, removed: BlockRecord): PersistentMap<BlobRecord> {
  let left = blobs
  for (const { tx } of removed.transactions) {
    for (const versionedHash of blobsOf(tx)) {
      const blob = mapGet(left, versionedHash)
      if (blob !== undefined) left = mapSet(left, versionedHash, { ...blob, block: null, slot: null })
    }
  }
  return left
}

function withoutTrailingZeros(data: Uint8Array | null): Uint8Array | null {
  if (data === null) return null
  let length = data.length
  while (length > 0 && data[length - 1] === 0) length--
  return data.slice(0, length)
}
