import { wrap } from 'comlink'
import type { Scenario } from '../../kernel/types.ts'
import type { EngineApi } from '../../worker/api.ts'
import { type Observed, replay } from './observe.ts'

// The page that the browsers open: it holds the engine's worker as the lab ships it, and starts nothing by itself.

declare global {
  interface Window {
    /** `worker`: the address of the built worker. */
    observeScenario: (worker: string, scenario: Scenario) => Promise<Observed>
  }
}

/** A worker for each scenario, as each tab of the lab starts with a fresh one. */
window.observeScenario = async (address, scenario) => {
  const worker = new Worker(address, { type: 'module', name: 'golden' })
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'The worker could not be started.')))
  })
  try {
    return await Promise.race([replay(wrap<EngineApi>(worker) as unknown as EngineApi, scenario), failed])
  } finally {
    worker.terminate()
  }
}
