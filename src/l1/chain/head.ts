import { vectorGet, vectorLast } from '../../lib/persistentVector.ts'
import type { BlockRecord, L1State } from './state.ts'

export function headOf(state: L1State): BlockRecord {
  const head = vectorLast(state.blocks)
  if (head === undefined) throw new Error('a chain without genesis')
  return head
}

/** Zeros for a block that does not exist, as BLOCKHASH has it. */
export function hashOfBlock(state: L1State, number: number): Uint8Array {
  return vectorGet(state.blocks, number)?.header.hash() ?? new Uint8Array(32)
}
