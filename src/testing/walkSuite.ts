import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../content/plainProse.ts'
import type { AnySystem } from '../kernel/types.ts'
import type { AnyLevel } from '../ui/exhibit.ts'
import { goalsReached, type Played } from './levels.ts'
import { stepOf, type Walk, walkThrough } from './walk.ts'
import { expectWellWritten } from './wellWritten.ts'

// A level walked through by its own buttons, once for all tests of a file: that this leads to the end, that its texts hold
// wherever the cursor stands, and what can be read at each step.

const PATIENCE = 180_000

export interface Walked<V> {
  /** The world as a step left it. */
  readonly at: (stop: string) => Played
  readonly viewAt: (stop: string) => V
  /** A step’s text, where it was done or at another stop. */
  readonly textAt: (step: string, stop?: string) => string
  readonly happened: (step: string) => string
  readonly outcome: (step: string) => string | null | undefined
}

export function testWalk<V>(system: AnySystem, level: AnyLevel): Walked<V> {
  let way: Walk
  beforeAll(async () => {
    way = await walkThrough(system, level)
  }, PATIENCE)

  test('pressing what each step offers leads to the end', () => {
    expect(way.stuck).toEqual([])
    const last = level.steps.at(-1)?.id ?? 'opened'
    expect(goalsReached(level, way.at(last))).toEqual(level.goals.map(({ id }) => id))
  })

  test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
    for (const stop of way.stops) expectWellWritten(level, stop)
  })

  const at = (stop: string): Played => way.at(stop)
  return {
    at,
    viewAt: (stop) => at(stop).view as V,
    textAt: (step, stop = step) => {
      const { view, events } = at(stop)
      return plainProse(stepOf(level, step).text(view, events))
    },
    happened: (step) => {
      const { view, events } = at(step)
      return plainProse(stepOf(level, step).predict?.happened(view, events) ?? '')
    },
    outcome: (step) => {
      const { view, events } = at(step)
      return stepOf(level, step).predict?.outcome(view, events)
    },
  }
}
