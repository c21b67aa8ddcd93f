import type { Line } from './line.ts'
import type { Answer, Answered, Numbered } from './requests.ts'

// A line to a worker of its own: apart from the other, since engines are compiled without a browser's types.

export const canHaveWorkers = (): boolean => typeof Worker !== 'undefined'

export function openWorker(): Line {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'mezzanine-kernels' })
  const waiting = new Map<number, { resolve: (result: Answered) => void; reject: (reason: unknown) => void }>()
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
        // What it is to keep was cut out for it: it goes over without a copy.
        const transfer = 'keep' in request ? [request.list.buffer as ArrayBuffer] : []
        worker.postMessage({ id, request } satisfies Numbered, transfer)
      }),
    end,
  }
}
