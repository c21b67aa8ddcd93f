import type { AnyEvent, Moment } from '../../kernel/types.ts'
import { type Axis, xOf } from './axis.ts'

// Between places on the score and the moments one can stand at.

/** Where each moment stands; the last one stands at the end of time, which may be later than its last event. */
export function momentPlaces(
  moments: readonly Moment[],
  events: readonly AnyEvent[],
  headNow: number,
  axis: Axis,
): readonly number[] {
  return moments.map(({ seq }, index) => xOf(axis, index === moments.length - 1 ? headNow : (events[seq - 1]?.at ?? 0)))
}

/** The moment nearest to a place; of several at one place the last, which has the most behind it. Places rise. */
export function nearestMoment(places: readonly number[], x: number): number {
  let [low, high] = [0, places.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((places[middle] ?? 0) <= x) low = middle
    else high = middle - 1
  }
  const next = low + 1
  const [before, after] = [places[low], places[next]]
  if (before === undefined || after === undefined || Math.abs(x - before) <= Math.abs(after - x)) {
    return before === undefined ? low : places.lastIndexOf(before)
  }
  return places.lastIndexOf(after)
}

export const sameMoment = (a: Moment, b: Moment): boolean => a.position === b.position && a.seq === b.seq
