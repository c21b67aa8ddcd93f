import { proxy, type Remote, releaseProxy, wrap } from 'comlink'
import type { Hex, Moment, Plain, Progress, Scenario } from '../kernel/types.ts'
import type { EngineApi, WorldId, WorldStatus } from './api.ts'
import { watchLifeline } from './lifeline.ts'

/** Thrown into calls that were under way when the worker died. The worlds are rebuilt; the call left no trace. */
export class EngineCrashed extends Error {
  override readonly name = 'EngineCrashed'
}

export interface Rebuilt {
  readonly cause: string
  readonly worlds: readonly WorldStatus[]
}

export interface EngineClient extends EngineApi {
  /** Called after a crash, when every world stands again where it stood. */
  onRebuilt(listener: (rebuilt: Rebuilt) => void): () => void
  stop(): void
}

/** What it takes to make a world again. Kept on this side, so that a worker can die without taking anything along. */
interface Mirror {
  readonly scenario: Scenario
  readonly moment: Moment
}

interface Line {
  readonly worker: Worker
  readonly remote: Remote<EngineApi>
  readonly unwatch: () => void
  readonly dead: Promise<never>
}

let lineCount = 0

export function startEngine(): EngineClient {
  const mirrors = new Map<WorldId, Mirror>()
  const progressListeners = new Map<WorldId, (progress: Progress | null) => void>()
  const rebuiltListeners = new Set<(rebuilt: Rebuilt) => void>()
  let stopped = false
  let line = connect()
  let ready: Promise<void> = Promise.resolve()

  function connect(): Line {
    const name = `mezzanine-engine-${performance.timeOrigin}-${++lineCount}`
    const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name })
    let die: (error: EngineCrashed) => void = () => {}
    const dead = new Promise<never>((_, reject) => {
      die = reject
    })
    dead.catch(() => {})
    let over = false
    const gone = (cause: string) => {
      if (over || stopped) return
      over = true
      die(
        new EngineCrashed(`The engine stopped (${cause}). Your world is rebuilt from its log; nothing in it was lost.`),
      )
      ready = rebuild(cause)
    }
    worker.addEventListener('error', (event) => gone(event.message || 'it could not be started'))
    const unwatch = watchLifelineOnceHeld(name, () => gone('the browser ended it'))
    return { worker, remote: wrap<EngineApi>(worker), unwatch, dead }
  }

  async function rebuild(cause: string): Promise<void> {
    line.unwatch()
    line.worker.terminate()
    line = connect()
    const worlds: WorldStatus[] = []
    for (const [id, mirror] of mirrors) {
      await line.remote.open(mirror.scenario, id)
      worlds.push(await line.remote.seek(id, mirror.moment))
      const listener = progressListeners.get(id)
      if (listener) await line.remote.onProgress(id, proxy(listener))
    }
    for (const listener of rebuiltListeners) listener({ cause, worlds })
  }

  async function call<T>(ask: (remote: Remote<EngineApi>) => Promise<T>): Promise<T> {
    await ready
    const { remote, dead } = line
    return Promise.race([ask(remote), dead])
  }

  /** Brings the mirror up to what the worker has just acknowledged, before anybody hears of it. */
  async function mirror(status: WorldStatus): Promise<void> {
    const known = mirrors.get(status.id)?.scenario
    const scenario = known
      ? await grownTo(status.head.position, known, status.id)
      : await call((remote) => remote.scenario(status.id))
    mirrors.set(status.id, { scenario, moment: status.moment })
  }
  /** A log may be long, and only grows: just what is new of it crosses over. */
  async function grownTo(length: number, known: Scenario, id: WorldId): Promise<Scenario> {
    if (known.log.length >= length) return known
    const fresh = await call((remote) => remote.log(id, known.log.length))
    return { ...known, log: [...known.log, ...fresh.map(({ type, by, args }) => ({ type, by, args }))] }
  }
  const mirrored = async <T extends WorldStatus | { readonly status: WorldStatus }>(answer: Promise<T>): Promise<T> => {
    const got = await answer
    await mirror('status' in got ? got.status : got)
    return got
  }

  return {
    open: (scenario, as) => mirrored(call((remote) => remote.open(scenario, as))),
    act: (id, action) => mirrored(call((remote) => remote.act(id, action))),
    advance: (id, by) => mirrored(call((remote) => remote.advance(id, by))),
    seek: (id, to) => mirrored(call((remote) => remote.seek(id, to))),
    fork: (id, at) => mirrored(call((remote) => remote.fork(id, at))),
    request: (id, request, options) => mirrored(call((remote) => remote.request(id, request, options))),
    async close(id) {
      mirrors.delete(id)
      progressListeners.delete(id)
      await call((remote) => remote.close(id))
    },
    cancel: (id) => call((remote) => remote.cancel(id)),
    status: (id) => call((remote) => remote.status(id)),
    view: (id, at) => call<Plain>((remote) => remote.view(id, at)),
    digest: (id, at) => call<Hex>((remote) => remote.digest(id, at)),
    events: (id, from, to) => call((remote) => remote.events(id, from, to)),
    log: (id, from) => call((remote) => remote.log(id, from)),
    moments: (id, from) => call((remote) => remote.moments(id, from)),
    offers: (id) => call((remote) => remote.offers(id)),
    scenario: (id) => call((remote) => remote.scenario(id)),
    trace: (id, hash, options) => call((remote) => remote.trace(id, hash, options)),
    async onProgress(id, listener) {
      progressListeners.set(id, listener)
      await call((remote) => remote.onProgress(id, proxy(listener)))
    },
    onRebuilt(listener) {
      rebuiltListeners.add(listener)
      return () => rebuiltListeners.delete(listener)
    },
    stop() {
      stopped = true
      line.unwatch()
      line.remote[releaseProxy]()
      line.worker.terminate()
    },
  }
}

/** The worker takes its lock when it starts; asking for it before that would get it at once. */
function watchLifelineOnceHeld(name: string, whenGone: () => void): () => void {
  const locks = globalThis.navigator.locks
  if (!locks) return () => {}
  let unwatch = () => {}
  let given = false
  const poll = async () => {
    const { held = [] } = await locks.query()
    if (given) return
    if (held.some((lock) => lock.name === name)) unwatch = watchLifeline(name, whenGone)
    else setTimeout(() => void poll(), 50)
  }
  void poll()
  return () => {
    given = true
    unwatch()
  }
}
