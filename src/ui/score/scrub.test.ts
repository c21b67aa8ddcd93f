import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Moment } from '../../kernel/types.ts'
import { foldAxis, xOf } from './axis.ts'
import { momentIndex, momentPlaces, nearestMoment } from './scrub.ts'

const places = fc
  .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 })
  .map((list) => list.sort((a, b) => a - b))

test('the nearest moment is as near as any other, and the last of its place', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: -50, max: 550 }), (given, x) => {
      const index = nearestMoment(given, x)
      const chosen = given[index] ?? Number.NaN
      const best = Math.min(...given.map((place) => Math.abs(place - x)))
      expect(Math.abs(chosen - x)).toBe(best)
      expect(given.lastIndexOf(chosen)).toBe(index)
    }),
  )
})

test('the beginning stands at the left, the end where time has come to', () => {
  const axis = foldAxis({ notable: [12, 24], routine: [], start: 0, end: 60, left: 0, right: 300, foldWidth: 40 })
  const event = (seq: number, at: number) => ({ type: 'l1.sealed', data: null, seq, at, cause: 1, step: seq })
  const moments = [
    { position: 0, seq: 0 },
    { position: 1, seq: 1 },
    { position: 2, seq: 2 },
    { position: 3, seq: 2 },
  ]
  expect(momentPlaces(moments, [event(0, 12), event(1, 24)], 60, axis)).toEqual(
    [0, 12, 24, 60].map((time) => xOf(axis, time)),
  )
})

test('a moment is found where it stands, and nothing stands for one that is none', () => {
  const steps = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(steps, (given) => {
      const moments: Moment[] = [{ position: 0, seq: 0 }]
      for (const [entries, events] of given) {
        const { position, seq } = moments.at(-1) ?? { position: 0, seq: 0 }
        if (entries + events > 0) moments.push({ position: position + entries, seq: seq + events })
      }
      for (const [index, moment] of moments.entries()) expect(momentIndex(moments, moment)).toBe(index)
      const { position, seq } = moments.at(-1) ?? { position: 0, seq: 0 }
      expect(momentIndex(moments, { position, seq: seq + 1 })).toBe(-1)
    }),
  )
})
