import type { Register } from './register.ts'
import type { Moment, Seconds } from './types.ts'

/** One place where a learner can stand: the end of a step. */
export interface Mark<S> {
  readonly moment: Moment
  readonly now: Seconds
  /** `null` where the keyframe was thinned out; replay from the one before makes it again. */
  readonly register: Register<S> | null
}

export const compareMoments = (a: Moment, b: Moment): number => a.position - b.position || a.seq - b.seq

export const sameMoment = (a: Moment, b: Moment): boolean => compareMoments(a, b) === 0

/** Adds the end of a step. Steps without events share the moment of the step before, and the later one stands for both. */
export function appendMark<S>(marks: Mark<S>[], register: Register<S>): void {
  const mark = { moment: { position: register.position, seq: register.seq }, now: register.now, register }
  const last = marks.at(-1)
  if (last && sameMoment(last.moment, mark.moment)) marks[marks.length - 1] = mark
  else marks.push(mark)
}

/**
 * The mark a moment means: the end of the step that the moment falls in; beyond the end, the last one.
 * Binary search, so that scrubbing through a long line costs nothing.
 */
export function markIndexAt<S>(marks: readonly Mark<S>[], target: Moment): number {
  let low = 0
  let high = marks.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const mark = marks[middle]
    if (mark && compareMoments(mark.moment, target) < 0) low = middle + 1
    else high = middle
  }
  return low
}

export const KEYFRAMES_KEPT = 4096

/** Keeps memory bounded: beyond the budget every second keyframe of the older half goes, never a mark itself. */
export function thinKeyframes<S>(marks: Mark<S>[], budget: number = KEYFRAMES_KEPT): void {
  const kept = marks.flatMap((mark, index) => (mark.register ? [index] : []))
  if (kept.length <= budget) return
  const older = kept.slice(1, kept.length >> 1)
  for (const [nth, index] of older.entries()) {
    const mark = marks[index]
    if (mark && nth % 2 === 0) marks[index] = { ...mark, register: null }
  }
}
