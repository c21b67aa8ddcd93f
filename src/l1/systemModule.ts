import type { AnySystem, Hex } from '../kernel/types.ts'
import type { RpcHandler } from './rpc/port.ts'
import type { Trace } from './trace/trace.ts'

export interface ChainModule<S> {
  readonly request: RpcHandler<S>
  /** Every step of a sealed transaction: run again on demand, `null` where there is no such transaction. */
  readonly trace: (state: S, hash: Hex) => Promise<Trace | null>
}

/** What a system's `index.ts` gives the engine: its rules, and each of its chains, the first by default. */
export interface SystemModule {
  readonly system: AnySystem
  // biome-ignore lint/suspicious/noExplicitAny: the state is the system's own
  readonly chains: { readonly [chainId: number]: ChainModule<any> }
}
