import { loadKernels } from './kernels.ts'
import { type Answer, createAnswerer, type Numbered } from './requests.ts'

// One of a pool's workers (src/prover/pool.ts): its own instance of the kernels, one request after the other.

const answerer = loadKernels().then(createAnswerer)

async function answer({ id, request }: Numbered): Promise<void> {
  try {
    const result = (await answerer)(request)
    const transfer = result instanceof Uint8Array ? [result.buffer] : []
    postMessage({ id, result } satisfies Answer, { transfer })
  } catch (error) {
    postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer)
  }
}

addEventListener('message', ({ data }: MessageEvent<Numbered>) => void answer(data))
