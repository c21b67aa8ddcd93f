import type { L1State } from '../chain/state.ts'
import { pendingReasons } from '../mempool/pending.ts'
import { type PoolEntry, poolEntries } from '../mempool/pool.ts'

/** What the next block would hold, as far as limits tell, in order of arrival. */
export function pendingInOrder(l1: L1State): PoolEntry[] {
  const reasons = pendingReasons(l1)
  return poolEntries(l1.mempool).filter((entry) => !reasons.has(entry.hash))
}

/** Who waits for a transaction with a lower nonce: the pool's "queued" ones. */
export function isQueued(l1: L1State): (entry: PoolEntry) => boolean {
  const reasons = pendingReasons(l1)
  return (entry) => reasons.get(entry.hash) === 'nonce-gap'
}
