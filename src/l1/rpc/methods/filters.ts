// Filters live as long as the session; what they have told is the chain as it was when they were last asked.

import * as v from 'valibot'
import type { Hex, Json } from '../../../kernel/types.ts'
import { mapHas } from '../../../lib/persistentMap.ts'
import { vectorGet } from '../../../lib/persistentVector.ts'
import { headOf } from '../../chain/head.ts'
import type { BlockRecord, L1State } from '../../chain/state.ts'
import { poolEntry } from '../../mempool/pool.ts'
import { CODE, RpcFault } from '../errors.ts'
import { logsOf, logsOfBlock } from '../logs.ts'
import { method, type RpcContext, type RpcMethods } from '../method.ts'
import type { RpcFilter, RpcSession } from '../port.ts'
import { toQuantity } from '../quantities.ts'
import { type LogFilter, logFilter, quantity } from '../schemas.ts'

/** The oldest goes when there are more: a client that forgets to uninstall must not fill the memory. */
const MOST_FILTERS = 1024

const filterId = v.pipe(
  quantity,
  v.transform((id) => toQuantity(id)),
)

function install(session: RpcSession, filter: RpcFilter): Hex {
  const id = toQuantity(session.nextId++)
  session.filters.set(id, filter)
  for (const oldest of session.filters.keys()) {
    if (session.filters.size <= MOST_FILTERS) break
    session.filters.delete(oldest)
  }
  return id
}

function filterOf({ session }: RpcContext, id: Hex): RpcFilter {
  const filter = session.filters.get(id)
  if (filter === undefined) throw new RpcFault(CODE.server, `filter not found: ${id}`)
  return filter
}

/** The blocks that one chain has and the other does not, oldest first. */
function difference(of: L1State, without: L1State): BlockRecord[] {
  const blocks: BlockRecord[] = []
  for (let number = headOf(of).number; number >= 0; number--) {
    const block = vectorGet(of.blocks, number) as BlockRecord
    if (vectorGet(without.blocks, number)?.hash === block.hash) break
    blocks.push(block)
  }
  return blocks.reverse()
}

/** Transactions that arrived since then, and are still known. */
function arrivals(l1: L1State, told: L1State): Hex[] {
  const hashes: Hex[] = []
  for (let at = l1.seen.length - 1; at >= 0; at--) {
    const hash = vectorGet(l1.seen, at)?.hash as Hex
    if (mapHas(told.seenByHash, hash)) break
    if (poolEntry(l1.mempool, hash) !== undefined || mapHas(l1.placeByTx, hash)) hashes.push(hash)
  }
  return hashes.reverse()
}

function changes(asked: RpcFilter, l1: L1State): Json[] {
  const { told } = asked
  if (asked.kind === 'pending') return arrivals(l1, told)
  const added = difference(l1, told)
  if (asked.kind !== 'logs') return added.map((block) => block.hash)
  const { filter } = asked
  const concerned = added.filter((block) => isWithin(block, filter))
  const takenBack = difference(told, l1).filter((block) => isWithin(block, filter))
  return [
    ...takenBack.flatMap((block) => logsOfBlock(told, block, filter, true)),
    ...concerned.flatMap((block) => logsOfBlock(l1, block, filter)),
  ]
}

/** Numbers bound a filter; a tag means "from now on". */
function isWithin({ number }: BlockRecord, { fromBlock, toBlock }: LogFilter): boolean {
  const isAfterStart = fromBlock == null || !('number' in fromBlock) || number >= fromBlock.number
  return isAfterStart && (toBlock == null || !('number' in toBlock) || number <= toBlock.number)
}

export const filterMethods: RpcMethods = {
  eth_getLogs: method([logFilter], ({ l1 }, filter) => logsOf(l1, filter)),

  eth_newFilter: method([logFilter], ({ l1, session }, filter) => install(session, { kind: 'logs', filter, told: l1 })),
  eth_newBlockFilter: method([], ({ l1, session }) => install(session, { kind: 'block', told: l1 })),
  eth_newPendingTransactionFilter: method([], ({ l1, session }) => install(session, { kind: 'pending', told: l1 })),
  eth_getFilterChanges: method([filterId], (context, id) => {
    const filter = filterOf(context, id)
    const found = changes(filter, context.l1)
    filter.told = context.l1
    return found
  }),
  eth_getFilterLogs: method([filterId], (context, id) => {
    const filter = filterOf(context, id)
    if (filter.kind !== 'logs') throw new RpcFault(CODE.server, `filter not found: ${id} is not a filter of logs`)
    return logsOf(context.l1, filter.filter)
  }),
  eth_uninstallFilter: method([filterId], ({ session }, id) => session.filters.delete(id)),
}
