// A world of the ground floor behind an EIP-1193 provider, in this process: what viem talks to in tests.

import type { Hex, Json } from '../kernel/types.ts'
import type { RpcReply } from '../l1/rpc/port.ts'
import { ground } from '../systems/ground/index.ts'
import type { EngineApi, WorldId } from '../worker/api.ts'
import { createEngine } from '../worker/engine.ts'

export interface RpcWorld {
  readonly engine: EngineApi
  /** Where the connection stands: acting in the past and reverting move it to a branch. */
  id(): WorldId
  ask(method: string, params?: unknown): Promise<RpcReply>
  digest(): Promise<Hex>
  readonly provider: { request(request: { readonly method: string; readonly params?: unknown }): Promise<unknown> }
}

export async function openRpcWorld(params: Json = {}): Promise<RpcWorld> {
  const engine = createEngine({ modules: { ground: async () => ground } })
  const { status } = await engine.open({ system: 'ground', seed: 'rpc', params, log: [] })
  let id = status.id
  const ask = async (method: string, given?: unknown) => {
    // As a page would: only plain JSON crosses to the worker.
    const plain = given === undefined ? {} : { params: JSON.parse(JSON.stringify(given)) as Json }
    const replied = await engine.request(id, { method, ...plain })
    id = replied.status.id
    return replied.reply
  }
  return {
    engine,
    id: () => id,
    ask,
    digest: () => engine.digest(id),
    provider: {
      async request({ method, params: given }) {
        const reply = await ask(method, given)
        if (reply.ok) return reply.result
        throw Object.assign(new Error(reply.error.message), reply.error)
      },
    },
  }
}
