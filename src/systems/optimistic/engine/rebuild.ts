// A stranger with nothing but L1: takes every batch's bytes from there and derives the rollup from its first state on.

import { refuse } from '../../../kernel/refusal.ts'
import type { Refused } from '../../../kernel/types.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { rebuild as derive } from '../../../rollup/rebuild.ts'
import { outputOf } from '../../../rollup/state.ts'
import { bytesOnL1, recordsOf, rulesOf } from './derive.ts'
import type { OptimisticCtx } from './errands.ts'
import { addressOf, idOf } from './people.ts'
import type { OptimisticState } from './state.ts'

export interface Rebuilt {
  readonly batches: number
  readonly bytes: number
  readonly output: `0x${string}`
  /** Batches whose blobs L1 has forgotten: nothing behind the first of them can be derived without an archive. */
  readonly missing: number
}

/** Uses nothing that the world knows but L1 and the rollup's first state. */
export function rebuildFromL1(state: OptimisticState): Rebuilt {
  const { facts, genesis, l1 } = state
  const found = facts.batches.map((fact) => ({ batch: fact.posted, bytes: bytesOnL1(state, fact) }))
  const rebuilt = derive({ genesis, batches: found, message: recordsOf(facts), rules: rulesOf(state) })
  const batches = rebuilt.applied.length
  return {
    batches,
    bytes: found.slice(0, batches).reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0),
    output: bytesToHex(outputOf(rebuilt.state, l1.machine.crypto.keccak256)),
    missing: found.length - batches,
  }
}

export function rebuild(state: OptimisticState, from: string, ctx: OptimisticCtx): OptimisticState | Refused {
  const address = addressOf(from)
  if (address === null) return refuse('unknown-account', { account: from })
  const { keccak256 } = state.l1.machine.crypto
  const rebuilt = rebuildFromL1(state)
  const known = state.derived.at(-1)?.output ?? bytesToHex(outputOf(state.genesis, keccak256))
  ctx.emit('sequencer.rebuilt', { byId: idOf(address) ?? from, ...rebuilt, agrees: rebuilt.output === known })
  return state
}
