import type { AnySystem } from '../kernel/types.ts'
import type { RpcHandler } from './rpc/port.ts'

/** What a system's `index.ts` gives the engine: its rules, and JSON-RPC for each of its chains, the first by default. */
export interface SystemModule {
  readonly system: AnySystem
  // biome-ignore lint/suspicious/noExplicitAny: the state is the system's own
  readonly chains: { readonly [chainId: number]: RpcHandler<any> }
}
