import type {
  ActionOffer,
  AnyAction,
  AnyEvent,
  Hex,
  LogEntry,
  Moment,
  Outcome,
  Plain,
  Progress,
  Refusal,
  Scenario,
  Seconds,
} from '../kernel/types.ts'
import type { RpcReply, RpcRequest } from '../l1/rpc/port.ts'
import type { Trace } from '../l1/trace/trace.ts'

export type WorldId = string & { readonly __brand: 'WorldId' }

/** What the page needs to know of a world at a glance; sent after every change. */
export interface WorldStatus {
  readonly id: WorldId
  readonly system: string
  /** Where the cursor stands. */
  readonly moment: Moment
  /** The end of the recorded time line. */
  readonly head: Moment
  readonly now: Seconds
  readonly headNow: Seconds
  /** When the next timer fires at the head; `null` when nothing is due. */
  readonly nextDueAt: Seconds | null
  /** The world it was forked from, and where. */
  readonly parent: { readonly id: WorldId; readonly at: Moment } | null
}

export interface Opened {
  readonly status: WorldStatus
  /** Log entries that an older or damaged scenario holds and this engine refuses: opening stops before the first. */
  readonly stoppedAt: { readonly position: number; readonly refusal: Refusal } | null
}

/** Acting in the past forks: `status` is of the world in which it happened. */
export interface Acted {
  readonly outcome: Outcome
  readonly status: WorldStatus
}

/** A state-changing request may have forked too. */
export interface Replied {
  readonly reply: RpcReply
  readonly status: WorldStatus
}

/**
 * The engine as the page (or a test, or the command line) holds it. Every method is asynchronous because it may
 * live behind a worker. Reads name their moment: states are values, so the past can be read without going there.
 */
export interface EngineApi {
  /** `as`: the id to give it, when a world is rebuilt. */
  open(scenario: Scenario, as?: WorldId): Promise<Opened>
  act(id: WorldId, action: AnyAction): Promise<Acted>
  advance(id: WorldId, by: Seconds): Promise<Acted>
  seek(id: WorldId, to: Moment): Promise<WorldStatus>
  fork(id: WorldId, at: Moment): Promise<WorldStatus>
  close(id: WorldId): Promise<void>
  /** Stop the long task under way in this world; it leaves no trace. */
  cancel(id: WorldId): Promise<void>

  status(id: WorldId): Promise<WorldStatus>
  view(id: WorldId, at?: Moment): Promise<Plain>
  digest(id: WorldId, at?: Moment): Promise<Hex>
  /** Events `from` … (exclusive) `to`; the whole recorded line by default, the future of the cursor included. */
  events(id: WorldId, from?: number, to?: number): Promise<readonly AnyEvent[]>
  /** Both only grow, so that who knows the first `from` of them asks for the rest. */
  log(id: WorldId, from?: number): Promise<readonly LogEntry[]>
  /** The moments one can stand at, in order: the end of each step. */
  moments(id: WorldId, from?: number): Promise<readonly Moment[]>
  offers(id: WorldId): Promise<readonly ActionOffer[]>
  scenario(id: WorldId): Promise<Scenario>

  /** JSON-RPC of one of the world's chains (its first by default). Reads answer for `at`, the cursor's moment by default. */
  request(
    id: WorldId,
    request: RpcRequest,
    options?: { readonly at?: Moment | undefined; readonly chainId?: number | undefined },
  ): Promise<Replied>

  /** Every step of a sealed transaction, run again on the state it found; `null` where there is no such transaction. */
  trace(
    id: WorldId,
    hash: Hex,
    options?: { readonly at?: Moment | undefined; readonly chainId?: number | undefined },
  ): Promise<Trace | null>

  /** `null` when the task is over. One listener a world. */
  onProgress(id: WorldId, listener: (progress: Progress | null) => void): Promise<void>
}
