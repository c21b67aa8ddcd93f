import { type ChainReads, type Read, useRead } from '../../../../ui/inspector/reads.ts'
import type { RollupReads } from '../../engine/pictures.ts'

/** What the rollup's engine answers about the moment that is shown. */
export function useRollup<M extends keyof RollupReads>(
  reads: ChainReads,
  method: M,
  params: RollupReads[M]['params'],
): Read<RollupReads[M]['result']> {
  return useRead(
    reads,
    [method, ...params],
    async () => (await reads.request({ method, params })) as RollupReads[M]['result'],
  )
}
