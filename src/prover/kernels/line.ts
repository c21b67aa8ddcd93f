import { loadKernels } from './kernels.ts'
import { type Answer, createAnswerer, type Numbered, type Request } from './requests.ts'

// A line to one who computes: a worker, or this very thread.

type Result = Uint8Array<ArrayBuffer> | boolean | null

export interface Line {
  /** Requests are answered in their order. */
  readonly ask: (request: Request) => Promise<Result>
  /** Ends the worker in the middle of whatever it does; its memory is freed, and what it owes fails with the reason. */
  readonly end: (reason: unknown) => void
}

export const canHaveWorkers = (): boolean => typeof Worker !== 'undefined'

export function openWorker(): Line {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'mezzanine-kernels' })
  const waiting = new Map<number, { resolve: (result: Result) => void; reject: (reason: unknown) => void }>()
  let asked = 0
  let ended: { readonly reason: unknown } | null = null

  function end(reason: unknown): void {
    if (ended) return
    ended = { reason }
    worker.terminate()
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asker = waiting.get(data.id)
    waiting.delete(data.id)
    if ('error' in data) asker?.reject(new Error(data.error))
    else asker?.resolve(data.result)
  })
  worker.addEventListener('error', ({ message }) => end(new Error(`a worker of the prover stopped: ${message}`)))

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended.reason)
        const id = ++asked
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, request } satisfies Numbered)
      }),
    end,
  }
}

export function openInline(): Line {
  const answerer = loadKernels().then(createAnswerer)
  let ended: { readonly reason: unknown } | null = null
  // One after the other, so that an end comes between two requests at the latest.
  let last: Promise<unknown> = answerer
  return {
    ask(request) {
      const result = last.then(async () => {
        if (ended) throw ended.reason
        return (await answerer)(request)
      })
      last = result.catch(() => {})
      return result
    },
    end(reason) {
      ended ??= { reason }
    },
  }
}
