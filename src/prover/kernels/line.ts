import { loadKernels } from './kernels.ts'
import { type Answered, createAnswerer, type Request } from './requests.ts'

// A line to one who computes: a worker (workerLine.ts), or this very thread.

export interface Line {
  /** Requests are answered in their order. */
  readonly ask: (request: Request) => Promise<Answered>
  /** Ends the worker in the middle of whatever it does; its memory is freed, and what it owes fails with the reason. */
  readonly end: (reason: unknown) => void
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
