import type { GenericSchema } from 'valibot'

/** Data that may enter a link: survives JSON. Amounts are decimal strings, bytes are 0x hex. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Data that may cross the worker boundary: survives structuredClone. */
export type Plain =
  | null
  | undefined
  | boolean
  | number
  | string
  | bigint
  | Uint8Array
  | readonly Plain[]
  | { readonly [key: string]: Plain }

export type Hex = `0x${string}`
/** Simulated seconds since the world's genesis. Nothing in an engine knows another clock. */
export type Seconds = number

export type ActorId = string
export type TimerId = string & { readonly __brand: 'TimerId' }

/** Index into the log: 0 is genesis, n is "after n entries". `clock.advance` is an entry like any other. */
export type Position = number

/**
 * The time-travel coordinate: after `seq` events, the last of them caused by log entry number `position`.
 * A long advance is one entry with many events, so a position alone could not reach the inside of it.
 */
export interface Moment {
  readonly position: Position
  readonly seq: number
}

/** The names of a catalogue of actions or events: it maps each name to its payload. */
export type Names<C> = keyof C & `${string}.${string}`

// ── Actions: what a learner, a bot or a timer asks for ────────────────────────────────────────────

export type ActionOf<A> = { [K in Names<A>]: { readonly type: K; readonly by: ActorId; readonly args: A[K] } }[Names<A>]

/** An action whose type and arguments have not been checked yet: what links, forms and the worker hand in. */
export interface AnyAction {
  readonly type: string
  readonly by: ActorId
  readonly args: Json
}

/** A log entry: an action and when it was asked for. `at` follows from the entries before it and is kept for readers. */
export interface LogEntry extends AnyAction {
  readonly at: Seconds
}

// ── Events: what happened. The only thing visuals, narration, goals and tests listen to ──────────

export type EventOf<E> = {
  [K in Names<E>]: {
    readonly type: K
    readonly data: E[K]
    readonly seq: number
    readonly at: Seconds
    /** The position of the log entry that made it happen (directly or through a timer). */
    readonly cause: Position
    /** Number of the step it belongs to: an action's own run, or one firing of a timer. */
    readonly step: number
  }
}[Names<E>]

export interface AnyEvent {
  readonly type: string
  readonly data: Plain
  readonly seq: number
  readonly at: Seconds
  readonly cause: Position
  readonly step: number
}

// ── What a handler is handed ─────────────────────────────────────────────────────────────────────

export interface Clock<A> {
  readonly now: Seconds
  /**
   * The latest time that nothing but the caller's own timers can interrupt: the end of the running advance
   * or the next timer of someone else that is not idle, whichever comes first. Equals `now` outside an advance.
   * Lets a heartbeat take a seven-day gap in one stride.
   */
  readonly horizon: Seconds
  schedule(at: Seconds, action: ActionOf<A>): TimerId
  cancel(id: TimerId): void
}

/** A deterministic random stream. Forking is by label, so a new draw in one place moves nothing elsewhere. */
export interface Rng {
  fork(label: string): Rng
  /** Uniform in 0 … maxExclusive − 1. */
  int(maxExclusive: number): number
  bytes(length: number): Uint8Array
}

export interface Progress {
  readonly task: string
  readonly done: number
  readonly of: number
}

export interface Ctx<A, E> {
  readonly clock: Clock<A>
  readonly rng: Rng
  emit<K extends Names<E>>(type: K, data: E[K]): void
  /** Tell how far a long task is. Also the place where a cancelled task stops (by throwing `Cancelled`). */
  progress(progress: Progress): Promise<void>
}

// ── Refusals: a value, content for the lesson, and no trace in the world ─────────────────────────

export interface Refusal {
  /** Kebab-case and stable: words for it live in the lesson. */
  readonly code: string
  readonly facts: Json
}
export interface Refused {
  readonly refused: Refusal
}

// ── System: one L2 design, the unit of src/systems ───────────────────────────────────────────────

export interface ActionDefinition<S, Args, A, E> {
  readonly args: GenericSchema<unknown, Args>
  readonly run: (state: S, args: Args, by: ActorId, ctx: Ctx<A, E>) => Promise<S | Refused> | S | Refused
  /** The live "why not now": asked without arguments, so it speaks of the action as such. */
  readonly whyNot?: (state: S, now: Seconds) => Refusal | null
  /** Only timers may ask for it: never offered to a learner, never in a log. */
  readonly internal?: true
  /** Of a heartbeat: its next beat would find nothing to do, so it limits nobody's horizon and two hearts can stride together. */
  readonly idle?: (state: S) => boolean
}

export type ActionDefinitions<S, A, E> = { readonly [K in Names<A>]: ActionDefinition<S, A[K], A, E> }

/**
 * State is an immutable value with shared structure: keeping a keyframe is keeping a reference,
 * and seek and fork cost nothing (docs/decisions/0001).
 */
export interface System<S, A, E, V extends Plain, P extends Json = Json> {
  readonly id: string
  readonly params: GenericSchema<unknown, P>
  readonly actions: ActionDefinitions<S, A, E>
  init(params: P, ctx: Ctx<A, E>): Promise<S>
  /** Commits to everything in the state that can influence the future. Canonical. */
  digest(state: S): Json
  view(state: S, now: Seconds): V
}

/** A system whose shape is no longer known: what the world drives. Each one is checked where it is defined. */
export interface AnySystem {
  readonly id: string
  readonly params: GenericSchema<unknown, Json>
  readonly actions: { readonly [type: string]: AnyDefinition }
  // biome-ignore lint/suspicious/noExplicitAny: parsed by `params` just before
  init(params: any, ctx: AnyCtx): Promise<unknown>
  // biome-ignore lint/suspicious/noExplicitAny: a state only ever comes from the same system
  digest(state: any): Json
  // biome-ignore lint/suspicious/noExplicitAny: a state only ever comes from the same system
  view(state: any, now: Seconds): Plain
}
// biome-ignore lint/suspicious/noExplicitAny: arguments are parsed by the definition's own schema before it runs
export type AnyDefinition = ActionDefinition<any, any, any, any>
// biome-ignore lint/suspicious/noExplicitAny: the catalogue is the system's own
export type AnyCtx = Ctx<any, any>

// ── World ────────────────────────────────────────────────────────────────────────────────────────

export type Outcome<Ev = AnyEvent> =
  | { readonly ok: true; readonly moment: Moment; readonly events: readonly Ev[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** One line of the catalogue as a learner sees it now. */
export interface ActionOffer {
  readonly type: string
  readonly enabled: boolean
  readonly why: Refusal | null
}

// ── Scenario: what a link carries. Seed and log, never state ─────────────────────────────────────

export interface Scenario {
  readonly system: string
  readonly seed: string
  readonly params: Json
  readonly log: readonly AnyAction[]
}
