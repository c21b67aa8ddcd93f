// A second chain in one world: the same rules under another name, so that `side.pay` and `l1.pay` cannot be mixed up.

import type { ActionDefinition, ActionDefinitions, AnyAction, AnyCtx, Ctx } from '../kernel/types.ts'
import { type L1Lens, l1Actions } from './actions.ts'
import { createRpcHandler } from './rpc/handler.ts'
import type { RpcHandler } from './rpc/port.ts'
import type { L1Actions, L1Events } from './types.ts'

/** A catalogue of the L1 under another prefix: `l1.pay` is `side.pay`. */
export type Renamed<C, P extends string> = {
  [K in keyof C as K extends `l1.${infer Rest}` ? `${P}.${Rest}` : never]: C[K]
}

type Name = `${string}.${string}`
const L1 = 'l1.'

export const renameType = (type: string, prefix: string): Name =>
  type.startsWith(L1) ? `${prefix}.${type.slice(L1.length)}` : (type as Name)

export const originalType = (type: string, prefix: string): string =>
  type.startsWith(`${prefix}.`) ? L1 + type.slice(prefix.length + 1) : type

/** What the L1's handlers emit and schedule, told under the other name. */
export function renamedCtx<A, E>(ctx: Ctx<A, E>, prefix: string): Ctx<L1Actions, L1Events> {
  const { clock, emit }: AnyCtx = ctx
  const renamed: AnyCtx = {
    rng: ctx.rng,
    progress: (progress) => ctx.progress(progress),
    emit: (type, data) => emit(renameType(type, prefix), data),
    clock: {
      now: clock.now,
      // Read when it is asked for: a timer that the handler sets moves it.
      get horizon() {
        return clock.horizon
      },
      schedule: (at, action) => clock.schedule(at, { ...action, type: renameType(action.type, prefix) }),
      cancel: (id) => clock.cancel(id),
    },
  }
  return renamed
}

export function renamedL1Actions<S, P extends string>(
  prefix: P,
  lens: L1Lens<S>,
): ActionDefinitions<S, Renamed<L1Actions, P>, Renamed<L1Events, P>> {
  const definitions = Object.entries(l1Actions<S, L1Actions, L1Events>(lens)).map(([type, definition]) => {
    // biome-ignore lint/suspicious/noExplicitAny: each definition keeps its own arguments; only its name changes
    const original = definition as ActionDefinition<S, any, L1Actions, L1Events>
    const renamed = {
      ...original,
      run: (state: S, args: unknown, by: string, ctx: AnyCtx) => original.run(state, args, by, renamedCtx(ctx, prefix)),
    }
    return [renameType(type, prefix), renamed]
  })
  return Object.fromEntries(definitions)
}

/** JSON-RPC of the second chain: it asks for `l1.…`, the world knows `side.…`. */
export function renamedRpc<S>(prefix: string, lens: L1Lens<S>): RpcHandler<S> {
  const handler = createRpcHandler(lens)
  return (port, request) =>
    handler(
      {
        ...port,
        act: async (action: AnyAction) => {
          const outcome = await port.act({ ...action, type: renameType(action.type, prefix) })
          if (!outcome.ok) return outcome
          const events = outcome.events.map((event) => ({ ...event, type: originalType(event.type, prefix) }))
          return { ...outcome, events }
        },
      },
      request,
    )
}
