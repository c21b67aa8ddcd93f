// This rollup as others see it: what came up from L1, what may go down, and how sure its batches are.

import { finalityOf as finalityOfL1 } from '../../../l1/chain/finality.ts'
import type { Place } from '../../../l1/told.ts'
import { finalityOf } from '../../../rollup/finality.ts'
import { inboxOf } from '../../../rollup/inbox.ts'
import { outboxOf } from '../../../rollup/outbox.ts'
import type { FinalityView, Inbox, Outbox } from '../../../rollup/ports.ts'
import { batchesBehind, latestConfirmed } from './claims.ts'
import { confirmedState, derivedState } from './exits.ts'
import type { OptimisticState } from './state.ts'

export interface RollupPorts {
  readonly inbox: Inbox
  /** By what L1 believes; `null` where nobody knows the state behind it. */
  readonly outbox: Outbox | null
  readonly finality: FinalityView
}

export function portsOf(state: OptimisticState): RollupPorts {
  const { facts, l1 } = state
  const confirmed = confirmedState(state)
  const { finalised } = finalityOfL1(l1)
  const isFinal = (place: Place | null) => place !== null && place.block <= finalised
  const behind = latestConfirmed(state)
  const finalClaims = facts.claims.filter(({ status, settled }) => status === 'confirmed' && isFinal(settled))
  return {
    inbox: inboxOf({
      records: facts.messages.map(({ record }) => record),
      due: facts.batches.at(-1)?.posted.dueTo ?? 0,
      taken: derivedState(state).counters.messages,
    }),
    outbox: confirmed === null ? null : outboxOf(confirmed, l1.machine.crypto.keccak256),
    finality: finalityOf({
      posted: facts.batches.length,
      postedFinal: facts.batches.filter(({ place }) => isFinal(place)).length,
      confirmed: batchesBehind(state, behind),
      confirmedFinal: finalClaims.reduce((most, { claim }) => Math.max(most, batchesBehind(state, claim)), 0),
    }),
  }
}
