import { expect, test } from 'vitest'
import type { AnyEvent } from '../../kernel/types.ts'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import type { WorldId } from '../../worker/api.ts'
import { labCommands } from './commands.ts'
import type { Snapshot } from './useSnapshot.ts'

const form = (type: string, title: string) => ({
  type,
  title,
  hint: 'A hint.',
  by: () => 'ana',
  fields: () => [],
  toArgs: () => ({ args: null }),
})
const exhibit = {
  forms: [form('l1.pay', 'Pay'), form('l1.reorg', 'Reorg')],
  refusals: { 'nothing-to-lose': () => 'Every block is [[final]].' },
  levels: [{ id: 'one', title: 'The first', summary: 'Short.' }],
  narrator: { 'l1.sealed': (event: AnyEvent) => `**Block ${event.seq}** is sealed.` },
} as unknown as AnyExhibit
const at = (seq: number): AnyEvent => ({ type: 'l1.sealed', seq, at: seq * 12, data: null, cause: 1, step: seq })
const moments = Array.from({ length: 500 }, (_, index) => ({ position: 1, seq: index + 1 }))
const snapshot: Snapshot = {
  id: 'world' as WorldId,
  moment: { position: 1, seq: 2 },
  head: { position: 1, seq: 500 },
  now: 24,
  headNow: 6000,
  view: null,
  events: [],
  timeline: moments.map(({ seq }) => at(seq)),
  moments,
  arrival: 'jump',
}
const offers = [
  { type: 'l1.pay', enabled: true, why: null },
  { type: 'l1.reorg', enabled: false, why: { code: 'nothing-to-lose', facts: null } },
]
const all = labCommands({ exhibit, offers, snapshot, level: null })
const group = (id: string) => all.find((each) => each.id === id)?.items ?? []

test('every action is offered, and what cannot be done now says why in plain words', () => {
  expect(group('actions').map(({ label, closed, note }) => ({ label, closed, note }))).toEqual([
    { label: 'Pay', closed: false, note: 'A hint.' },
    { label: 'Reorg', closed: true, note: 'not now: Every block is final.' },
  ])
})

test('moments are told, newest first, and not by the thousand', () => {
  const told = group('moments')
  expect(told).toHaveLength(200)
  expect(told[0]?.label).toBe('Go to day 0, 01:40:00: Block 500 is sealed.')
  expect(told[0]?.task).toEqual({ kind: 'seek', moment: { position: 1, seq: 500 } })
})

test('a level can be begun again only from inside it', () => {
  const withLevel = labCommands({ exhibit, offers, snapshot, level: exhibit.levels[0] ?? null })
  const kinds = (groups: typeof all) => groups.flatMap((each) => each.items.map((item) => item.task.kind))
  expect(kinds(all)).not.toContain('afresh')
  expect(kinds(withLevel)).toContain('afresh')
})

test('no two commands share an id', () => {
  const ids = all.flatMap((each) => each.items.map((item) => item.id))
  expect(new Set(ids).size).toBe(ids.length)
})
