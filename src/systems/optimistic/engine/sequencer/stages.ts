// How large a batch is after each stage of its encoding, signatures included: that is what is posted.

import type { L2Batch } from '../../../../rollup/codec/payload.ts'
import { type StageName, stagesOf } from '../../../../rollup/codec/stages.ts'
import type { RollupState } from '../../../../rollup/state.ts'
import type { Rules } from '../../../../rollup/transition.ts'

export interface StageSize {
  readonly stage: StageName
  readonly bytes: number
}

export interface ToMeasure {
  readonly batch: L2Batch
  /** As its first transaction finds it. */
  readonly state: RollupState
  readonly rules: Rules
  /** Of L1: what the same payments would be there. */
  readonly chainId: number
}

export const stageSizes = (toMeasure: ToMeasure): readonly StageSize[] =>
  stagesOf(toMeasure)
    .filter(({ withSignatures }) => withSignatures)
    .map(({ stage, bytes }) => ({ stage, bytes: bytes.length }))
