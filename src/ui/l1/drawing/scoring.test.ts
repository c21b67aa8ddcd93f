import { expect, test } from 'vitest'
import type { AnyEvent } from '../../../kernel/types.ts'
import type { L1View } from '../../../l1/types.ts'
import { fakeLine } from '../../../testing/l1Events.ts'
import { fakeView } from '../../../testing/l1View.ts'
import type { MarkSpec } from '../../score/types.ts'
import { l1Scoring as scoring } from './scoring.ts'

const view = fakeView()
const line = fakeLine({
  slots: 70,
  payments: [
    { slot: 2, from: 0 },
    { slot: 4, from: 2, blobs: 3 },
  ],
})
const marksOf = (event: AnyEvent): readonly MarkSpec[] =>
  (scoring as unknown as Readonly<Record<string, (one: AnyEvent, seen: L1View) => readonly MarkSpec[]>>)[event.type]?.(
    event,
    view,
  ) ?? []
const marks = line.events.flatMap(marksOf)

test('who signs stands among people, in the shape of their role', () => {
  expect(marks.filter(({ lane }) => lane === 'people').map(({ label, role }) => [label, role])).toEqual([
    ['Ana signs', 'user'],
    ['Mallory signs', 'attacker'],
  ])
})

test('a slur leads from the signature to the block, and on to the blobs', () => {
  const [signed] = marks.filter(({ lane }) => lane === 'people')
  expect(marks.find(({ label }) => label === 'in #2')?.slurFrom).toBe(signed?.key)
  const blobs = marks.find(({ lane }) => lane === 'blobs')
  expect(blobs).toMatchObject({ role: 'data', label: '3 blobs' })
  expect(marks.some(({ key }) => key === blobs?.slurFrom)).toBe(true)
})

test('empty blocks are the heartbeat; finality is heavy; nodes that agree say nothing', () => {
  expect(marks.filter(({ routine }) => routine)).toHaveLength(70)
  expect(marks.filter(({ weight }) => weight === 'final').map(({ label }) => label)).toEqual(['final'])
  expect(line.events.filter(({ type }) => type === 'l1.executed').flatMap(marksOf)).toEqual([])
})

test('a reorg stands by itself, hollow: it takes back what stood there', () => {
  const event: AnyEvent = {
    type: 'l1.reorged',
    data: { depth: 2, from: 1, removed: [], returned: [], lost: [], head: 2 },
    seq: 9,
    at: 24,
    cause: 5,
    step: 5,
  }
  expect(marksOf(event)).toEqual([
    { lane: 'l1', role: 'l1', label: 'reorg, 2 blocks', selects: 'block:2', weight: 'undone' },
  ])
})
