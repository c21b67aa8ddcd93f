import { createStore, get, set } from 'idb-keyval'
import { type ProverStore, setProverHost } from '../prover/service/host.ts'
import { openPool } from '../prover/workers.ts'

// What the prover gets from a browser: as many workers as are worth their memory, and a database for what takes seconds to
// make. In Node neither is there, and it computes in its thread and remembers while it runs.

/** Each copies its share of a key and has an instance of its own; more than this many gain little. */
const MOST_WORKERS = 4

/**
 * In Firefox 153 a worker that opens workers of its own sometimes stands still for ever, and they with it: no thread runs, none of its
 * timers fires, the page’s own thread is idle. On two cores we saw it now every second time, now every fortieth, and did not find out why. There
 * the engine's worker proves by itself, in up to twice the time.
 */
const canNest = (): boolean => !navigator.userAgent.includes('Firefox')

const workerCount = (): number => (canNest() ? Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency)) : 0)

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
    openWorkers: () => openPool({ workers: workerCount() }),
    ...(typeof indexedDB === 'undefined' ? {} : { store: createDatabaseStore() }),
  })
}
