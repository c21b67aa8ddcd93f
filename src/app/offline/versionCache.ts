import type { Entry } from './workerScope.ts'

// Every version of the lab has a cache of its own, filled as a whole or not at all. An older one stays as long as a
// page of that version is open: taking an update in one tab never takes parts away from another.

/** Files fetched at a time: the lab is being used meanwhile. */
const LANES = 3
const PAGE = 'index.html'

export interface VersionCacheOptions {
  readonly entries: readonly Entry[]
  /** The address that everything is relative to, with a slash at its end. */
  readonly scope: string
  readonly caches: CacheStorage
  readonly fetch: (request: Request) => Promise<Response>
  /** First scripts of the pages that are open (protocol.ts). */
  readonly openPages: () => Promise<readonly string[]>
  /** Another version is being fetched or waits: its cache looks like one that nobody needs. */
  readonly anotherIsComing: () => boolean
}

export interface VersionCache {
  fill(): Promise<void>
  /** `null`: not ours to answer. */
  answer(request: Request): Promise<Response> | null
  /** Lets go of the versions that no page runs. */
  tidy(): Promise<void>
}

/** What is looked up is one file under one address, whatever headers it was asked with. */
const SAME_FILE: CacheQueryOptions = { ignoreVary: true }

export function createVersionCache(options: VersionCacheOptions): VersionCache {
  const { entries, scope, caches, openPages, anotherIsComing } = options
  const prefix = `mezzanine ${scope} `
  const named = nameOf(entries).then((name) => prefix + name)
  const own = async () => caches.open(await named)

  async function keep(cache: Cache, { url, revision }: Entry): Promise<void> {
    const address = new URL(url, scope).href
    // What an attempt that broke off has left.
    if (await cache.match(address, SAME_FILE)) return
    // What another version has under the same hash needs no request.
    const known = revision === null ? await caches.match(address, SAME_FILE) : undefined
    await cache.put(address, known ?? (await fetchFile(options, address, revision)))
  }

  /** A browser may lose or forbid its store at any time; then there is still the network. */
  async function find(address: string): Promise<Response | undefined> {
    try {
      const cache = await own()
      return (await cache.match(address, SAME_FILE)) ?? (await caches.match(address, SAME_FILE))
    } catch {
      return undefined
    }
  }

  return {
    async fill() {
      const cache = await own()
      // The page first: when the server changes to another version underneath, the hashed files after it are gone
      // and nothing is kept, rather than one version's page with another's parts.
      for (const entry of entries.filter(({ revision }) => revision !== null)) await keep(cache, entry)
      const hashed = entries.filter(({ revision }) => revision === null)
      await Promise.all(
        Array.from({ length: LANES }, async () => {
          for (let next = hashed.pop(); next; next = hashed.pop()) await keep(cache, next)
        }),
      )
    },

    answer(request) {
      const { href } = new URL(request.url)
      if (request.method !== 'GET' || !href.startsWith(scope)) return null
      const path = href.slice(scope.length).replace(/[?#].*$/, '')
      if (request.mode === 'navigate') {
        if (path !== '' && path !== PAGE) return null
        return find(new URL(PAGE, scope).href).then((page) => page ?? options.fetch(request))
      }
      return find(href).then((file) => file ?? options.fetch(request))
    },

    async tidy() {
      const name = await named
      const others = (await caches.keys()).filter((each) => each.startsWith(prefix) && each !== name)
      if (others.length === 0 || anotherIsComing()) return
      const pages = await openPages()
      for (const other of others) {
        const cache = await caches.open(other)
        const used = await Promise.all(pages.map((page) => cache.match(page, SAME_FILE)))
        if (used.every((found) => found === undefined)) await caches.delete(other)
      }
    },
  }
}

async function fetchFile({ fetch }: VersionCacheOptions, address: string, revision: string | null): Promise<Response> {
  // Files without a hash in their name may be kept by the browser and by what stands between: the revision in the
  // address gets past all of them.
  const request =
    revision === null
      ? new Request(address, { priority: 'low' })
      : new Request(`${address}?${revision}`, { cache: 'reload', priority: 'low' })
  const response = await fetch(request)
  if (!response.ok) throw new Error(`${address} could not be kept: ${response.status}`)
  // Some hosts answer anything they don't have with their first page.
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html')
  if (isPage !== address.endsWith('.html')) throw new Error(`${address} could not be kept: it is something else.`)
  // A browser refuses a redirected answer for a page.
  if (!response.redirected) return response
  const { status, statusText, headers } = response
  return new Response(await response.blob(), { status, statusText, headers })
}

async function nameOf(entries: readonly Entry[]): Promise<string> {
  const text = entries.map(({ url, revision }) => `${url} ${revision ?? ''}`).sort()
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.join('\n')))
  return Array.from(new Uint8Array(hash).subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
