import { rlpNumber } from '../state/rlp.ts'
import { type Trie, toNibbles, triePut, trieRoot } from '../state/trie.ts'
import type { WorldCodec } from '../state/world.ts'

/** The root of a list as headers commit to it: a trie from the RLP of the index to the encoded item. */
export function listRoot(items: readonly Uint8Array[], codec: WorldCodec): Uint8Array {
  let trie: Trie<Uint8Array> = null
  for (const [index, item] of items.entries()) trie = triePut(trie, toNibbles(rlpNumber(BigInt(index))), item)
  return trieRoot(trie, { keccak256: codec.keccak256, encode: (item) => item })
}
