import { proverHost } from './host.ts'

// How long things take on the machine that this is: told to who asks, and part of no world.

/** Circuit and key from nothing; the witness; the proof, from a witness until it was accepted. */
export type Timed = 'setup' | 'witness' | 'proof'

export interface Timing {
  /** Of which plan, by its name. */
  readonly plan: string
  readonly what: Timed
  readonly milliseconds: number
}

const latest = new Map<string, Timing>()

/** What was measured last of each, since the lab was opened. */
export const timings = (): readonly Timing[] => [...latest.values()]

/** Starts a clock; what it gives back stops it. */
export function timing(plan: string, what: Timed): () => void {
  const { now } = proverHost()
  if (now === null) return () => {}
  const start = now()
  return () => {
    latest.set(`${what} of ${plan}`, { plan, what, milliseconds: now() - start })
  }
}
