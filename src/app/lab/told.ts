import { t } from '../../content/messages/areas/lab.ts'
import type { AnyEvent, Plain } from '../../kernel/types.ts'
import { dayOf, timeOfDay } from '../../lib/format.ts'
import type { AnyExhibit, Prose } from '../../ui/exhibit.ts'
import type { Snapshot } from './useSnapshot.ts'

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

/**
 * A long stride ends with whatever comes last, most often an empty block: what weighed most on the way is told instead.
 * Whoever stands inside the stride is shown each of its steps, one by one.
 */
function weightiestOfStride(exhibit: AnyExhibit, { events, moment, head }: Shown): readonly AnyEvent[] {
  const last = lastStep(events)
  const cause = last[0]?.cause
  if (moment.seq !== head.seq || moment.position !== head.position || cause === undefined) return last
  const weight = weightIn(exhibit)
  const least = Math.min(...last.map(weight))
  const stride = events.slice(events.findLastIndex((event) => event.cause !== cause) + 1)
  const standing = whatStands(exhibit, stride)
  const [best = least] = standing.map(weight).toSorted((a, b) => a - b)
  if (best >= least) return whatStands(exhibit, last)
  const at = standing.findLast((event) => weight(event) === best)?.at
  return standing.filter((event) => event.at === at)
}

/** Without what was overtaken on the way: a proof that failed, of what has been proven since. */
function whatStands({ outcomeOf }: AnyExhibit, stride: readonly AnyEvent[]): readonly AnyEvent[] {
  if (outcomeOf === undefined) return stride
  const outcomes = stride.map(outcomeOf as (event: AnyEvent) => string | null)
  const lastOf = new Map(outcomes.map((outcome, index) => [outcome, index]))
  return stride.filter((_, index) => {
    const outcome = outcomes[index] ?? null
    return outcome === null || lastOf.get(outcome) === index
  })
}

type Shown = Pick<Snapshot, 'view' | 'events' | 'moment' | 'head' | 'now'>

export interface Told {
  /** When, if it was not just now. */
  readonly when: string | null
  /** What the learner sees first. */
  readonly lead: Prose
  /** What came of it, if it is of another kind. */
  readonly rest: Prose | null
}

/** `null` at the beginning, when nothing has happened yet. */
export function tellStep(exhibit: AnyExhibit, shown: Shown): Told | null {
  const { view, events, now } = shown
  const step = byWeight(exhibit, weightiestOfStride(exhibit, shown))
  const [first] = step
  if (!first) return null
  const other = step.find((event) => event.type !== first.type)
  return {
    when: first.at === events.at(-1)?.at ? null : whenTold(first.at, now),
    lead: tell(exhibit, first, view),
    rest: other ? tell(exhibit, other, view) : null,
  }
}

const whenTold = (at: number, now: number): string =>
  dayOf(at) === dayOf(now)
    ? t('lab.toldAt', { time: timeOfDay(at) })
    : t('lab.toldOnDay', { day: dayOf(at), time: timeOfDay(at) })

/** The most telling first: a block that makes another final is told for that, not for being sealed. */
function byWeight(exhibit: AnyExhibit, step: readonly AnyEvent[]): readonly AnyEvent[] {
  const weight = weightIn(exhibit)
  return step.toSorted((a, b) => weight(a) - weight(b) || a.seq - b.seq)
}

/** The less, the more telling. */
function weightIn({ headlines }: AnyExhibit): (event: AnyEvent) => number {
  const order: readonly string[] = headlines
  return ({ type }) => (order.includes(type) ? order.indexOf(type) : order.length)
}

export function tell(exhibit: AnyExhibit, event: AnyEvent, view: Plain): Prose {
  const narrator = exhibit.narrator as Readonly<Record<string, Tell>>
  // An event without words can only come from an engine that is newer than the page: its name is better than nothing.
  return narrator[event.type]?.(event, view) ?? event.type
}
