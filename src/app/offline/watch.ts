import { currentLab } from '../lab/current.ts'
import { offer } from './offer.ts'
import { TAKE_OVER, TIDY } from './protocol.ts'

// The page's side of the service worker: registers it, tells what it finds, and changes version only when asked to.

/** A tab that stays open for days asks its server for a newer version when it is looked at again. */
const ASK_AGAIN_MS = 60 * 60 * 1000
/** A worker that does not take over in this time never will; the page is opened again all the same. */
const TAKE_OVER_MS = 10_000

const tell = (note: ReturnType<typeof offer.getState>['note']) => offer.setState({ note })

/** For tests and the curious: whether everything is on this device. */
const isReady = () => {
  document.documentElement.dataset['offline'] = 'ready'
}

const inState = (worker: ServiceWorker, wanted: ServiceWorkerState) =>
  new Promise<boolean>((resolve) => {
    const look = () => {
      if (worker.state === wanted) resolve(true)
      else if (worker.state === 'redundant') resolve(false)
    }
    worker.addEventListener('statechange', look)
    look()
  })

let registration: ServiceWorkerRegistration | undefined
let reloading = false

/** `script`: this page's first script, which no other version has. */
export async function watchVersions(script: string): Promise<void> {
  const { serviceWorker } = navigator
  // Absent where the address is not https, or the person forbids it: the lab then needs its network, as any page.
  if (!serviceWorker) return
  try {
    registration = await serviceWorker.register('./sw.js', { updateViaCache: 'none' })
  } catch {
    return
  }
  if (!registration) return
  const { installing, waiting, active } = registration
  if (active) {
    isReady()
    active.postMessage(TIDY)
    if (waiting) tell('update-ready')
    else if (installing) void tellWhenWaiting(installing)
  } else if (installing ?? waiting) void tellWhenFirstReady(installing ?? waiting)
  registration.addEventListener('updatefound', () => {
    if (registration?.installing && registration.active) void tellWhenWaiting(registration.installing)
  })
  serviceWorker.addEventListener('controllerchange', () => void onOtherController(script))
  askAgainWhenLookedAt(registration)
}

async function tellWhenFirstReady(worker: ServiceWorker | null): Promise<void> {
  if (!worker || !(await inState(worker, 'activated'))) return
  isReady()
  tell('offline-ready')
}

async function tellWhenWaiting(worker: ServiceWorker): Promise<void> {
  if ((await inState(worker, 'installed')) && registration?.waiting === worker) tell('update-ready')
}

/** The first version claims the page that fetched it: only a page that is another than this one is news. */
async function onOtherController(script: string): Promise<void> {
  if (reloading) return
  const page = await fetch('./index.html').then((response) => response.text())
  if (!page.includes(script.slice(script.lastIndexOf('/') + 1))) tell('updated-elsewhere')
}

function askAgainWhenLookedAt(known: ServiceWorkerRegistration): void {
  let askedAt = performance.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - askedAt < ASK_AGAIN_MS) return
    askedAt = performance.now()
    // Without a network there is nothing newer to be had.
    known.update().catch(() => {})
  })
}

/** Keeps the open world first. Where that fails nothing changes, and the note says so. */
export async function update({ evenIfNotKept = false } = {}): Promise<void> {
  tell('saving')
  try {
    await currentLab.getState().keepForReload?.()
  } catch {
    if (!evenIfNotKept) return tell('not-kept')
  }
  reloading = true
  await takeOver()
  location.reload()
}

async function takeOver(): Promise<void> {
  const waiting = registration?.waiting
  // Another tab was faster: opening the page again is all that is left to do.
  if (!waiting) return
  const taken = new Promise<void>((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
    setTimeout(resolve, TAKE_OVER_MS)
  })
  waiting.postMessage(TAKE_OVER)
  await taken
}
