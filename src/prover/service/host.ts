import { openInline } from '../kernels/line.ts'
import { createPool, type Pool } from '../pool.ts'

// What the prover gets from where it runs. A browser's worker hands in workers and a database (src/worker); whoever hands
// in nothing computes in this very thread, and forgets when it ends.

export interface ProverStore {
  /** What was put under the name last, if it is still there. */
  get(name: string): Promise<Uint8Array | undefined>
  put(name: string, bytes: Uint8Array): Promise<void>
}

export interface ProverHost {
  readonly openWorkers: () => Pool
  readonly store: ProverStore
  /** Milliseconds, to tell how long things take here; null: nobody wants to know. Nothing that is proven depends on it. */
  readonly now: (() => number) | null
}

export function createMemoryStore(): ProverStore {
  const entries = new Map<string, Uint8Array>()
  return {
    get: async (name) => entries.get(name),
    async put(name, bytes) {
      entries.set(name, bytes)
    },
  }
}

let host: ProverHost = {
  openWorkers: () => createPool({ lines: [openInline()] }),
  store: createMemoryStore(),
  now: null,
}

export const proverHost = (): ProverHost => host

/** Gives back what was there before. */
export function setProverHost(changed: Partial<ProverHost>): ProverHost {
  const before = host
  host = { ...host, ...changed }
  return before
}
