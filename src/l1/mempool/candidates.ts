// In which order a builder tries what waits: best effective tip first, each sender in the order of its nonces.

import type { Hex } from '../../kernel/types.ts'
import { effectiveTip } from '../chain/transactions.ts'
import { type Mempool, type PoolEntry, poolQueues } from './pool.ts'

export interface Candidates {
  /** The best that has not been handed out; `undefined` when there is none left. */
  next(): PoolEntry | undefined
  /** The last one handed out is in: its sender's next nonce may follow. Without this call the sender is done. */
  follow(): void
  /** All that have not been handed out and could be, in no order. */
  rest(): readonly PoolEntry[]
}

interface Contender {
  readonly entry: PoolEntry
  readonly tip: bigint
  readonly queue: readonly PoolEntry[]
  readonly at: number
}

/** Who cannot pay the base fee does not take part, nor does what stands behind it in its sender's queue. */
export function candidatesOf(pool: Mempool, baseFee: bigint, nonceOf: (sender: Hex) => bigint): Candidates {
  const heap: Contender[] = []
  let handed: Contender | undefined
  const enter = (queue: readonly PoolEntry[], at: number, nonce: bigint) => {
    const entry = queue[at]
    if (entry === undefined || entry.tx.nonce !== nonce) return
    const tip = effectiveTip(entry.tx, baseFee)
    if (tip !== null) push(heap, { entry, tip, queue, at })
  }
  for (const queue of poolQueues(pool)) {
    const first = queue[0]
    if (first === undefined) continue
    const nonce = nonceOf(first.sender)
    const isBehind = first.tx.nonce < nonce
    enter(isBehind ? queue.filter((entry) => entry.tx.nonce >= nonce) : queue, 0, nonce)
  }
  return {
    next() {
      handed = pop(heap)
      return handed?.entry
    },
    follow() {
      if (handed !== undefined) enter(handed.queue, handed.at + 1, handed.entry.tx.nonce + 1n)
      handed = undefined
    },
    rest: () => heap.map(({ entry }) => entry),
  }
}

const isBetter = (a: Contender, b: Contender) => (a.tip === b.tip ? a.entry.order < b.entry.order : a.tip > b.tip)

function push(heap: Contender[], item: Contender): void {
  let at = heap.push(item) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isBetter(item, heap[parent] as Contender)) break
    heap[at] = heap[parent] as Contender
    at = parent
  }
  heap[at] = item
}

function pop(heap: Contender[]): Contender | undefined {
  const best = heap[0]
  const last = heap.pop()
  if (best === undefined || last === undefined || heap.length === 0) return best
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBetter(heap[child + 1] as Contender, heap[child] as Contender)) child++
    if (!isBetter(heap[child] as Contender, last)) break
    heap[at] = heap[child] as Contender
    at = child
  }
  heap[at] = last
  return best
}
