import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProgress, type Shelf } from './progress.ts'
import { decodeProgress, encodeProgress, isDone, type LevelRecord, mergeRecords, readRecord } from './records.ts'

const entry = (change: Partial<LevelRecord> = {}): LevelRecord => ({
  v: 1,
  system: 'ground',
  level: 'sendAPayment',
  goals: [],
  of: 4,
  at: 1000,
  lesson: null,
  ...change,
})

function shelfWith(initial: Record<string, unknown> = {}): Shelf & { readonly map: Map<string, unknown> } {
  const map = new Map(Object.entries(initial))
  return {
    map,
    entries: async () => [...map],
    set: async (key, value) => void map.set(key, value),
    delete: async (key) => void map.delete(key),
  }
}

const records = fc.record({
  v: fc.constant(1 as const),
  system: fc.constantFrom('ground', 'optimistic'),
  level: fc.constantFrom('one', 'two', 'three'),
  goals: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
  of: fc.integer({ min: 0, max: 4 }),
  at: fc.nat(),
  lesson: fc.constantFrom(null, { step: 2 }, ['x']),
})

test('merging loses no goal of either side, and does not care who came first', () => {
  fc.assert(
    fc.property(records, records, (a, b) => {
      const both = mergeRecords(a, b)
      expect([...both.goals].sort()).toEqual([...new Set([...a.goals, ...b.goals])].sort())
      expect(both.at).toBe(Math.max(a.at, b.at))
      if (a.at !== b.at) expect({ ...mergeRecords(b, a), goals: [] }).toEqual({ ...both, goals: [] })
    }),
  )
})

test('what is exported can be imported, unreadable records included', () => {
  fc.assert(
    fc.property(fc.array(records), fc.array(fc.jsonValue()), (list, aside) => {
      const back = decodeProgress(encodeProgress({ records: list, aside }))
      expect(back).toEqual({ ok: true, records: list, aside: JSON.parse(JSON.stringify(aside)) })
    }),
  )
})

test('files of strangers are refused with the reason', () => {
  expect(decodeProgress('{')).toEqual({ ok: false, reason: 'not-json' })
  expect(decodeProgress('{"records":[]}')).toEqual({ ok: false, reason: 'not-ours' })
  expect(decodeProgress('{"mezzanine-progress":2,"records":[]}')).toEqual({ ok: false, reason: 'too-new' })
  expect(decodeProgress(' '.repeat(4_000_001))).toEqual({ ok: false, reason: 'too-large' })
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof decodeProgress(text).ok === 'boolean'))
})

test('a record with a key that is not ours is not read as ours', () => {
  expect(readRecord(entry())).toEqual(entry())
  expect(readRecord({ ...entry(), extra: 1 })).toBeNull()
  expect(readRecord({ ...entry(), v: 2 })).toBeNull()
  expect(readRecord({ ...entry(), of: -1 })).toBeNull()
})

test('unreadable records are kept aside, told, and exported', async () => {
  const shelf = shelfWith({
    'level:ground/sendAPayment': entry({ goals: ['a'] }),
    'level:ground/other': { v: 9, what: 'ever' },
  })
  const progress = createProgress(shelf)
  await progress.load()
  expect([...progress.store.getState().records.keys()]).toEqual(['ground/sendAPayment'])
  expect(progress.store.getState().aside).toEqual([{ v: 9, what: 'ever' }])
  expect(progress.exportText()).toContain('"what": "ever"')
  const again = createProgress(shelf)
  await again.load()
  expect(again.store.getState().aside).toEqual([{ v: 9, what: 'ever' }])
})

test('a goal once reached stays reached', async () => {
  const shelf = shelfWith()
  const progress = createProgress(shelf)
  const { v: _v, at: _at, ...now } = entry({ goals: ['a', 'b'] })
  await progress.record(now, 1)
  await progress.record({ ...now, goals: ['a'] }, 2)
  await progress.record({ ...now, goals: ['c', 'd'] }, 3)
  const kept = readRecord(shelf.map.get('level:ground/sendAPayment'))
  expect(kept?.goals).toEqual(['a', 'b', 'c', 'd'])
  expect(kept && isDone(kept)).toBe(true)
})

test('an import adds what is new, keeps what was there, and says both', async () => {
  const progress = createProgress(shelfWith({ 'level:ground/one': entry({ level: 'one', goals: ['a'], at: 5 }) }))
  const file = encodeProgress({
    records: [entry({ level: 'one', goals: ['a'], at: 5 }), entry({ level: 'two', goals: ['b'] })],
    aside: ['?'],
  })
  expect(await progress.importText(file)).toEqual({ ok: true, added: 1, kept: 1, unreadable: 1 })
  expect(await progress.importText('nonsense')).toEqual({ ok: false, reason: 'not-json' })
  expect(progress.store.getState().records.size).toBe(2)
})

test('a browser that keeps nothing still shows what was done on this page', async () => {
  const refuse = async () => {
    throw new Error('denied')
  }
  const progress = createProgress({ entries: refuse, set: refuse, delete: refuse })
  const { v: _v, at: _at, ...now } = entry({ goals: ['a'] })
  await progress.record(now, 1)
  expect(progress.store.getState()).toMatchObject({ away: true, phase: 'ready' })
  expect(progress.store.getState().records.size).toBe(1)
})

test('starting over empties the shelf', async () => {
  const shelf = shelfWith({ 'level:ground/one': entry({ level: 'one' }) })
  const progress = createProgress(shelf)
  await progress.reset()
  expect([shelf.map.size, progress.store.getState().records.size]).toEqual([0, 0])
})
