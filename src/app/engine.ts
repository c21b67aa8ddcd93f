import type { EngineClient } from '../worker/client.ts'

let started: Promise<EngineClient> | null = null

/** The one engine of this page, started when first needed: it is the heaviest thing the lab loads. */
export function engine(): Promise<EngineClient> {
  started ??= import('../worker/client.ts').then((module) => module.startEngine())
  started.catch(() => {
    started = null
  })
  return started
}
