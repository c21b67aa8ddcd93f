import type { Json, Moment } from '../../kernel/types.ts'
import type { RpcReply } from '../../l1/rpc/port.ts'
import type { EngineApi, WorldId } from '../../worker/api.ts'
import type { Lab } from './session.ts'

/** EIP-1193, as far as viem, ethers and wallets use it. */
export interface Eip1193Provider {
  request(request: { readonly method: string; readonly params?: unknown }): Promise<unknown>
  on(event: string, listener: (...args: readonly unknown[]) => void): void
  removeListener(event: string, listener: (...args: readonly unknown[]) => void): void
}

export class ProviderRpcError extends Error {
  override readonly name = 'ProviderRpcError'
  readonly code: number
  readonly data: Json | undefined
  constructor(code: number, message: string, data?: Json) {
    super(message)
    this.code = code
    this.data = data
  }
}

function resultOf(reply: RpcReply): Json {
  if (reply.ok) return reply.result
  throw new ProviderRpcError(reply.error.code, reply.error.message, reply.error.data)
}

/** Parameters come from strangers: what is not plain data is refused before it reaches the worker. */
function plainParams(params: unknown): Json | undefined {
  if (params === undefined) return undefined
  try {
    return JSON.parse(JSON.stringify(params)) as Json
  } catch {
    throw new ProviderRpcError(-32602, 'The parameters must be plain JSON; bigints go as 0x hex.')
  }
}

/** The chain of the world that the lab has open, where its cursor stands. State-changing calls become log entries. */
export function liveProvider(lab: () => Lab, chainId?: number): Eip1193Provider {
  return {
    request: async ({ method, params }) => {
      const plain = plainParams(params)
      return resultOf(await lab().request({ method, ...(plain === undefined ? {} : { params: plain }) }, chainId))
    },
    // The lab's chain and accounts never change under a client, so there is never anything to tell.
    on: () => {},
    removeListener: () => {},
  }
}

/** Reads of one immutable moment: what they answer can be cached for ever under (world, moment). */
export function readProvider(engine: EngineApi, id: WorldId, at: Moment, chainId?: number): Eip1193Provider {
  return {
    request: async ({ method, params }) => {
      const plain = plainParams(params)
      const asked = { method, ...(plain === undefined ? {} : { params: plain }) }
      const { reply } = await engine.request(id, asked, { at, chainId })
      return resultOf(reply)
    },
    on: () => {},
    removeListener: () => {},
  }
}
