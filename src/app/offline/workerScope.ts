// What of a service worker's global scope is used here. The compiler knows either a page's globals or a worker's, and
// the rest of this folder is a page's.

/** One file of the build, as the build lists them. A hashed name is its own revision. */
export interface Entry {
  readonly url: string
  readonly revision: string | null
}

export interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface Told extends Lasting {
  readonly data: unknown
}

interface Happenings {
  readonly install: Lasting
  readonly activate: Lasting
  readonly fetch: Fetching
  readonly message: Told
}

export interface WorkerScope {
  /** Put in by the build. */
  readonly __WB_MANIFEST: readonly Entry[]
  readonly registration: ServiceWorkerRegistration
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener<K extends keyof Happenings>(type: K, listener: (event: Happenings[K]) => void): void
}
