import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AxisInput, foldAxis, timeAt, xOf } from './axis.ts'

const DAY = 86_400
const axisOf = (input: Partial<AxisInput>) =>
  foldAxis({ notable: [], routine: [], start: 0, end: 100, left: 96, right: 744, foldWidth: 42, ...input })

const input = fc
  .record({
    gaps: fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 100, max: 3000 }),
        fc.integer({ min: DAY, max: 20 * DAY }),
      ),
      { maxLength: 40 },
    ),
    beats: fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 }),
    tail: fc.integer({ min: 0, max: 5000 }),
    width: fc.integer({ min: 180, max: 1400 }),
    foldWidth: fc.constantFrom(28, 42, 56),
  })
  .map(({ gaps, beats, tail, width, foldWidth }) => {
    let time = 0
    const notable = gaps.map((gap) => (time += gap))
    return { notable, routine: beats, start: 0, end: time + tail, left: 8, right: 8 + width, foldWidth }
  })

test('a silence of days is folded and says how long it is; the minutes around it keep their scale', () => {
  const axis = axisOf({ notable: [10, 40, 80, 7 * DAY, 7 * DAY + 60], end: 7 * DAY + 90 })
  const folds = axis.stretches.filter(({ folded }) => folded)
  expect(folds).toHaveLength(1)
  expect(folds[0]).toMatchObject({ from: 80, to: 7 * DAY })
  const scaleOf = (from: number, to: number) => (xOf(axis, to) - xOf(axis, from)) / (to - from)
  expect(scaleOf(10, 80)).toBeGreaterThan(1)
  expect(scaleOf(7 * DAY, 7 * DAY + 60)).toBeGreaterThan(1)
})

test('an even beat is not folded', () => {
  const beats = Array.from({ length: 50 }, (_, index) => index * 12)
  expect(axisOf({ notable: beats, end: 588 }).stretches.every(({ folded }) => !folded)).toBe(true)
})

test('two epochs of mere heartbeat are folded, and the beats next to what happened stay beside it', () => {
  const routine = Array.from({ length: 80 }, (_, index) => index * 12)
  const axis = axisOf({ notable: [30, 900], routine, end: 948 })
  const fold = axis.stretches.find(({ folded }) => folded)
  expect(fold).toMatchObject({ from: 36, to: 888 })
})

test('time and place rise together, within the edges', () => {
  fc.assert(
    fc.property(
      input,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 }),
      (given, shares) => {
        const axis = foldAxis(given)
        const times = shares.map((share) => share * given.end).sort((a, b) => a - b)
        const places = times.map((time) => xOf(axis, time))
        places.forEach((x, index) => {
          expect(x).toBeGreaterThanOrEqual(given.left - 1e-6)
          expect(x).toBeLessThanOrEqual(given.right + 1e-6)
          if (index > 0) expect(x).toBeGreaterThanOrEqual((places[index - 1] ?? 0) - 1e-6)
        })
      },
    ),
  )
})

test('a place leads back to its time', () => {
  fc.assert(
    fc.property(input, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const axis = foldAxis(given)
      const time = share * given.end
      const x = xOf(axis, time)
      expect(xOf(axis, timeAt(axis, x))).toBeCloseTo(x, 4)
    }),
  )
})

test('stretches and folds take turns and fill the axis without a gap', () => {
  fc.assert(
    fc.property(input, (given) => {
      const { stretches } = foldAxis(given)
      expect(stretches[0]?.left).toBeCloseTo(given.left)
      expect(stretches.at(-1)?.right).toBeCloseTo(given.right)
      stretches.forEach(({ folded, left, right, from, to }, index) => {
        expect(folded).toBe(index % 2 === 1)
        expect(right).toBeGreaterThanOrEqual(left - 1e-9)
        expect(to).toBeGreaterThanOrEqual(from)
        const next = stretches[index + 1]
        if (next) {
          expect(next.left).toBeCloseTo(right)
          expect(next.from).toBe(to)
        }
      })
    }),
  )
})
