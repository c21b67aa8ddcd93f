// Rules that change while the chain runs: how much a block may hold, and which fork is in force. What waits and could
// never be in a block again is dropped, as nodes drop it.

import { createTxFromRLP, type TypedTransaction } from '@ethereumjs/tx'
import { refuse } from '../../kernel/refusal.ts'
import type { Refused } from '../../kernel/types.ts'
import { mapSet } from '../../lib/persistentMap.ts'
import { machineFor } from '../machine/machine.ts'
import { type PoolEntry, poolEntries, poolMap, poolRemove } from '../mempool/pool.ts'
import { BLOB_SCHEDULES, type L1Actions } from '../types.ts'
import { blockAt, mostGas } from './environment.ts'
import { asSender } from './simulate.ts'
import { type Change, gasLimitOf, type L1Event, type L1State } from './state.ts'
import { blobsOf } from './transactions.ts'

/** Whether the next block follows another fork than genesis did. */
export const hasUpgraded = (state: L1State): boolean => blockAt(state, 0).machine !== state.machine

export function setGasLimit(state: L1State, { gasLimit }: L1Actions['l1.gasLimit']): Change {
  const next = { ...state, overrides: { ...state.overrides, gasLimit } }
  const fitted = fitPool(next)
  const told: L1Event = { type: 'l1.gasLimitSet', data: { from: gasLimitOf(state), to: gasLimit } }
  return { state: fitted.state, events: [told, ...fitted.events] }
}

export async function upgrade(
  state: L1State,
  { blobSchedule: to }: L1Actions['l1.upgrade'],
): Promise<Change | Refused> {
  const from = state.params.blobSchedule
  if (BLOB_SCHEDULES.indexOf(to) <= BLOB_SCHEDULES.indexOf(from)) return refuse('fork-is-past', { from, to })
  const machine = await machineFor(state.params.chainId, to)
  const fitted = fitPool({ ...state, machine, params: { ...state.params, blobSchedule: to } })
  return { state: fitted.state, events: [{ type: 'l1.upgraded', data: { from, to } }, ...fitted.events] }
}

/** What waits, under the rules of the next block: made again where it was made under others, dropped where it cannot be. */
export function fitPool(state: L1State): Change {
  const misfits: PoolEntry[] = []
  const remade = new Map<PoolEntry, TypedTransaction>()
  for (const entry of poolEntries(state.mempool)) {
    const tx = underRules(state, entry)
    if (tx === null) misfits.push(entry)
    else if (tx !== entry.tx) remade.set(entry, tx)
  }
  let { gone } = state
  const events: L1Event[] = []
  for (const { hash, sender, isCrowd } of misfits) {
    if (isCrowd) continue
    gone = mapSet(gone, hash, 'dropped')
    events.push({ type: 'l1.dropped', data: { hash, from: sender, reason: 'rules-changed' } })
  }
  const left = poolRemove(state.mempool, misfits)
  const mempool = remade.size === 0 ? left : poolMap(left, (entry) => ({ ...entry, tx: remade.get(entry) ?? entry.tx }))
  return { state: { ...state, gone, mempool }, events }
}

/** A transaction object carries the rules it was made under. `null`: under these it could be in no block. */
function underRules(state: L1State, { tx, sender }: PoolEntry): TypedTransaction | null {
  const { common, schedule } = state.machine
  if (tx.gasLimit > mostGas(state) || blobsOf(tx).length > schedule.maxBlobsPerTransaction) return null
  if (tx.common === common) return tx
  const made = createTxFromRLP(tx.serialize(), { common })
  // EIP-7623 (Prague) gave calldata a floor: what was enough gas before it may not be enough after.
  if (made.gasLimit < made.getMinimumGasLimit()) return null
  const publicKey = tx.cache.senderPubKey
  if (publicKey === undefined) return asSender(made, sender)
  made.cache.senderPubKey = publicKey
  return made
}
