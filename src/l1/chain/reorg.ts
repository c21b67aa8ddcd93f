// The last blocks lose against a competing branch that had other things in the same slots.
// The fork choice itself is not simulated: this is its outcome.

import { refuse } from '../../kernel/refusal.ts'
import type { Hex, Refused } from '../../kernel/types.ts'
import { mapDelete, mapGet, mapSet } from '../../lib/persistentMap.ts'
import { vectorGet, vectorItems, vectorOf, vectorTake } from '../../lib/persistentVector.ts'
import { poolPut } from '../mempool/pool.ts'
import type { L1Actions } from '../types.ts'
import { unplaceBlobs } from './blobStore.ts'
import { finalityOf } from './finality.ts'
import { headOf } from './head.ts'
import { fitPool, hasUpgraded } from './rules.ts'
import { finalityEvents, sealSlot } from './seal.ts'
import type { BlockRecord, Change, L1Event, L1State, Traffic, TxRecord } from './state.ts'
import { summariseTx } from './transactions.ts'

/** How many blocks could still be lost. */
export function deepestReorg(state: L1State): number {
  return headOf(state).number - finalityOf(state).finalised
}

export async function reorg(state: L1State, { depth, censor = [] }: L1Actions['l1.reorg']): Promise<Change | Refused> {
  const deepest = deepestReorg(state)
  if (depth > deepest) return refuse('would-cross-finality', { depth, deepest })
  const kept = state.blocks.length - depth
  const removed = [...vectorItems(state.blocks, kept)]
  const recordsOf = (traffic: Traffic) =>
    removed.flatMap((block) => block.transactions.filter((record) => record.traffic === traffic))
  const people = recordsOf('person')
  const stranger = censor.find((hash) => !people.some((record) => record.hash === hash))
  if (stranger !== undefined) return refuse('not-in-those-blocks', { hash: stranger })

  const lost = people.filter((record) => censor.includes(record.hash))
  const returned = people.filter((record) => !censor.includes(record.hash))
  const back = withoutBlocks(state, removed, { lost, returned, crowd: recordsOf('crowd') })
  // What comes back from before a fork was made under other rules.
  const fitted = hasUpgraded(state) ? fitPool(back) : { state: back, events: [] }
  let next = fitted.state
  const sealed: L1Event[] = []
  for (const { slot, machine } of removed) {
    const change = await sealSlot(next, slot, { withoutPeople: true, machine })
    next = change.state
    sealed.push(...change.events.filter((event) => event.type === 'l1.sealed'))
  }
  const summaries = (records: readonly TxRecord[]) =>
    records.map(({ tx, hash, sender }) => summariseTx(tx, hash, sender))
  const told: L1Event = {
    type: 'l1.reorged',
    data: {
      depth,
      from: kept,
      removed: removed.map((block) => block.hash),
      returned: summaries(returned),
      lost: summaries(lost),
      head: headOf(next).number,
    },
  }
  return { state: next, events: [told, ...fitted.events, ...sealed, ...finalityEvents(state, next)] }
}

function withoutBlocks(
  state: L1State,
  removed: readonly BlockRecord[],
  { lost, returned, crowd }: Readonly<Record<'lost' | 'returned' | 'crowd', readonly TxRecord[]>>,
): L1State {
  const first = removed[0] as BlockRecord
  let { numberByHash, placeByTx, mempool, gone, blobs } = state
  for (const block of removed) {
    numberByHash = mapDelete(numberByHash, block.hash)
    blobs = unplaceBlobs(blobs, block)
    for (const record of block.transactions) placeByTx = mapDelete(placeByTx, record.hash)
  }
  for (const { hash } of lost) gone = mapSet(gone, hash, 'dropped')
  for (const { tx, hash, sender } of returned) {
    mempool = poolPut(mempool, { tx, hash, sender, since: seenAt(state, hash), isCrowd: false })
  }
  const since = first.slot * state.params.slotSeconds
  for (const { tx, hash, sender } of crowd) mempool = poolPut(mempool, { tx, hash, sender, since, isCrowd: true })
  return {
    ...state,
    blocks: vectorTake(state.blocks, first.number),
    world: first.before,
    numberByHash,
    placeByTx,
    mempool,
    gone,
    blobs,
    contracts: vectorOf([...vectorItems(state.contracts)].filter((contract) => contract.deployedIn < first.number)),
    branch: state.branch + 1,
  }
}

function seenAt(state: L1State, hash: Hex): number {
  const index = mapGet(state.seenByHash, hash)
  return index === undefined ? 0 : (vectorGet(state.seen, index)?.at ?? 0)
}
