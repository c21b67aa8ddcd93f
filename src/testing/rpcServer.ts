// A fresh ground world behind a real HTTP server, on a port of its own.

import type { Json } from '../kernel/types.ts'
import { serveRpc } from '../tools/rpc/httpServer.ts'
import { type Mining, openServedWorld } from '../tools/rpc/servedWorld.ts'

interface RpcServerOptions {
  readonly params?: Json
  readonly mining?: Mining['by']
}

export async function startRpcServer({ params = {}, mining = 'transaction' }: RpcServerOptions = {}) {
  const world = await openServedWorld({ scenario: { system: 'ground', seed: 'rpc', params, log: [] }, mining })
  const server = await serveRpc({ port: 0, answer: world.answer })
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(server.address, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  return {
    ...server,
    world,
    post,
    /** One request, asked and answered: `{result}` or `{error}`. */
    async ask(method: string, ...params: readonly Json[]): Promise<Answer> {
      return (await (await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))).json()) as Answer
    },
  }
}

interface Answer {
  readonly result?: Json
  readonly error?: { readonly code: number; readonly message: string; readonly data?: Json }
}
