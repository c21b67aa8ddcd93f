// Sending transactions to L1 on somebody's behalf: whatever the rollup's parties want of L1, they ask for here.

import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { Ctx, Hex, Refused } from '../../../kernel/types.ts'
import { tellL1 } from '../../../l1/actions.ts'
import type { Change } from '../../../l1/chain/state.ts'
import { call } from '../../../l1/chain/submit.ts'
import { poolEntry } from '../../../l1/mempool/pool.ts'
import type { OptimisticState } from './state.ts'
import type { OptimisticActions } from './types/actions.ts'
import type { OptimisticEvents } from './types/events.ts'

export type OptimisticCtx = Ctx<OptimisticActions, OptimisticEvents>

export interface Order {
  readonly from: string
  readonly to: Hex
  readonly data: Hex
  readonly valueWei?: bigint
}

export async function send(
  state: OptimisticState,
  order: Order,
  ctx: OptimisticCtx,
): Promise<OptimisticState | Refused> {
  const { valueWei = 0n, ...rest } = order
  const change = await call(state.l1, { ...rest, valueWei: valueWei.toString() }, ctx.clock.now)
  return isRefused(change) ? change : afterSending(state, change, ctx)
}

export const afterSending = (state: OptimisticState, change: Change, ctx: OptimisticCtx): OptimisticState => ({
  ...state,
  l1: tellL1(change, ctx),
})

/** The hash of what was just sent. */
export function hashOfChange({ events }: Change): Hex {
  const queued = events.find((event) => event.type === 'l1.queued')
  if (queued?.type !== 'l1.queued') throw new Error('nothing was queued')
  return queued.data.hash
}

export const isOnItsWay = ({ errands }: OptimisticState, what: string): boolean =>
  errands.some((errand) => errand.what === what)

/** Sends what is not on its way already, and remembers what it is for. */
export async function sendOnce(
  state: OptimisticState,
  what: string,
  order: Order,
  ctx: OptimisticCtx,
): Promise<OptimisticState | Refused> {
  if (isOnItsWay(state, what)) return refuse('already-on-its-way', { what })
  const { valueWei = 0n, ...rest } = order
  const change = await call(state.l1, { ...rest, valueWei: valueWei.toString() }, ctx.clock.now)
  if (isRefused(change)) return change
  const errand = { what, tx: hashOfChange(change) }
  return { ...afterSending(state, change, ctx), errands: [...state.errands, errand] }
}

/** Forgets what no longer waits: it has its block, or was dropped. */
export const withoutDone = (state: OptimisticState): OptimisticState => ({
  ...state,
  errands: state.errands.filter(({ tx }) => poolEntry(state.l1.mempool, tx) !== undefined),
})
