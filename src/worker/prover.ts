import { createStore, get, set } from 'idb-keyval'
import type { Pool } from '../prover/pool.ts'
import { type ProverStore, setProverHost } from '../prover/service/host.ts'
import { openPool } from '../prover/workers.ts'

// What the prover gets from a browser: as many workers as are worth their memory, and a database for what takes seconds to
// make. In Node neither is there, and it computes in its thread and remembers while it runs.

/** Each copies its share of a key and has an instance of its own; more than this many gain little. */
const MOST_WORKERS = 4

/**
 * In Firefox (153) a worker that waits for workers of its own is sometimes not woken by what they send, and sleeps for ever. We saw it
 * in three proofs of four on a busy machine of two cores, and in none with a timer that wakes it anyway.
 */
const WAKE_EVERY_MS = 20

function keptAwake(pool: Pool): Pool {
  const waking = setInterval(() => {}, WAKE_EVERY_MS)
  return {
    ...pool,
    close(reason) {
      clearInterval(waking)
      pool.close(reason)
    },
  }
}

const workerCount = (): number => Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency))

/** Opened when it is first asked: some browsers forbid it, and then each asking fails. */
function createDatabaseStore(): ProverStore {
  let opened: ReturnType<typeof createStore> | null = null
  const shelf = () => {
    opened ??= createStore('mezzanine-prover', 'entries')
    return opened
  }
  return {
    get: async (name) => {
      const found = await get<unknown>(name, shelf())
      return found instanceof Uint8Array ? found : undefined
    },
    put: async (name, bytes) => set(name, bytes, shelf()),
  }
}

let installed = false

export function installProver(): void {
  if (installed || typeof Worker === 'undefined') return
  installed = true
  setProverHost({
    now: () => performance.now(),
    openWorkers: () => keptAwake(openPool({ workers: workerCount() })),
    ...(typeof indexedDB === 'undefined' ? {} : { store: createDatabaseStore() }),
  })
}
