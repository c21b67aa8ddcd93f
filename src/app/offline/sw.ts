import { pagesOfLocks, TAKE_OVER, TIDY } from './protocol.ts'
import { createVersionCache } from './versionCache.ts'
import type { WorkerScope } from './workerScope.ts'

// The service worker: built apart from the page, into sw.js.

const scope = self as unknown as WorkerScope

const version = createVersionCache({
  entries: (self as unknown as WorkerScope).__WB_MANIFEST,
  scope: scope.registration.scope,
  caches,
  fetch: (request) => fetch(request),
  openPages: async () => pagesOfLocks((await navigator.locks?.query())?.held),
  anotherIsComing: () => scope.registration.installing !== null || scope.registration.waiting !== null,
})

scope.addEventListener('install', (event) => event.waitUntil(version.fill()))

// Claims, so that the page of the first visit finds everything here too. It takes over only where there was no
// version before it, or when a page has asked.
scope.addEventListener('activate', (event) => event.waitUntil(version.tidy().then(() => scope.clients.claim())))

scope.addEventListener('fetch', (event) => {
  const answer = version.answer(event.request)
  if (answer !== null) event.respondWith(answer)
})

scope.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) event.waitUntil(scope.skipWaiting())
  if (event.data === TIDY) event.waitUntil(version.tidy())
})
