// A mempool while many transactions enter it at once: changed in place, and a value again when all are in.

import type { Hex } from '../../kernel/types.ts'
import { mapDelete, mapHas, mapSet, mapValues } from '../../lib/persistentMap.ts'
import type { Arrival, PoolLookup } from './admit.ts'
import { isWorse } from './admit.ts'
import { type Mempool, type PoolEntry, poolSize, queueOf } from './pool.ts'

export interface PoolDraft extends PoolLookup {
  size(): number
  /** In its place in its sender's queue; answers with the entry of the same nonce that it replaces. */
  put(arrival: Arrival, rest: Pick<PoolEntry, 'since' | 'isCrowd'>): PoolEntry | null
  /** Undoes the last `put`. */
  takeBack(): void
  /** Who goes when there is no room: the lowest tip among the last of each sender's queue. */
  worst(): PoolEntry | null
  remove(entry: PoolEntry): void
  seal(): Mempool
}

export function createPoolDraft(pool: Mempool): PoolDraft {
  /** Queues that differ from the pool's. */
  const queues = new Map<Hex, readonly PoolEntry[]>()
  const added = new Map<Hex, Hex>()
  const removed = new Set<Hex>()
  let arrivals = pool.arrivals
  let size = poolSize(pool)
  let last: { entry: PoolEntry; queue: readonly PoolEntry[]; replaced: PoolEntry | null } | null = null
  /** The last of each sender's queue, worst first; made when the first must go. Stale entries are passed over. */
  let heap: PoolEntry[] | null = null

  const queue = (sender: Hex) => queues.get(sender) ?? queueOf(pool, sender)
  const isLast = (entry: PoolEntry) => queue(entry.sender).at(-1) === entry
  const offer = (sender: Hex) => {
    const end = queue(sender).at(-1)
    if (heap !== null && end !== undefined) push(heap, end)
  }
  const forget = (hash: Hex) => {
    if (!added.delete(hash)) removed.add(hash)
    size--
  }
  const know = ({ hash, sender }: PoolEntry) => {
    if (!removed.delete(hash)) added.set(hash, sender)
    size++
  }

  return {
    has: (hash) => added.has(hash) || (mapHas(pool.senderByHash, hash) && !removed.has(hash)),
    queueOf: queue,
    size: () => size,
    put({ tx, hash, sender }, { since, isCrowd }) {
      const before = queue(sender)
      const entry: PoolEntry = { tx, hash, sender, since, isCrowd, order: arrivals++ }
      const at = before.findIndex((other) => other.tx.nonce >= tx.nonce)
      const same = at < 0 ? undefined : before[at]
      const replaced = same !== undefined && same.tx.nonce === tx.nonce ? same : null
      queues.set(sender, at < 0 ? [...before, entry] : before.toSpliced(at, replaced === null ? 0 : 1, entry))
      if (replaced !== null) forget(replaced.hash)
      know(entry)
      last = { entry, queue: before, replaced }
      if (isLast(entry)) offer(sender)
      return replaced
    },
    takeBack() {
      if (last === null) throw new Error('nothing to take back')
      const { entry, queue: before, replaced } = last
      queues.set(entry.sender, before)
      forget(entry.hash)
      if (replaced !== null) know(replaced)
      arrivals--
      offer(entry.sender)
      last = null
    },
    worst() {
      if (heap === null) {
        heap = []
        for (const others of mapValues(pool.queues)) {
          const sender = others[0]?.sender
          if (sender !== undefined && !queues.has(sender)) push(heap, others.at(-1) as PoolEntry)
        }
        for (const sender of queues.keys()) offer(sender)
      }
      while (heap[0] !== undefined && !isLast(heap[0])) pop(heap)
      return heap[0] ?? null
    },
    remove(entry) {
      queues.set(
        entry.sender,
        queue(entry.sender).filter((other) => other !== entry),
      )
      forget(entry.hash)
      last = null
      offer(entry.sender)
    },
    seal() {
      let { queues: sealed, senderByHash } = pool
      for (const [sender, entries] of queues) {
        sealed = entries.length === 0 ? mapDelete(sealed, sender) : mapSet(sealed, sender, entries)
      }
      for (const hash of removed) senderByHash = mapDelete(senderByHash, hash)
      for (const [hash, sender] of added) senderByHash = mapSet(senderByHash, hash, sender)
      return { queues: sealed, senderByHash, arrivals }
    },
  }
}

function push(heap: PoolEntry[], entry: PoolEntry): void {
  let at = heap.push(entry) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isWorse(entry, heap[parent] as PoolEntry)) break
    heap[at] = heap[parent] as PoolEntry
    at = parent
  }
  heap[at] = entry
}

function pop(heap: PoolEntry[]): void {
  const end = heap.pop()
  if (end === undefined || heap.length === 0) return
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isWorse(heap[child + 1] as PoolEntry, heap[child] as PoolEntry)) child++
    if (!isWorse(heap[child] as PoolEntry, end)) break
    heap[at] = heap[child] as PoolEntry
    at = child
  }
  heap[at] = end
}
