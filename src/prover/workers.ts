import { openInline } from './kernels/line.ts'
import { canHaveWorkers, openWorker } from './kernels/workerLine.ts'
import { createPool, type Pool, type PoolOptions } from './pool.ts'

export interface WorkersOptions extends Pick<PoolOptions, 'onProgress'> {
  /** How many; one inline where there are no workers (Node, tests). */
  readonly workers: number
  /** Ends the pool: what is under way fails with the signal's reason. */
  readonly signal?: AbortSignal
}

export function openPool({ workers, signal, onProgress }: WorkersOptions): Pool {
  signal?.throwIfAborted()
  const lines = canHaveWorkers() ? Array.from({ length: Math.max(1, workers) }, openWorker) : [openInline()]
  const pool = createPool({ lines, ...(onProgress && { onProgress }) })
  const abort = () => pool.close(signal?.reason)
  signal?.addEventListener('abort', abort)
  return {
    ...pool,
    close(reason) {
      signal?.removeEventListener('abort', abort)
      pool.close(reason)
    },
  }
}
