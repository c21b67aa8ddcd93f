// What everybody sees of L1: the contract's logs, and what they add up to.

import { firstFacts } from './beginning.ts'
import { fold, withBlobWords } from './l1/fold.ts'
import { readOn } from './l1/logs.ts'
import type { ZkWorld } from './state.ts'

/** The same world if L1 has no new block. */
export function look(state: ZkWorld): ZkWorld {
  const { l1, params } = state
  const log = readOn(state.log, l1, state.contracts.rollup)
  if (log === state.log) return state
  const known = state.log.told
  const hasOnlyGrown = known.every(({ place }, index) => log.told[index]?.place.key === place.key)
  let facts = hasOnlyGrown ? state.facts : firstFacts(params, state.genesis)
  for (const told of log.told.slice(hasOnlyGrown ? known.length : 0)) facts = fold(facts, told, l1)
  return { ...state, log, facts: withBlobWords(facts, l1, params.slots) }
}
