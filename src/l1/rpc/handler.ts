// JSON-RPC for one L1: finds the method, checks its parameters, runs it, and turns whatever happened into a reply.

import type { AnyEvent, Json, Outcome } from '../../kernel/types.ts'
import type { L1State } from '../chain/state.ts'
import { CODE, faultToBody, RpcFault, refusalToFault } from './errors.ts'
import { entryOf } from './matrix.ts'
import { parseParams, type RpcChange, type RpcContext } from './method.ts'
import { methods } from './methods/all.ts'
import type { RpcHandler, RpcPort, RpcReply } from './port.ts'

interface RpcLens<S> {
  get(state: S): L1State
}

/** `lens` finds the L1 in the state of the system that it is a part of. */
export function createRpcHandler<S>(lens: RpcLens<S>): RpcHandler<S> {
  return async (port, request) => {
    try {
      return { ok: true, result: await answer(lens, port, request) }
    } catch (error) {
      return failed(error)
    }
  }
}

async function answer<S>(lens: RpcLens<S>, port: RpcPort<S>, request: unknown): Promise<Json> {
  const { method: name, params } = envelopeOf(request)
  const found = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (found === undefined) throw missing(name)
  const given = parseParams(found, params)
  return found.run(await contextOf(lens, port), given)
}

function envelopeOf(request: unknown): { readonly method: string; readonly params?: Json } {
  const { method, params } = (typeof request === 'object' && request !== null ? request : {}) as Record<string, unknown>
  if (typeof method !== 'string' || method === '') {
    throw new RpcFault(CODE.invalidRequest, 'the request must be an object with the name of a method')
  }
  return { method, ...(params === undefined ? {} : { params: params as Json }) }
}

function missing(name: string): RpcFault {
  const entry = entryOf(name)
  if (entry === null || entry.status === 'supported') {
    return new RpcFault(CODE.methodNotFound, `the method ${name.slice(0, 100)} does not exist / is not available`)
  }
  const said = entry.refusedWith === CODE.methodNotFound ? `the method ${name} does not exist / is not available` : name
  return new RpcFault(entry.refusedWith, `${said}: ${entry.note}`)
}

async function contextOf<S>(lens: RpcLens<S>, port: RpcPort<S>): Promise<RpcContext> {
  const { state, now, moment } = await port.read()
  const afterwards = async (outcome: Outcome): Promise<RpcChange> => {
    if (!outcome.ok) throw refusalToFault(outcome.refusal)
    const events: readonly AnyEvent[] = outcome.events
    return { events, after: await contextOf(lens, port) }
  }
  return {
    l1: lens.get(state),
    now,
    moment,
    session: port.session,
    l1At: async (at) => lens.get((await port.read(at)).state),
    act: async (type, args, by = 'rpc') => afterwards(await port.act({ type, by, args })),
    advance: async (seconds) => afterwards(await port.advance(seconds)),
    branch: (at) => port.branch(at),
  }
}

/** An exception that is not a fault is a bug of ours: said as such, but the client gets its reply all the same. */
function failed(error: unknown): RpcReply {
  const fault =
    error instanceof RpcFault
      ? error
      : new RpcFault(CODE.internal, `internal error: ${error instanceof Error ? error.message : String(error)}`)
  return { ok: false, error: faultToBody(fault) }
}
