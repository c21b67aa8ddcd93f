import type { AnyAction, Hex, Json, Moment } from '../types.ts'

/** Schema version of the payload and of the codec that carries it: one number for both. */
export const LINK_VERSION = 1

/**
 * What a link or a scenario file holds: how to make a world again and what to expect of it. Seed and log, never state.
 */
export interface Parcel {
  readonly v: typeof LINK_VERSION
  /** Version of the engine that made it: named when a replay differs. */
  readonly engine: string
  readonly system: string
  readonly seed: string
  /** May leave out what equals the system's defaults; the rules of the L1 (`blobSchedule`) belong in it always. */
  readonly params: Json
  readonly log: readonly AnyAction[]
  /** Where the sender stood. The log may go on after it. */
  readonly moment: Moment
  /** What the sender had open in the lab; the shell's own business, and checked by it. `null`: nothing special. */
  readonly panes: Json
  /** Expected digest at the end of the log, `null` when the maker promises nothing (a scenario written by hand). */
  readonly digest: Hex | null
}

export type LinkFault =
  | 'not-a-link'
  | 'too-new'
  | 'too-long'
  | 'corrupt'
  | 'truncated'
  | 'bomb'
  | 'migration-failed'
  | 'invalid'

/** `detail` is for the curious and for bug reports; the words a learner reads hang on `reason`. */
export interface Fault {
  readonly ok: false
  readonly reason: LinkFault
  readonly detail: string
}

export type LinkResult = { readonly ok: true; readonly parcel: Parcel; readonly migratedFrom: number | null } | Fault

/** Takes a payload of schema n to schema n + 1; `link/n` stands at index n − 1 of the list. */
export interface Migration {
  readonly id: `link/${number}`
  readonly up: (old: Json) => Json
}

/** How the payloads of one version become bytes. Never changed once a link of that version has left the house. */
export interface LinkCodec {
  readonly version: number
  readonly encode: (payload: Json) => Uint8Array
  /** Refuses every body but the one that `encode` makes of the payload. */
  readonly decode: (body: Uint8Array) => { readonly ok: true; readonly payload: Json } | Fault
}

const MAX_DETAIL_CHARS = 240

/** A detail may quote a stranger's words, so it is cut to a readable length. */
export const fault = (reason: LinkFault, detail: string): Fault => ({
  ok: false,
  reason,
  detail: detail.length > MAX_DETAIL_CHARS ? `${detail.slice(0, MAX_DETAIL_CHARS)}…` : detail,
})
