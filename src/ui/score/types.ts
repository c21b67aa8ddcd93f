import type { Role } from '../stage/types.ts'

/** Lanes of the score, from the top: the same order as the storeys of the stage, in every system. */
export const LANES = ['people', 'l2', 'offchain', 'l1', 'blobs'] as const
export type Lane = (typeof LANES)[number]

/** What an event leaves on the score. `slurTo` draws the message from this lane to another. */
export interface MarkSpec {
  readonly lane: Lane
  readonly role: Role
  readonly label: string
  readonly slurTo?: Lane
  /** The object on the stage that this mark selects. */
  readonly selects?: string
  readonly weight?: 'normal' | 'final'
}
