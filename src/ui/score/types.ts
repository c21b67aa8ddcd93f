import type { Role } from '../stage/types.ts'

/** Lanes of the score, from the top: the same order as the storeys of the stage, in every system. */
export const LANES = ['people', 'l2', 'offchain', 'l1', 'blobs'] as const
export type Lane = (typeof LANES)[number]

/** What an event leaves on the score. */
export interface MarkSpec {
  readonly lane: Lane
  readonly role: Role
  /** A word or two beside the mark. */
  readonly label: string
  /** Names this mark, so that a later one can say where its message came from. The newest of a name counts. */
  readonly key?: string
  /** Draws the message from the mark of that name to this one. */
  readonly slurFrom?: string
  /** Draws a message that arrives at once, from this mark to another lane. */
  readonly slurTo?: Lane
  /** The object on the stage that this mark selects. */
  readonly selects?: string
  /** Heavy when nothing can change it any more; hollow when it takes back what stood there. */
  readonly weight?: 'normal' | 'final' | 'undone'
  /** The heartbeat: drawn small, and folded away where nothing else happens. */
  readonly routine?: true
  /** What several of these are called when they merge into a run. */
  readonly many?: (count: number) => string
}

/** A line of events that parts from another, or the current one itself. */
export interface ScoreBranch {
  readonly id: string
  /** A, B, C … */
  readonly label: string
  /** Simulated time at which it parts from its parent; `null` for the first line. */
  readonly fromAt: number | null
  /** Simulated time of its end, when it is known. */
  readonly endsAt?: number
  readonly current: boolean
}
