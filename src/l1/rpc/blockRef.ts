import type { At } from '../chain/environment.ts'
import { blockByHash, blockByNumber, numberOfTag } from '../chain/read.ts'
import type { BlockRecord, L1State } from '../chain/state.ts'
import { notFound } from './errors.ts'
import { toQuantity } from './quantities.ts'
import type { BlockRef } from './schemas.ts'

/** The block meant, `'pending'` for the one to come, or `null` where the chain has none. */
export function findBlock(l1: L1State, ref: BlockRef): BlockRecord | 'pending' | null {
  if ('hash' in ref) return blockByHash(l1, ref.hash)
  if ('number' in ref) return blockByNumber(l1, ref.number)
  return ref.tag === 'pending' ? 'pending' : blockByNumber(l1, numberOfTag(l1, ref.tag))
}

/** The same, for those who cannot go on without it. */
export function requireBlock(l1: L1State, ref: BlockRef): BlockRecord | 'pending' {
  const block = findBlock(l1, ref)
  if (block !== null) return block
  throw notFound(`block ${'hash' in ref ? ref.hash : 'number' in ref ? toQuantity(ref.number) : ref.tag}`)
}

/** Where the engine is to read or run. */
export function atOf(l1: L1State, ref: BlockRef): At {
  const block = requireBlock(l1, ref)
  return block === 'pending' ? 'pending' : block.number
}
