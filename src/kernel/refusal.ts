import type { Json, Refused } from './types.ts'

export const refuse = (code: string, facts: Json = null): Refused => ({ refused: { code, facts } })

export const isRefused = (result: unknown): result is Refused =>
  typeof result === 'object' && result !== null && 'refused' in result

/** Thrown by a long task that was asked to stop; the world turns it into a refusal without trace. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** The engine ran differently from its own record. Always a bug (or another engine), never the learner's doing. */
export class ReplayDivergence extends Error {
  override readonly name = 'ReplayDivergence'
  readonly seq: number
  constructor(seq: number, recorded: string, replayed: string) {
    super(`Replay diverged at event ${seq}: recorded ${recorded}, replayed ${replayed}`)
    this.seq = seq
  }
}
