// What each party does by itself when L1 has a new block, or when a time has come. Each looks at L1 and at what it keeps,
// and sends what it wants; nobody moves anything by hand.

import type { Seconds } from '../../../kernel/types.ts'
import { askCommittee } from './committee.ts'
import type { ZkCtx } from './errands.ts'
import { closeWhatIsDue, commitNext, executeNext } from './operator/batches.ts'
import { messagesInBatches, SETTLED_SECONDS } from './operator/waiting.ts'
import { OPERATOR_ID } from './people.ts'
import { followPocket } from './pocket/chain.ts'
import { actProver } from './proving/prover.ts'
import type { ZkWorld } from './state.ts'

export async function actAll(before: ZkWorld, ctx: ZkCtx): Promise<ZkWorld> {
  const state = await followPocket(await actProver(await actOperator(before, ctx), ctx), ctx)
  return planWakes(state, ctx)
}

/** Once the rollup stands still there is nothing left to do for it. */
async function actOperator(before: ZkWorld, ctx: ZkCtx): Promise<ZkWorld> {
  if (!before.operator.mode.online || before.facts.frozen !== null) return before
  const state = askCommittee(closeWhatIsDue(before, ctx), ctx)
  return executeNext(await commitNext(state, ctx), ctx)
}

/** Whoever waits for a time sets an alarm for it, so that long waits can be taken in one stride. */
function planWakes(state: ZkWorld, { clock }: ZkCtx): ZkWorld {
  const wanted = new Set(wakeTimes(state).filter((at) => at > clock.now))
  const planned = state.wakes.filter((at) => at > clock.now)
  const missing = [...wanted].filter((at) => !planned.includes(at))
  for (const at of missing) clock.schedule(at, { type: 'actors.wake', by: OPERATOR_ID, args: { at } })
  return { ...state, wakes: [...planned, ...missing] }
}

function wakeTimes({ facts, operator }: ZkWorld): readonly Seconds[] {
  const { since, mode } = operator
  return [
    ...(since === null ? [] : [since + mode.maxAgeSeconds]),
    ...facts.messages.slice(messagesInBatches(operator)).map(({ place }) => place.at + SETTLED_SECONDS),
  ]
}
