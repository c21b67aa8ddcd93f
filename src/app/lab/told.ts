import type { AnyEvent, Plain } from '../../kernel/types.ts'
import type { AnyExhibit, Prose } from '../../ui/exhibit.ts'

// What the step that led here is told as: the sentence above the stage, and the one a screen reader says.

type Tell = (event: AnyEvent, view: Plain) => Prose

/**
 * Events of the step that ends where the cursor stands. Several timers may fire in the same second, and the last of
 * them, often an empty block beside, must not drown what the others did.
 */
export function lastStep(events: readonly AnyEvent[]): readonly AnyEvent[] {
  const last = events.at(-1)
  if (!last) return []
  const before = events.findLastIndex((event) => event.at !== last.at || event.cause !== last.cause)
  return events.slice(before + 1)
}

export interface Told {
  /** What the learner sees first. */
  readonly lead: Prose
  /** What came of it, if it is of another kind. */
  readonly rest: Prose | null
}

/** `null` at the beginning, when nothing has happened yet. */
export function tellStep(exhibit: AnyExhibit, view: Plain, events: readonly AnyEvent[]): Told | null {
  const step = byWeight(exhibit, lastStep(events))
  const [first] = step
  if (!first) return null
  const other = step.find((event) => event.type !== first.type)
  return { lead: tell(exhibit, first, view), rest: other ? tell(exhibit, other, view) : null }
}

/** The most telling first: a block that makes another final is told for that, not for being sealed. */
function byWeight({ headlines }: AnyExhibit, step: readonly AnyEvent[]): readonly AnyEvent[] {
  const order: readonly string[] = headlines
  const weight = ({ type }: AnyEvent) => (order.includes(type) ? order.indexOf(type) : order.length)
  return step.toSorted((a, b) => weight(a) - weight(b) || a.seq - b.seq)
}

export function tell(exhibit: AnyExhibit, event: AnyEvent, view: Plain): Prose {
  const narrator = exhibit.narrator as Readonly<Record<string, Tell>>
  // An event without words can only come from an engine that is newer than the page: its name is better than nothing.
  return narrator[event.type]?.(event, view) ?? event.type
}
