import { beforeEach, expect, test } from 'vitest'
import { createVersionCache, type VersionCacheOptions } from './versionCache.ts'
import type { Entry } from './workerScope.ts'

// A browser's caches and a static host, as far as they are used.

const SCOPE = 'https://host.test/a/path/'
const at = (path: string) => new URL(path, SCOPE).href
const urlOf = (request: RequestInfo | URL) => (request instanceof Request ? request.url : String(request))

function memoryCaches() {
  const all = new Map<string, Map<string, Response>>()
  const cacheOf = (files: Map<string, Response>) => ({
    match: async (request: RequestInfo | URL) => files.get(urlOf(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) => void files.set(urlOf(request), response),
  })
  const caches = {
    open: async (name: string) => {
      const files = all.get(name) ?? new Map<string, Response>()
      all.set(name, files)
      return cacheOf(files)
    },
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    match: async (request: RequestInfo | URL) =>
      [...all.values()]
        .map((files) => files.get(urlOf(request)))
        .find((found) => found !== undefined)
        ?.clone(),
  }
  return { all, caches: caches as unknown as CacheStorage }
}

type Files = Readonly<Record<string, string>>
const typeOf = (path: string) => (path.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript')

let published: Files = {}
let asked: string[] = []
let store = memoryCaches()
beforeEach(() => {
  published = {}
  asked = []
  store = memoryCaches()
})

async function host(request: Request): Promise<Response> {
  const path = request.url.slice(SCOPE.length).replace(/\?.*/, '')
  asked.push(request.url.slice(SCOPE.length))
  const content = published[path]
  if (content === undefined) return new Response('Nothing is here.', { status: 404 })
  return new Response(content, { headers: { 'content-type': typeOf(path) } })
}

/** Entries as the build makes them: what is in assets/ is named by its content. */
const entriesOf = (files: Files): Entry[] =>
  Object.entries(files).map(([url, content]) => ({ url, revision: url.startsWith('assets/') ? null : content }))

const versionOf = (files: Files, change: Partial<VersionCacheOptions> = {}) =>
  createVersionCache({
    entries: entriesOf(files),
    scope: SCOPE,
    caches: store.caches,
    fetch: host,
    openPages: async () => [],
    anotherIsComing: () => false,
    ...change,
  })

const ONE: Files = { 'index.html': 'page-one', 'theme.js': 't', 'assets/one.js': '1', 'assets/same.js': 'same' }
const TWO: Files = { 'index.html': 'page-two', 'theme.js': 't', 'assets/two.js': '2', 'assets/same.js': 'same' }

async function installed(files: Files, change: Partial<VersionCacheOptions> = {}) {
  published = files
  const version = versionOf(files, change)
  await version.fill()
  return version
}
const textOf = async (answer: Promise<Response> | null) => (answer === null ? null : (await answer).text())
const navigation = (path: string) => {
  const request = new Request(at(path))
  // Only a browser makes requests of this mode.
  Object.defineProperty(request, 'mode', { value: 'navigate' })
  return request
}

test('without a host everything is there, and the page answers under both of its addresses', async () => {
  const version = await installed(ONE)
  published = {}
  for (const path of ['', 'index.html', '?text=long'])
    expect(await textOf(version.answer(navigation(path)))).toBe('page-one')
  expect(await textOf(version.answer(new Request(at('assets/one.js'))))).toBe('1')
})

test('what is not ours goes its way: other paths, other hosts, and what is sent', () => {
  const version = versionOf(ONE)
  expect(version.answer(navigation('licence.html'))).toBeNull()
  expect(version.answer(new Request('https://host.test/a/other'))).toBeNull()
  expect(version.answer(new Request('https://elsewhere.test/a/path/theme.js'))).toBeNull()
  expect(version.answer(new Request(at('assets/one.js'), { method: 'POST', body: '1' }))).toBeNull()
})

test('a file that nobody kept, or a store that fails, is asked of the network', async () => {
  const version = await installed(ONE)
  published = { ...ONE, 'other.json': '{}' }
  expect(await textOf(version.answer(new Request(at('other.json'))))).toBe('{}')
  const broken = versionOf(ONE, {
    caches: { ...store.caches, open: () => Promise.reject(new Error('The store is away.')) },
  })
  expect(await textOf(broken.answer(new Request(at('theme.js'))))).toBe('t')
})

test('a newer version asks only for what it does not have under the same hash', async () => {
  await installed(ONE)
  asked = []
  await installed(TWO)
  expect(asked.sort()).toEqual(['assets/two.js', 'index.html?page-two', 'theme.js?t'])
})

test('both versions answer with their own page, and parts of either are found', async () => {
  const one = await installed(ONE)
  const two = await installed(TWO, { openPages: async () => [at('assets/one.js')] })
  await two.tidy()
  expect(await textOf(one.answer(navigation('')))).toBe('page-one')
  expect(await textOf(two.answer(navigation('')))).toBe('page-two')
  published = {}
  expect(await textOf(two.answer(new Request(at('assets/one.js'))))).toBe('1')
})

test('a version goes when no page runs it, and not while another is coming', async () => {
  await installed(ONE)
  let pages = [at('assets/one.js'), at('assets/two.js')]
  let coming = false
  const two = await installed(TWO, { openPages: async () => pages, anotherIsComing: () => coming })
  await two.tidy()
  expect(store.all.size).toBe(2)
  pages = [at('assets/two.js')]
  coming = true
  await two.tidy()
  expect(store.all.size).toBe(2)
  coming = false
  await two.tidy()
  expect(store.all.size).toBe(1)
  published = {}
  expect(await textOf(two.answer(navigation('')))).toBe('page-two')
})

test('caches of others on the same host are left alone', async () => {
  await store.caches.open('mezzanine https://host.test/another/ 00')
  await store.caches.open('somebody else')
  const version = await installed(ONE)
  await version.tidy()
  expect(store.all.size).toBe(3)
})

test('a host that changes to another version underneath leaves nothing half', async () => {
  published = TWO
  await expect(versionOf(ONE).fill()).rejects.toThrow('assets/one.js could not be kept: 404')
  // A first page in place of what is missing, as some hosts answer.
  const obliging = async (request: Request) =>
    request.url.endsWith('one.js') ? new Response('page', { headers: { 'content-type': 'text/html' } }) : host(request)
  await expect(versionOf(ONE, { fetch: obliging }).fill()).rejects.toThrow('something else')
})

test('an attempt that broke off is taken up where it stopped', async () => {
  published = { ...ONE }
  Reflect.deleteProperty(published, 'assets/one.js')
  await expect(versionOf(ONE).fill()).rejects.toThrow('404')
  asked = []
  await installed(ONE)
  expect(asked).toContain('assets/one.js')
  expect(asked).not.toContain('index.html?page-one')
})

test('a redirected page is kept as one that a browser takes', async () => {
  const redirecting = async (request: Request) => {
    const response = await host(request)
    Object.defineProperty(response, 'redirected', { value: true })
    return response
  }
  const version = await installed(ONE, { fetch: redirecting })
  const answer = await version.answer(navigation(''))
  expect([answer?.redirected, await answer?.text()]).toEqual([false, 'page-one'])
})
