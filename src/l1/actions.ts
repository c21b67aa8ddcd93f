// The L1's actions for the kernel, written over a lens so that every system can take the L1 in.

import { isRefused } from '../kernel/refusal.ts'
import type { ActionDefinition, ActorId, Ctx, Names, Refusal, Refused, Seconds } from '../kernel/types.ts'
import { cheat } from './chain/cheats.ts'
import { headOf } from './chain/head.ts'
import { deepestReorg, reorg } from './chain/reorg.ts'
import { setGasLimit, upgrade } from './chain/rules.ts'
import { sealSlot } from './chain/seal.ts'
import type { Change, L1State } from './chain/state.ts'
import { call, deploy, pay, postBlobs, replace, sendRaw } from './chain/submit.ts'
import { isAnythingDue } from './mempool/pending.ts'
import { poolSize } from './mempool/pool.ts'
import { L1_ARGS } from './schemas.ts'
import { BLOB_SCHEDULES, type L1Actions, type L1Events } from './types.ts'

export interface L1Lens<S> {
  get(state: S): L1State
  set(state: S, l1: L1State): S
}

type L1Ctx = Ctx<L1Actions, L1Events>
type L1Definitions<S, A, E> = { readonly [K in Names<L1Actions>]: ActionDefinition<S, L1Actions[K], A, E> }

/** A gap at least this long is taken in one stride instead of slot by slot. */
const STRIDE_SECONDS = 3600

export function l1Actions<S, A extends L1Actions, E extends L1Events>(lens: L1Lens<S>): L1Definitions<S, A, E> {
  type Run<K extends Names<L1Actions>> = (
    l1: L1State,
    args: L1Actions[K],
    now: Seconds,
    progress: Ctx<A, E>['progress'],
  ) => Promise<Change | Refused>
  const define = <K extends Names<L1Actions>>(
    name: K,
    run: Run<K>,
    whyNot: (l1: L1State) => Refusal | null = () => null,
  ): ActionDefinition<S, L1Actions[K], A, E> => ({
    args: L1_ARGS[name],
    whyNot: (state) => whyNot(lens.get(state)),
    async run(state, args, _by: ActorId, ctx) {
      const change = await run(lens.get(state), args, ctx.clock.now, (progress) => ctx.progress(progress))
      return isRefused(change) ? change : lens.set(state, tellL1(change, ctx))
    },
  })

  return {
    'l1.pay': define('l1.pay', pay),
    'l1.call': define('l1.call', call),
    'l1.deploy': define('l1.deploy', deploy),
    'l1.postBlobs': define('l1.postBlobs', postBlobs),
    'l1.sendRaw': define('l1.sendRaw', sendRaw),
    'l1.reorg': define('l1.reorg', reorg, (l1) => {
      const deepest = deepestReorg(l1)
      return deepest === 0 ? { code: 'would-cross-finality', facts: { depth: 1, deepest } } : null
    }),
    'l1.cheat': define('l1.cheat', cheat),
    'l1.gasLimit': define('l1.gasLimit', async (l1, args) => setGasLimit(l1, args)),
    'l1.upgrade': define('l1.upgrade', upgrade, ({ params }) =>
      params.blobSchedule === BLOB_SCHEDULES.at(-1)
        ? { code: 'fork-is-past', facts: { from: params.blobSchedule, to: params.blobSchedule } }
        : null,
    ),
    'l1.replace': define('l1.replace', replace, (l1) =>
      poolSize(l1.mempool) === 0 ? { code: 'nothing-pending', facts: null } : null,
    ),
    'l1.slot': {
      args: L1_ARGS['l1.slot'],
      internal: true,
      idle: (state) => !isAnythingDue(lens.get(state)),
      async run(state, { slot }, _by, ctx) {
        const l1 = tellL1(await sealSlot(lens.get(state), slot), ctx)
        scheduleNextSlot(l1, slot, ctx)
        return lens.set(state, l1)
      },
    },
  }
}

/** The heartbeat's first beat: to be called once by whoever makes a world with an L1. */
export function startL1<A extends L1Actions, E extends L1Events>(l1: L1State, ctx: Ctx<A, E>): void {
  scheduleNextSlot(l1, headOf(l1).slot, ctx)
}

/** Whether it strides: a system with heartbeats of its own in each slot has none to plan then. */
export function scheduleNextSlot<A extends L1Actions, E extends L1Events>(
  l1: L1State,
  slot: number,
  ctx: Ctx<A, E>,
  isDue: () => boolean = () => isAnythingDue(l1),
): boolean {
  const { clock } = narrowed(ctx)
  const { slotSeconds } = l1.params
  const isLongGap = clock.horizon - clock.now > STRIDE_SECONDS && !isDue()
  const next = isLongGap ? Math.max(slot + 1, Math.floor(clock.horizon / slotSeconds)) : slot + 1
  clock.schedule(next * slotSeconds, { type: 'l1.slot', by: 'l1', args: { slot: next } })
  return next > slot + 1
}

/** For handlers of other systems that send transactions themselves (`chain/submit.ts`): emits, and gives the next L1. */
export function tellL1<A extends L1Actions, E extends L1Events>(change: Change, ctx: Ctx<A, E>): L1State {
  const l1Ctx = narrowed(ctx)
  for (const event of change.events) l1Ctx.emit(event.type, event.data as never)
  return change.state
}

/** A system's clock and events contain the L1's; TypeScript cannot see that through the type parameters. */
const narrowed = <A extends L1Actions, E extends L1Events>(ctx: Ctx<A, E>): L1Ctx => ctx as unknown as L1Ctx
