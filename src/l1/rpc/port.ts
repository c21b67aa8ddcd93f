import type { AnyAction, Json, Moment, Outcome, Seconds } from '../../kernel/types.ts'
import type { L1State } from '../chain/state.ts'
import type { LogFilter } from './schemas.ts'

// What JSON-RPC needs of the world it speaks for. The worker provides it; tests provide it over a bare world.

export interface RpcRequest {
  readonly method: string
  readonly params?: Json
}

export type RpcReply =
  | { readonly ok: true; readonly result: Json }
  | { readonly ok: false; readonly error: RpcErrorBody }

export interface RpcErrorBody {
  readonly code: number
  readonly message: string
  readonly data?: Json
}

export interface RpcPort<S> {
  /** The state that this request reads: that of the moment it was asked at, or of another moment of the same line. */
  read(at?: Moment): Promise<{ readonly state: S; readonly now: Seconds; readonly moment: Moment }>
  /** State-changing calls become log entries. In the past the host forks first; `read` then follows the new line. */
  act(action: AnyAction): Promise<Outcome>
  advance(seconds: Seconds): Promise<Outcome>
  /** `evm_revert`: go on from that moment, on a branch; what came after stays on the old one. */
  branch(at: Moment): Promise<void>
  /** Filters and snapshots: belong to whoever is connected, not to the world, so they are in no log. */
  readonly session: RpcSession
}

export interface RpcSession {
  nextId: number
  readonly filters: Map<string, RpcFilter>
  readonly snapshots: Map<string, Moment>
}

export type RpcFilter = {
  /**
   * The chain as it was when this filter was last asked. A state is a value, so keeping it is keeping a reference,
   * and what a reorg took back can still be told.
   */
  told: L1State
} & ({ readonly kind: 'block' | 'pending' } | { readonly kind: 'logs'; readonly filter: LogFilter })

export const createRpcSession = (): RpcSession => ({ nextId: 1, filters: new Map(), snapshots: new Map() })

export type RpcHandler<S> = (port: RpcPort<S>, request: RpcRequest) => Promise<RpcReply>
