import { expect, test } from 'vitest'
import type { AnyEvent } from '../../kernel/types.ts'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import { lastStep, tellStep } from './told.ts'

const event = (seq: number, type: string, step: number, at = step): AnyEvent => ({
  seq,
  type,
  step,
  data: seq,
  at,
  cause: 1,
})
const exhibit = {
  headlines: ['l1.finalised'],
  narrator: {
    'l1.sealed': (sealed: AnyEvent) => `Block ${String(sealed.data)} is sealed.`,
    'l1.executed': () => 'A node agrees.',
    'l1.finalised': () => 'It is final.',
  },
} as unknown as AnyExhibit

/** At the end of the line, or, with `upTo`, before its end. */
const shown = (events: readonly AnyEvent[], upTo = events.length) => ({
  view: null,
  events: events.slice(0, upTo),
  moment: { position: 1, seq: upTo },
  head: { position: 1, seq: events.length },
  now: 100,
})

test('nothing has happened at the beginning', () => {
  expect(tellStep(exhibit, shown([]))).toBeNull()
})

test('a step is told by its first event and the first of another kind', () => {
  const events = [
    event(1, 'l1.sealed', 1),
    event(2, 'l1.sealed', 2),
    event(3, 'l1.executed', 2),
    event(4, 'l1.executed', 2),
  ]
  expect(lastStep(events).map(({ seq }) => seq)).toEqual([2, 3, 4])
  expect(tellStep(exhibit, shown(events))).toEqual({ when: null, lead: 'Block 2 is sealed.', rest: 'A node agrees.' })
})

test('what is most telling comes first, wherever it happened in the step', () => {
  const events = [event(1, 'l1.sealed', 1), event(2, 'l1.executed', 1), event(3, 'l1.finalised', 1)]
  expect(tellStep(exhibit, shown(events))).toEqual({ when: null, lead: 'It is final.', rest: 'Block 1 is sealed.' })
})

test('an empty block beside, in the same second, does not drown what became final', () => {
  const events = [event(1, 'l1.finalised', 1, 12), event(2, 'l1.sealed', 2, 12)]
  expect(tellStep(exhibit, shown(events))?.lead).toBe('It is final.')
})

test('an event of a newer engine is told by its name', () => {
  expect(tellStep(exhibit, shown([event(1, 'l1.dreamt', 1)]))).toEqual({ when: null, lead: 'l1.dreamt', rest: null })
})

const stride = [
  event(1, 'l1.sealed', 1, 12),
  event(2, 'l1.finalised', 2, 24),
  event(3, 'l1.sealed', 2, 24),
  event(4, 'l1.finalised', 3, 36),
  event(5, 'l1.sealed', 4, 48),
]

test('a long stride is told by what weighed most on its way, the newest of its kind, and when that was', () => {
  expect(tellStep(exhibit, shown(stride))).toEqual({ when: 'As of 00:00:36:', lead: 'It is final.', rest: null })
  const before = { ...shown(stride), now: 90_000 }
  expect(tellStep(exhibit, before)?.when).toBe('As of day 0, 00:00:36:')
})

test('inside a stride each step is told for itself', () => {
  expect(tellStep(exhibit, shown(stride, 1))).toEqual({ when: null, lead: 'Block 1 is sealed.', rest: null })
  expect(tellStep(exhibit, shown([...stride, event(6, 'l1.sealed', 5, 60)], 5))?.lead).toBe('Block 5 is sealed.')
})

test('what weighed more in an earlier stride is not told again', () => {
  const later = { ...event(6, 'l1.sealed', 5, 60), cause: 2 }
  expect(tellStep(exhibit, shown([...stride, later]))).toEqual({ when: null, lead: 'Block 6 is sealed.', rest: null })
})

const overtaking = {
  headlines: ['failed', 'executed'],
  narrator: { failed: () => 'There is no proof.', executed: () => 'It is executed.', 'l1.sealed': () => 'A block.' },
  outcomeOf: ({ type, data }: AnyEvent) => (type === 'l1.sealed' ? null : `batch ${String(data)}`),
} as unknown as AnyExhibit
const about = (batch: number, each: AnyEvent): AnyEvent => ({ ...each, data: batch })

test('of a thing that went on in the stride, what stands at its end is told', () => {
  const tried = [
    about(1, event(1, 'failed', 1, 12)),
    about(1, event(2, 'executed', 2, 24)),
    event(3, 'l1.sealed', 3, 36),
  ]
  expect(tellStep(overtaking, shown(tried))).toEqual({ when: 'As of 00:00:24:', lead: 'It is executed.', rest: null })
  const other = [
    about(1, event(1, 'failed', 1, 12)),
    about(2, event(2, 'executed', 2, 24)),
    event(3, 'l1.sealed', 3, 36),
  ]
  expect(tellStep(overtaking, shown(other))?.lead).toBe('There is no proof.')
  const atOnce = [about(1, event(1, 'failed', 1, 12)), about(1, event(2, 'executed', 2, 12))]
  expect(tellStep(overtaking, shown(atOnce))).toEqual({ when: null, lead: 'It is executed.', rest: null })
})
