// What waits.

import type { Hex, Json } from '../../../kernel/types.ts'
import type { L1State } from '../../chain/state.ts'
import { maxFeeOf } from '../../chain/transactions.ts'
import { type PoolEntry, poolEntries, queueOf } from '../../mempool/pool.ts'
import { method, type RpcMethods } from '../method.ts'
import { txToJson } from '../objects.ts'
import { isQueued } from '../pending.ts'
import { toData, toQuantity } from '../quantities.ts'
import { address } from '../schemas.ts'

interface Halves<T> {
  readonly pending: T
  readonly queued: T
}

function halves<T>(l1: L1State, entries: readonly PoolEntry[], make: (entries: readonly PoolEntry[]) => T): Halves<T> {
  const queued = isQueued(l1)
  return { pending: make(entries.filter((entry) => !queued(entry))), queued: make(entries.filter(queued)) }
}

const byNonce = (write: (entry: PoolEntry) => Json) => (entries: readonly PoolEntry[]) =>
  Object.fromEntries(entries.map((entry) => [entry.tx.nonce.toString(), write(entry)]))

const bySender = (write: (entry: PoolEntry) => Json) => (entries: readonly PoolEntry[]) => {
  const senders = new Set(entries.map((entry) => entry.sender))
  const of = (sender: Hex) => byNonce(write)(entries.filter((entry) => entry.sender === sender))
  return Object.fromEntries([...senders].map((sender) => [sender, of(sender)]))
}

const inFull = (entry: PoolEntry): Json => txToJson(entry, null)

/** In geth's words. */
const inBrief = ({ tx }: PoolEntry): Json =>
  `${tx.to === undefined ? 'contract creation' : toData(tx.to.bytes)}: ${tx.value} wei + ${tx.gasLimit} gas × ${maxFeeOf(tx)} wei`

export const poolMethods: RpcMethods = {
  txpool_content: method([], ({ l1 }) => ({ ...halves(l1, poolEntries(l1.mempool), bySender(inFull)) })),
  txpool_contentFrom: method([address], ({ l1 }, sender) => ({
    ...halves(l1, queueOf(l1.mempool, sender), byNonce(inFull)),
  })),
  txpool_inspect: method([], ({ l1 }) => ({ ...halves(l1, poolEntries(l1.mempool), bySender(inBrief)) })),
  txpool_status: method([], ({ l1 }) => ({
    ...halves(l1, poolEntries(l1.mempool), (entries) => toQuantity(entries.length)),
  })),
}
