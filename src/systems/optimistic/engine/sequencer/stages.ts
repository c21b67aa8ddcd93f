// How large a batch is after each stage of its encoding, with the signatures that are posted and without.

import type { L2Batch } from '../../../../rollup/codec/payload.ts'
import { stagesOf } from '../../../../rollup/codec/stages.ts'
import type { RollupState } from '../../../../rollup/state.ts'
import type { Rules } from '../../../../rollup/transition.ts'
import type { StageSize } from '../types/shared.ts'

export interface ToMeasure {
  readonly batch: L2Batch
  /** As its first transaction finds it. */
  readonly state: RollupState
  readonly rules: Rules
  /** Of L1: what the same payments would be there. */
  readonly chainId: number
}

export function stageSizes(toMeasure: ToMeasure): readonly StageSize[] {
  const stages = stagesOf(toMeasure)
  return stages
    .filter(({ withSignatures }) => withSignatures)
    .map(({ stage, bytes, byField }) => ({
      stage,
      bytes: bytes.length,
      unsigned: stages.find((each) => each.stage === stage && !each.withSignatures)?.bytes.length ?? bytes.length,
      fields: byField,
    }))
}
