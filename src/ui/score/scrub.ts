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

/** Which of the moments it is; `-1` when one cannot stand there. They rise. */
export function momentIndex(moments: readonly Moment[], { position, seq }: Moment): number {
  let [low, high] = [0, moments.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = moments[middle]
    if (!at) break
    const order = at.position - position || at.seq - seq
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}
