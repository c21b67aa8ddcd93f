// Transactions that wait, as an immutable value: a queue by nonce for each sender.

import type { TypedTransaction } from '@ethereumjs/tx'
import type { Hex, Seconds } from '../../kernel/types.ts'
import {
  emptyMap,
  mapDelete,
  mapEntries,
  mapGet,
  mapSet,
  mapValues,
  type PersistentMap,
} from '../../lib/persistentMap.ts'

export interface PoolEntry {
  readonly tx: TypedTransaction
  readonly hash: Hex
  readonly sender: Hex
  readonly since: Seconds
  /** One of many that no event tells of one by one. */
  readonly isCrowd: boolean
  /** Order of arrival: among equal tips, the earlier goes first. */
  readonly order: number
}

export interface Mempool {
  /** By sender, ascending by nonce. */
  readonly queues: PersistentMap<readonly PoolEntry[]>
  readonly senderByHash: PersistentMap<Hex>
  readonly arrivals: number
}

export const EMPTY_MEMPOOL: Mempool = { queues: emptyMap(), senderByHash: emptyMap(), arrivals: 0 }

const NONE: readonly PoolEntry[] = []

export const poolSize = (pool: Mempool): number => pool.senderByHash.size

export const queueOf = (pool: Mempool, sender: Hex): readonly PoolEntry[] => mapGet(pool.queues, sender) ?? NONE

export function poolEntry(pool: Mempool, hash: Hex): PoolEntry | undefined {
  const sender = mapGet(pool.senderByHash, hash)
  return sender === undefined ? undefined : queueOf(pool, sender).find((entry) => entry.hash === hash)
}

/** Replaces the entry of the same sender and nonce, if there is one. */
export function poolPut(pool: Mempool, entry: Omit<PoolEntry, 'order'>): Mempool {
  const queue = queueOf(pool, entry.sender)
  const same = queue.find((other) => other.tx.nonce === entry.tx.nonce)
  const added: PoolEntry = { ...entry, order: pool.arrivals }
  const next = [...queue.filter((other) => other !== same), added].sort((a, b) => (a.tx.nonce < b.tx.nonce ? -1 : 1))
  const known = same === undefined ? pool.senderByHash : mapDelete(pool.senderByHash, same.hash)
  return {
    queues: mapSet(pool.queues, entry.sender, next),
    senderByHash: mapSet(known, entry.hash, entry.sender),
    arrivals: pool.arrivals + 1,
  }
}

export function poolRemove(pool: Mempool, entries: readonly PoolEntry[]): Mempool {
  let { queues, senderByHash } = pool
  for (const entry of entries) {
    const rest = (mapGet(queues, entry.sender) ?? NONE).filter((other) => other.hash !== entry.hash)
    queues = rest.length === 0 ? mapDelete(queues, entry.sender) : mapSet(queues, entry.sender, rest)
    senderByHash = mapDelete(senderByHash, entry.hash)
  }
  return { queues, senderByHash, arrivals: pool.arrivals }
}

/** The same transactions of the same senders, otherwise. */
export function poolMap(pool: Mempool, change: (entry: PoolEntry) => PoolEntry): Mempool {
  let { queues } = pool
  for (const [sender, queue] of mapEntries(pool.queues)) queues = mapSet(queues, sender, queue.map(change))
  return { ...pool, queues }
}

/** What waits and is nobody's in particular. */
export function crowdOnly(pool: Mempool): Mempool {
  return poolRemove(
    pool,
    poolEntries(pool).filter((entry) => !entry.isCrowd),
  )
}

type Queues = readonly (readonly PoolEntry[])[]

/** Each sender's, in an order of their own. Kept: a look at the mempool walks over them several times. */
export function poolQueues(pool: Mempool): Queues {
  let queues = queuesOf.get(pool)
  if (queues === undefined) {
    queues = [...mapValues(pool.queues)]
    queuesOf.set(pool, queues)
  }
  return queues
}

const queuesOf = new WeakMap<Mempool, Queues>()

/** In order of arrival. */
export function poolEntries(pool: Mempool): readonly PoolEntry[] {
  let all = inOrder.get(pool)
  if (all === undefined) {
    all = poolQueues(pool)
      .flat()
      .sort((a, b) => a.order - b.order)
    inOrder.set(pool, all)
  }
  return all
}

const inOrder = new WeakMap<Mempool, readonly PoolEntry[]>()
