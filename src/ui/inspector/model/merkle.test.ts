import fc from 'fast-check'
import { concatHex, keccak256, toRlp } from 'viem'
import { expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { type Trie, trieDelete, trieProof, triePut } from '../../../l1/state/trie.ts'
import { createWorldCodec } from '../../../l1/state/world.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { decodeAccount, decodeNode, decodeSlot, spoilt, walkPath } from './merkle.ts'

const codec = createWorldCodec((bytes) => keccak256(bytes, 'bytes'))
const slot = (n: number): Hex => `0x${n.toString(16).padStart(64, '0')}`

function proofIn(trie: Trie<Uint8Array>, key: Hex): { root: Hex; key: Hex; proof: Hex[] } {
  const account = { nonce: 0n, balance: 0n, codeHash: codec.emptyCodeHash, code: new Uint8Array(0), storage: trie }
  return {
    root: bytesToHex(codec.storageRoot(account)),
    key,
    proof: trieProof(trie, codec.keyOf(hexToBytes(key)), codec.slots).map(bytesToHex),
  }
}

const trieOf = (keys: readonly number[]): Trie<Uint8Array> =>
  keys.reduce<Trie<Uint8Array>>(
    (trie, n) => triePut(trie, codec.keyOf(hexToBytes(slot(n))), Uint8Array.of((n % 255) + 1)),
    null,
  )

test('every path of the engine’s trie is followed to its value, and what is not there is shown to be absent', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 60 }), fc.nat(500), (keys, wanted) => {
      const path = walkPath(proofIn(trieOf(keys), slot(wanted)))
      const isThere = keys.includes(wanted)
      expect(path.outcome).toBe(isThere ? 'present' : 'absent')
      expect(path.value === null ? null : decodeSlot(path.value)).toBe(isThere ? BigInt((wanted % 255) + 1) : null)
      expect(path.steps.map(({ taken }) => taken).join('')).toBe(
        path.key.slice(
          0,
          path.steps.reduce((sum, { taken }) => sum + taken.length, 0),
        ),
      )
    }),
  )
})

test('one bit anywhere in any node breaks the path at that node or below it', () => {
  const keys = Array.from({ length: 40 }, (_, n) => n)
  const { root, key, proof } = proofIn(trieOf(keys), slot(7))
  fc.assert(
    fc.property(fc.nat(proof.length - 1), fc.nat(10_000), fc.integer({ min: 0, max: 7 }), (node, place, bit) => {
      const bytes = hexToBytes(proof[node] ?? '0x')
      const at = place % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      const path = walkPath({ root, key, proof: proof.with(node, bytesToHex(bytes)) })
      expect(path.outcome).toBe('broken')
      expect(path.steps.findIndex(({ fits }) => !fits)).toBe(node)
    }),
  )
})

test('the bit that is turned over for show keeps the node readable and parts it from both its neighbours', () => {
  const { root, key, proof } = proofIn(trieOf(Array.from({ length: 40 }, (_, n) => n)), slot(7))
  const whole = walkPath({ root, key, proof })
  expect(whole.steps.length).toBeGreaterThan(1)
  for (const [node, step] of whole.steps.entries()) {
    const path = walkPath({ root, key, proof: proof.with(node, spoilt(step)) })
    expect(path.steps[node]?.node.kind).toBe(step.node.kind)
    const broken = path.steps.flatMap(({ fits }, index) => (fits ? [] : [index]))
    expect(broken).toEqual(node === proof.length - 1 ? [node] : [node, node + 1])
  }
})

test('a lone leaf, an empty tree and a tree emptied again', () => {
  const lone = walkPath(proofIn(trieOf([3]), slot(3)))
  expect(lone.steps.map(({ node }) => node.kind)).toEqual(['leaf'])
  expect(walkPath(proofIn(trieOf([3]), slot(4))).steps.at(-1)?.end).toBe('absent-other')
  expect(walkPath(proofIn(null, slot(1)))).toMatchObject({ outcome: 'absent', steps: [] })
  const emptied = trieDelete(trieOf([3]), codec.keyOf(hexToBytes(slot(3))))
  expect(walkPath(proofIn(emptied, slot(3))).outcome).toBe('absent')
  // No nodes under a root that is not the empty one prove nothing.
  expect(walkPath({ root: slot(1), key: slot(1), proof: [] }).outcome).toBe('broken')
})

test('small nodes stand in their parents: an extension over a branch of embedded leaves', () => {
  const leaf = (path: Hex) => [path, '0x01'] as const
  const branch = [leaf('0x35'), leaf('0x36'), ...Array.from({ length: 15 }, (): Hex => '0x')]
  const embedded = toRlp(branch as never)
  const node = decodeNode(embedded)
  expect(node.kind === 'branch' && node.children[1]).toEqual({ kind: 'inline', bytes: toRlp(leaf('0x36') as never) })
  expect(node.kind === 'branch' && node.children[2]).toEqual({ kind: 'empty' })
})

test('an account is four fields; anything else is none', () => {
  const account = toRlp(['0x02', '0x0de0b6b3a7640000', slot(1), slot(2)])
  expect(decodeAccount(account)).toEqual({ nonce: 2n, balance: 10n ** 18n, storageRoot: slot(1), codeHash: slot(2) })
  expect(decodeAccount(toRlp(['0x02', '0x01', slot(1)]))).toBeNull()
  expect(decodeAccount(concatHex([account, '0x00']))).toBeNull()
  expect(decodeSlot('0x80')).toBe(0n)
})
