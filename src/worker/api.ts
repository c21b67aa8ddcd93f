import type { ActionOffer, AnyAction, AnyEvent, Json, LogEntry, Moment, Outcome, Plain, Progress, Scenario, Seconds } from '../kernel/types.ts'

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
  readonly stoppedAt: { readonly position: number; readonly code: string } | null
}

/** Acting in the past forks: `status` is of the world in which it happened. */
export type Acted = { readonly outcome: Outcome; readonly status: WorldStatus }

/**
 * The engine as the page (or a test, or the command line) holds it. Every method is asynchronous because it may
 * live behind a worker. Reads name their moment: states are values, so the past can be read without going there.
 */
export interface EngineApi {
  open(scenario: Scenario): Promise<Opened>
  act(id: WorldId, action: AnyAction): Promise<Acted>
  advance(id: WorldId, by: Seconds): Promise<Acted>
  seek(id: WorldId, to: Moment): Promise<WorldStatus>
  fork(id: WorldId, at: Moment): Promise<WorldStatus>
  close(id: WorldId): Promise<void>
  /** Stop the long task under way in this world; it leaves no trace. */
  cancel(id: WorldId): Promise<void>

  status(id: WorldId): Promise<WorldStatus>
  view(id: WorldId, at?: Moment): Promise<Plain>
  digest(id: WorldId, at?: Moment): Promise<`0x${string}`>
  /** Events `from` … (exclusive) `to`; the whole recorded line by default, the future of the cursor included. */
  events(id: WorldId, from?: number, to?: number): Promise<readonly AnyEvent[]>
  log(id: WorldId): Promise<readonly LogEntry[]>
  /** The moments one can stand at, in order: the end of each step. */
  moments(id: WorldId): Promise<readonly Moment[]>
  offers(id: WorldId): Promise<readonly ActionOffer[]>
  scenario(id: WorldId, upTo?: Moment): Promise<Scenario>

  request(id: WorldId, chainId: number, request: { readonly method: string; readonly params?: Json }, at?: Moment): Promise<Json>

  onProgress(id: WorldId, listener: (progress: Progress | null) => void): Promise<void>
}
