import type { AnyEvent, Moment } from '../../kernel/types.ts'
import type { EngineApi, WorldId, WorldStatus } from '../../worker/api.ts'

export interface Line {
  readonly events: readonly AnyEvent[]
  /** Where one can stand, in order. */
  readonly moments: readonly Moment[]
}

export const NOTHING: Line = { events: [], moments: [] }

/** What has been recorded of each world. Recorded is recorded: only what is new is fetched. */
export function createLines(engine: EngineApi) {
  const known = new Map<WorldId, Line>()
  return {
    async of(status: WorldStatus): Promise<Line> {
      const before = known.get(status.id)
      const last = before?.moments.at(-1)
      if (before && last && last.position === status.head.position && last.seq === status.head.seq) return before
      const { events, moments } = before ?? NOTHING
      const [freshEvents, freshMoments] = await Promise.all([
        engine.events(status.id, events.length),
        engine.moments(status.id, moments.length),
      ])
      const line = { events: [...events, ...freshEvents], moments: [...moments, ...freshMoments] }
      known.set(status.id, line)
      return line
    },
  }
}
