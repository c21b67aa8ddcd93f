// What differs between two tries. Versions of a trie share what they have in common, so the walk goes only where
// something was written.

import { type Nibbles, type Trie, type TrieNode, trieEntries } from './trie.ts'

export interface TrieChange<V> {
  readonly key: Nibbles
  readonly before: V | undefined
  readonly after: V | undefined
}

/** In key order. `isSame` is asked only of values that both tries have under the same key. */
export function* trieChanges<V>(
  before: Trie<V>,
  after: Trie<V>,
  isSame: (a: V, b: V) => boolean,
  prefix: readonly number[] = [],
): Generator<TrieChange<V>> {
  if (before === after || isSameByHash(before, after)) return
  if (before === null || after === null) {
    for (const [key, value] of trieEntries(before ?? after, prefix)) {
      yield before === null ? { key, before: undefined, after: value } : { key, before: value, after: undefined }
    }
    return
  }
  if (before.kind !== 'branch' && after.kind !== 'branch' && before.kind === after.kind) {
    if (isSamePath(before.path, after.path)) {
      const path = [...prefix, ...before.path]
      if (before.kind === 'extension' && after.kind === 'extension') {
        yield* trieChanges(before.child as Trie<V>, after.child as Trie<V>, isSame, path)
      } else if (before.kind === 'leaf' && after.kind === 'leaf' && !isSame(before.value, after.value)) {
        yield { key: Uint8Array.from(path), before: before.value, after: after.value }
      }
      return
    }
  }
  for (let nibble = 0; nibble < 16; nibble++) {
    yield* trieChanges(below(before, nibble), below(after, nibble), isSame, [...prefix, nibble])
  }
}

/** What a node holds under the next nibble: of a path, the rest of it. */
function below<V>(node: TrieNode<V>, nibble: number): Trie<V> {
  if (node.kind === 'branch') return node.children[nibble] ?? null
  if (node.path[0] !== nibble) return null
  const path = node.path.subarray(1)
  if (node.kind === 'extension' && path.length === 0) return node.child
  return { ...node, path, reference: null }
}

/** Subtries that were written again with the same content: their hashes tell, where both were computed. */
function isSameByHash<V>(a: Trie<V>, b: Trie<V>): boolean {
  const [left, right] = [a?.reference ?? null, b?.reference ?? null]
  return left !== null && right !== null && isSamePath(left, right)
}

function isSamePath(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
