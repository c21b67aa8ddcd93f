import type { AnySystem } from '../kernel/types.ts'
import type { RpcHandler } from '../l1/rpc/port.ts'

/** What a system's `index.ts` gives the engine: its rules, and JSON-RPC for each of its chains. */
export interface SystemModule {
  readonly system: AnySystem
  // biome-ignore lint/suspicious/noExplicitAny: the state is the system's own
  readonly chains: { readonly [chainId: number]: RpcHandler<any> }
}

/** Each system is a chunk of its own: opening one loads no other. */
export const systemModules: { readonly [id: string]: () => Promise<SystemModule> } = {
  ground: () => import('../systems/ground/index.ts').then((module) => module.ground),
}
