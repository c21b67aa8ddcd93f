import { keccak_256 } from '@noble/hashes/sha3.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trieChanges } from './diff.ts'
import { type Trie, type TrieCodec, toNibbles, trieDelete, trieEntries, triePut, trieRoot } from './trie.ts'

const codec: TrieCodec<Uint8Array> = { keccak256: keccak_256, encode: (value) => value }
const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at])

// Keys of one length that meet in their first nibbles, so that branches, extensions and leaves all change kind.
const key = fc.uint8Array({ minLength: 3, maxLength: 3 }).map((bytes) => Uint8Array.from(bytes, (byte) => byte & 0x31))
const value = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 2 }), fc.uint8Array({ minLength: 40, maxLength: 50 }))
const change = fc.record({ key, value: fc.option(value, { freq: 3 }) })
const changes = fc.array(change, { maxLength: 40 })

type Changes = readonly { readonly key: Uint8Array; readonly value: Uint8Array | null }[]
function applied(trie: Trie<Uint8Array>, all: Changes): Trie<Uint8Array> {
  let next = trie
  for (const { key: at, value: written } of all) {
    next = written === null ? trieDelete(next, toNibbles(at)) : triePut(next, toNibbles(at), written)
  }
  return next
}

test('what changed, written into the one, gives the root of the other; and back', () => {
  fc.assert(
    fc.property(changes, changes, fc.boolean(), (first, second, isHashed) => {
      const before = applied(null, first)
      const after = applied(before, second)
      if (isHashed) trieRoot(before, codec)
      const found = [...trieChanges(before, after, isSame)]
      let forth = before
      let back = after
      for (const { key: at, before: old, after: fresh } of found) {
        forth = fresh === undefined ? trieDelete(forth, at) : triePut(forth, at, fresh)
        back = old === undefined ? trieDelete(back, at) : triePut(back, at, old)
      }
      expect(trieRoot(forth, codec)).toEqual(trieRoot(after, codec))
      expect(trieRoot(back, codec)).toEqual(trieRoot(before, codec))
      expect(found.every(({ before: a, after: b }) => a === undefined || b === undefined || !isSame(a, b))).toBe(true)
      const mirrored = [...trieChanges(after, before, isSame)].map((each) => ({
        key: each.key,
        before: each.after,
        after: each.before,
      }))
      expect(mirrored).toEqual(found)
    }),
    { numRuns: 300 },
  )
})

test('what is shared is not walked: one write among thousands touches the nodes on its path only', () => {
  let before: Trie<Uint8Array> = null
  for (let n = 0; n < 3000; n++)
    before = triePut(before, toNibbles(keccak_256(Uint8Array.of(n & 255, n >> 8))), Uint8Array.of(1))
  const [written] = [...trieEntries(before)][1234] ?? []
  const after = triePut(before, written as Uint8Array, Uint8Array.of(2))
  let asked = 0
  const found = [
    ...trieChanges(before, after, (a, b) => {
      asked++
      return isSame(a, b)
    }),
  ]
  expect(found).toEqual([{ key: written, before: Uint8Array.of(1), after: Uint8Array.of(2) }])
  expect(asked).toBe(1)
})
