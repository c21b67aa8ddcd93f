import type { ZkParams } from '../../engine/types/shared.ts'
import type { BatchView } from '../../engine/types/view.ts'
import { gasOf, type View } from '../trail.ts'

// What a batch costs L1 by how many slots it has: in this run, beforehand in worlds of other sizes, and reckoned for sizes that
// no circuit of the lab has.

export interface BatchCost {
  readonly commit: number
  readonly prove: number
  readonly execute: number
  readonly publicInputs: number
  /** Rows of the circuit: what the prover works through. */
  readonly rows: number
}

export type Slots = ZkParams['slots']
export const OWN_SLOTS = 4
export type OtherSlots = Exclude<Slots, typeof OWN_SLOTS>

/** The first batch of a world like this one, full, of every other size. The level’s test plays two of them, a stage all. */
export const measuredBefore: { readonly [slots in OtherSlots]: BatchCost } = {
  1: { commit: 82_785, prove: 274_543, execute: 42_849, publicInputs: 5, rows: 15_461 },
  2: { commit: 82_857, prove: 274_591, execute: 43_326, publicInputs: 5, rows: 27_317 },
  8: { commit: 83_794, prove: 296_425, execute: 46_693, publicInputs: 8, rows: 98_453 },
}

export const totalOf = ({ commit, prove, execute }: Pick<BatchCost, 'commit' | 'prove' | 'execute'>): number =>
  commit + prove + execute

/** What one pays who pays alone. */
export const ALONE = totalOf(measuredBefore[1])

/** A transfer of ether on L1 itself. */
export const L1_TRANSFER = 21_000

/** Null until it is executed. */
export function costOf({ commit, prove, execute, proof }: BatchView, { params }: View): BatchCost | null {
  if (commit === null || prove === null || execute === null) return null
  return {
    commit: commit.gasUsed,
    prove: prove.gasUsed,
    execute: execute.gasUsed,
    publicInputs: proof.publicInputs.length,
    rows: params.rows,
  }
}

export const perPayment = (batch: BatchView): number => Math.round(gasOf(batch) / batch.used)

/** A straight line through two sizes with as many payments a word. */
export interface Line {
  readonly constant: number
  readonly each: number
}

export function lineThrough(own: BatchCost): Line {
  const each = (totalOf(measuredBefore[8]) - totalOf(own)) / (8 - OWN_SLOTS)
  return { constant: totalOf(own) - OWN_SLOTS * each, each }
}

export const reckoned = ({ constant, each }: Line, slots: number): number => Math.round(constant / slots + each)

/** The smallest batch in which a payment costs less than on L1. */
export const cheaperFrom = ({ constant, each }: Line): number => Math.floor(constant / (L1_TRANSFER - each)) + 1
