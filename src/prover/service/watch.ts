import type { Progress } from '../../kernel/types.ts'
import type { Cancel } from '../groth16/work.ts'

// Between work that says how far it is, and a host that takes its time to hear it and may say that it is enough.

export interface Watcher extends Cancel {
  /** The share that is done, of 1. */
  report(task: string, share: number): void
  /** When all is told; throws what the host has thrown. */
  settled(): Promise<void>
}

const PARTS = 1000

/** One telling at a time: what is reported meanwhile waits, and only the newest of it is told. */
export function watch(tell: (progress: Progress) => Promise<void>, stop: (reason: unknown) => void): Watcher {
  let newest: Progress | null = null
  let telling: Promise<void> | null = null
  let stopped: { readonly reason: unknown } | null = null

  async function tellAll(): Promise<void> {
    try {
      while (newest !== null) {
        const now: Progress = newest
        newest = null
        await tell(now)
      }
    } catch (reason) {
      stopped = { reason }
      stop(reason)
    }
    telling = null
  }
  function throwIfAborted(): void {
    if (stopped) throw stopped.reason
  }
  return {
    report(task, share) {
      if (stopped) return
      newest = { task, done: Math.round(share * PARTS), of: PARTS }
      telling ??= tellAll()
    },
    async settled() {
      await telling
      throwIfAborted()
    },
    throwIfAborted,
  }
}
