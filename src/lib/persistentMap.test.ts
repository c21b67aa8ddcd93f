import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyMap, mapDelete, mapEntries, mapGet, mapHas, mapSet, mapValues } from './persistentMap.ts'

const sorted = (entries: Iterable<readonly [string, unknown]>) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1))

test('any sequence of changes equals the same on a Map, and older versions stay as they were', () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 300 }).map(String), fc.string({ maxLength: 3 }))
  const change = fc.record({
    key,
    value: fc.option(fc.nat(), { nil: undefined, freq: 3 }),
    remove: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 600 }), (changes) => {
      const expected = new Map<string, number | undefined>()
      let map = emptyMap<number | undefined>()
      let halfway = { map, entries: sorted(expected) }
      for (const [index, { key: name, value, remove }] of changes.entries()) {
        if (remove) expected.delete(name)
        else expected.set(name, value)
        map = remove ? mapDelete(map, name) : mapSet(map, name, value)
        expect(map.size).toBe(expected.size)
        expect(mapHas(map, name)).toBe(!remove)
        if (index === Math.floor(changes.length / 2)) halfway = { map, entries: sorted(expected) }
      }
      expect(sorted(mapEntries(map))).toEqual(sorted(expected))
      expect(sorted(mapEntries(halfway.map))).toEqual(halfway.entries)
      for (const [name, value] of expected) expect(mapGet(map, name)).toBe(value)
    }),
    { numRuns: 100 },
  )
})

// Found by searching: these keys have one and the same 32-bit hash, so they meet in a collision node.
test('keys whose hashes collide are kept apart', () => {
  const [a, b] = collidingKeys()
  let map = mapSet(mapSet(emptyMap<number>(), a, 1), b, 2)
  for (let i = 0; i < 50; i++) map = mapSet(map, `other${i}`, i)
  expect([mapGet(map, a), mapGet(map, b), map.size]).toEqual([1, 2, 52])
  map = mapSet(mapDelete(map, a), b, 3)
  expect([mapHas(map, a), mapGet(map, b), map.size]).toEqual([false, 3, 51])
})

test('removing what is not there changes nothing', () => {
  const map = mapSet(emptyMap<number>(), 'a', 1)
  expect(mapDelete(map, 'b')).toBe(map)
  expect([...mapValues(mapDelete(map, 'a'))]).toEqual([])
})

function collidingKeys(): readonly [string, string] {
  const seen = new Map<number, string>()
  for (let i = 0; ; i++) {
    const key = `k${i}`
    let hash = 0x811c9dc5
    for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
    const other = seen.get(hash)
    if (other !== undefined) return [other, key]
    seen.set(hash, key)
  }
}
