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

test('nothing has happened at the beginning', () => {
  expect(tellStep(exhibit, null, [])).toBeNull()
})

test('a step is told by its first event and the first of another kind', () => {
  const events = [
    event(1, 'l1.sealed', 1),
    event(2, 'l1.sealed', 2),
    event(3, 'l1.executed', 2),
    event(4, 'l1.executed', 2),
  ]
  expect(lastStep(events).map(({ seq }) => seq)).toEqual([2, 3, 4])
  expect(tellStep(exhibit, null, events)).toEqual({ lead: 'Block 2 is sealed.', rest: 'A node agrees.' })
})

test('what is most telling comes first, wherever it happened in the step', () => {
  const events = [event(1, 'l1.sealed', 1), event(2, 'l1.executed', 1), event(3, 'l1.finalised', 1)]
  expect(tellStep(exhibit, null, events)).toEqual({ lead: 'It is final.', rest: 'Block 1 is sealed.' })
})

test('an empty block beside, in the same second, does not drown what became final', () => {
  const events = [event(1, 'l1.finalised', 1, 12), event(2, 'l1.sealed', 2, 12)]
  expect(tellStep(exhibit, null, events)?.lead).toBe('It is final.')
})

test('an event of a newer engine is told by its name', () => {
  expect(tellStep(exhibit, null, [event(1, 'l1.dreamt', 1)])).toEqual({ lead: 'l1.dreamt', rest: null })
})
