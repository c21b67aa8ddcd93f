import { type ChainReads, type Read, useRead } from '../../../../ui/inspector/reads.ts'
import type { ZkReads } from '../../engine/pictures.ts'

/** What the rollup's engine answers about the moment that is shown. */
export function useZk<M extends keyof ZkReads>(
  reads: ChainReads,
  method: M,
  params: ZkReads[M]['params'],
): Read<ZkReads[M]['result']> {
  return useRead(
    reads,
    [method, ...params],
    async () => (await reads.request({ method, params })) as ZkReads[M]['result'],
  )
}
