// How large a batch is after each stage of its encoding.

import { deflate } from '../../../../rollup/codec/batch.ts'
import { encodePayload, type L2Batch } from '../../../../rollup/codec/payload.ts'
import type { RollupState } from '../../../../rollup/state.ts'

export interface StageSize {
  readonly stage: string
  readonly bytes: number
}

export function stageSizes(_start: RollupState, batch: L2Batch): readonly StageSize[] {
  const short = encodePayload(batch, { signatures: true })
  return [
    { stage: 'short', bytes: short.length },
    { stage: 'deflated', bytes: deflate(short).length },
  ]
}
