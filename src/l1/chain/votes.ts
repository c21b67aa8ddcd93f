// Who voted in time, where it was less than everybody: a slot that is not in here counts in full.
// Shares are whole millionths, so that a sum is the same in every order.

import { emptyMap, mapDelete, mapGet, mapSet, type PersistentMap } from '../../lib/persistentMap.ts'
import { vectorGet } from '../../lib/persistentVector.ts'
import type { L1State } from './state.ts'

export interface Votes {
  /** What was missing, in millionths of the stake, by slot; only where something was. */
  readonly bySlot: PersistentMap<number>
  /** The sum of it over an epoch, slots that were strode over included. */
  readonly byEpoch: PersistentMap<number>
  /** Of the latest slot that was recorded: what a stride takes for all that it skips. */
  readonly last: { readonly slot: number; readonly missing: number }
}

export const NO_VOTES: Votes = { bySlot: emptyMap(), byEpoch: emptyMap(), last: { slot: 0, missing: 0 } }

const WHOLE = 1_000_000

/** Remembers which share of the stake (0 … 1) attested to a block in time. Saying it again replaces what was said. */
export function recordVotes(state: L1State, block: number, share: number): L1State {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share of the stake lies between 0 and 1, not at ${share}`)
  const slot = vectorGet(state.blocks, block)?.slot
  if (slot === undefined) throw new RangeError(`no block ${block}`)
  const missing = WHOLE - Math.round(share * WHOLE)
  const { votes, params } = state
  const was = mapGet(votes.bySlot, String(slot)) ?? 0
  const last = slot >= votes.last.slot ? { slot, missing } : votes.last
  if (was === missing && last.missing === votes.last.missing) return state
  const epoch = Math.floor(slot / params.slotsPerEpoch)
  return {
    ...state,
    votes: {
      bySlot: put(votes.bySlot, slot, missing),
      byEpoch: put(votes.byEpoch, epoch, missingIn(votes, epoch) + missing - was),
      last,
    },
  }
}

/** Slots that a stride skipped: whoever was late before it is taken to have been late all along. */
export function withSkippedVotes(votes: Votes, slots: { from: number; to: number }, slotsPerEpoch: number): Votes {
  const { missing } = votes.last
  if (missing === 0 || slots.to < slots.from) return votes
  let { byEpoch } = votes
  const epochOf = (slot: number) => Math.floor(slot / slotsPerEpoch)
  for (let epoch = epochOf(slots.from); epoch <= epochOf(slots.to); epoch++) {
    const first = Math.max(slots.from, epoch * slotsPerEpoch)
    const last = Math.min(slots.to, (epoch + 1) * slotsPerEpoch - 1)
    byEpoch = put(byEpoch, epoch, missingIn(votes, epoch) + missing * (last - first + 1))
  }
  return { ...votes, byEpoch }
}

/** Two thirds of the stake, over all slots of the epoch. */
export function isJustified(votes: Votes, epoch: number, slotsPerEpoch: number): boolean {
  return epoch === 0 || 3 * missingIn(votes, epoch) <= WHOLE * slotsPerEpoch
}

export const hasVotes = ({ byEpoch, last }: Votes): boolean => byEpoch.size > 0 || last.missing > 0

const missingIn = ({ byEpoch }: Votes, epoch: number): number => mapGet(byEpoch, String(epoch)) ?? 0

function put(map: PersistentMap<number>, key: number, value: number): PersistentMap<number> {
  return value === 0 ? mapDelete(map, String(key)) : mapSet(map, String(key), value)
}
