// Hundreds of transactions at once, under the rules that hold for one. Nobody is told of each: a crowd is known by
// its sums. Whom a crowd pushes out is told, if it is a person.

import type { Seconds } from '../../kernel/types.ts'
import { mapSet } from '../../lib/persistentMap.ts'
import type { L1Event, L1State } from '../chain/state.ts'
import { summariseTx } from '../chain/transactions.ts'
import { type Arrival, faultOf, POOL_CAPACITY } from './admit.ts'
import { createPoolDraft, type PoolDraft } from './draft.ts'
import type { PoolEntry } from './pool.ts'

/** Signed already; whoever signed it knows its hash and its sender. */
export type CrowdTx = Arrival

export interface Admission {
  readonly state: L1State
  readonly events: readonly L1Event[]
  /** How many of these wait now, and how many do not: refused, or outbid by others of the same crowd. */
  readonly admitted: number
  readonly turnedAway: number
}

export function admitCrowd(state: L1State, txs: readonly CrowdTx[], at: Seconds): Admission {
  const draft = createPoolDraft(state.mempool)
  const events: L1Event[] = []
  let { gone } = state
  const left = (entry: PoolEntry, how: 'dropped' | 'replaced', event: () => L1Event) => {
    if (entry.isCrowd) return
    gone = mapSet(gone, entry.hash, how)
    events.push(event())
  }
  for (const arrival of txs) {
    if (faultOf(state, arrival, draft) !== null) continue
    const replaced = draft.put(arrival, { since: at, isCrowd: true })
    if (replaced !== null) {
      const by = () => summariseTx(arrival.tx, arrival.hash, arrival.sender)
      left(replaced, 'replaced', () => ({ type: 'l1.replaced', data: { old: replaced.hash, by: by() } }))
    }
    if (draft.size() > POOL_CAPACITY && draft.worst()?.hash === arrival.hash) draft.takeBack()
    // More than one only where a reorg gave back more than there was room for.
    while (draft.size() > POOL_CAPACITY) {
      const worst = draft.worst()
      if (worst === null) break
      evict(draft, worst, left)
    }
  }
  const admitted = txs.filter(({ hash }) => draft.has(hash)).length
  return {
    state: { ...state, hasCrowd: true, gone, mempool: draft.seal() },
    events,
    admitted,
    turnedAway: txs.length - admitted,
  }
}

function evict(
  draft: PoolDraft,
  entry: PoolEntry,
  left: (entry: PoolEntry, how: 'dropped', event: () => L1Event) => void,
): void {
  draft.remove(entry)
  left(entry, 'dropped', () => ({
    type: 'l1.dropped',
    data: { hash: entry.hash, from: entry.sender, reason: 'evicted' },
  }))
}
