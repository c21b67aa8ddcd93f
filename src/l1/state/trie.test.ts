import { createMPT, createMPTFromProof, verifyMPTWithMerkleProof } from '@ethereumjs/mpt'
import { RLP } from '@ethereumjs/rlp'
import { keccak_256 } from '@noble/hashes/sha3.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigintToMinimalBytes, rlpBytes, rlpList, rlpNumber } from './rlp.ts'
import {
  type Trie,
  type TrieCodec,
  toNibbles,
  trieDelete,
  trieEntries,
  trieGet,
  trieProof,
  triePut,
  trieRoot,
} from './trie.ts'

const codec: TrieCodec<Uint8Array> = { keccak256: keccak_256, encode: (value) => value }

// Few distinct keys, so that puts overwrite and deletes hit; short ones make paths meet and nodes embed.
const shortKey = fc.uint8Array({ minLength: 2, maxLength: 2 }).map((key) => Uint8Array.from(key, (byte) => byte & 0x33))
const hashedKey = fc.integer({ min: 0, max: 60 }).map((n) => keccak_256(Uint8Array.of(n)))
const value = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.uint8Array({ minLength: 40, maxLength: 70 }))

for (const [name, key] of [
  ['short', shortKey],
  ['hashed', hashedKey],
] as const) {
  test(`any puts and deletes give the root, values and proofs of @ethereumjs/mpt (${name} keys)`, async () => {
    const change = fc.record({ key, value: fc.option(value, { freq: 3 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 80 }), async (changes) => {
        const reference = await createMPT({ useKeyHashing: false })
        let trie: Trie<Uint8Array> = null
        const versions = []
        for (const { key: at, value: written } of changes) {
          if (written === null) await reference.del(at)
          else await reference.put(at, written)
          trie = written === null ? trieDelete(trie, toNibbles(at)) : triePut(trie, toNibbles(at), written)
          const root = trieRoot(trie, codec)
          expect(root).toEqual(reference.root())
          versions.push({ trie, root })
          expect(trieGet(trie, toNibbles(at))).toEqual(written ?? undefined)
        }
        for (const version of versions) expect(trieRoot(version.trie, codec)).toEqual(version.root)
        for (const { key: at } of changes.slice(0, 5)) {
          const proof = trieProof(trie, toNibbles(at), codec)
          if (trie === null) expect(proof).toEqual([])
          else
            expect(
              await verifyMPTWithMerkleProof(await createMPTFromProof(proof), trieRoot(trie, codec), at, proof),
            ).toEqual(trieGet(trie, toNibbles(at)) ?? null)
        }
      }),
      { numRuns: 60 },
    )
  })
}

test('entries come in key order with their whole keys', () => {
  const keys = ['0102', '0103', '1100', '3333', '0001'].map((hex) =>
    Uint8Array.from([Number.parseInt(hex.slice(0, 2), 16), Number.parseInt(hex.slice(2), 16)]),
  )
  let trie: Trie<Uint8Array> = null
  for (const key of keys) trie = triePut(trie, toNibbles(key), key)
  const found = [...trieEntries(trie)]
  expect(found.map(([key]) => [...key].join(''))).toEqual(['0001', '0102', '0103', '1100', '3333'])
  expect(found.every(([key, stored]) => [...toNibbles(stored)].join() === [...key].join())).toBe(true)
})

test('RLP equals @ethereumjs/rlp', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 90 }), { maxLength: 20 }),
      fc.bigInt({ min: 0n, max: 2n ** 256n }),
      (items, number) => {
        expect(rlpList(items.map(rlpBytes))).toEqual(RLP.encode(items))
        expect(rlpNumber(number)).toEqual(RLP.encode(number))
        expect(
          BigInt(`0x0${[...bigintToMinimalBytes(number)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`),
        ).toBe(number)
      },
    ),
  )
  expect(rlpBytes(new Uint8Array(70_000))).toEqual(RLP.encode(new Uint8Array(70_000)))
})
