import { openInline } from './kernels/line.ts'
import { canHaveWorkers, openWorker } from './kernels/workerLine.ts'
import { createPool, type Pool, type PoolOptions } from './pool.ts'

export interface WorkersOptions extends Pick<PoolOptions, 'onProgress'> {
  /** How many; 0, or where there are none (Node, tests): inline. */
  readonly workers: number
  /** Ends the pool: what is under way fails with the signal's reason. */
  readonly signal?: AbortSignal
}

export function openPool({ workers, signal, onProgress }: WorkersOptions): Pool {
  signal?.throwIfAborted()
  const lines = canHaveWorkers() && workers > 0 ? Array.from({ length: workers }, openWorker) : [openInline()]
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
