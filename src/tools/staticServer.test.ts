import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestToFile, type Serving, serveFolder } from './staticServer.ts'

const TEXT = `// ${'again and again '.repeat(1_000)}`

let folder = ''
let serving: Serving

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mezzanine-serve-'))
  await mkdir(join(folder, 'site', 'assets'), { recursive: true })
  await writeFile(join(folder, 'site', 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'site', 'assets', 'engine-abc.js'), 'export {}')
  await writeFile(join(folder, 'site', 'assets', 'long-abc.js'), TEXT)
  await writeFile(join(folder, 'site', 'sw.js'), 'self')
  await writeFile(join(folder, 'site', 'manifest.webmanifest'), '{}')
  await writeFile(join(folder, 'secret.txt'), 'not yours')
  serving = await serveFolder({ folder: join(folder, 'site'), base: '/some/where/' }, [0])
})
afterAll(async () => {
  await serving.stop()
  await rm(folder, { recursive: true })
})

test('the lab opens under the path it was given, and nothing else does', async () => {
  const page = await fetch(serving.address)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect((await fetch(new URL('/index.html', serving.address))).status).toBe(404)
})

test('scripts are served as scripts and kept by the browser for ever', async () => {
  const script = await fetch(new URL('assets/engine-abc.js', serving.address))
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('cache-control')).toContain('immutable')
})

test('long text travels compressed to those who take it, as itself to others', async () => {
  const address = new URL('assets/long-abc.js', serving.address)
  const bytesOf = async (encoding: string) => {
    const answer = await fetch(address, { headers: { 'accept-encoding': encoding } })
    expect([await answer.text(), answer.headers.get('vary')]).toEqual([TEXT, 'Accept-Encoding'])
    return [answer.headers.get('content-encoding'), Number(answer.headers.get('content-length'))] as const
  }
  for (const encoding of ['gzip', 'br, gzip', 'gzip;q=0.5, br']) {
    const [name, bytes] = await bytesOf(encoding)
    expect(name, encoding).toBe('gzip')
    expect(bytes).toBeLessThan(TEXT.length / 10)
  }
  for (const encoding of ['identity', 'br', 'gzip;q=0', 'gzip; q=0.0, identity'])
    expect(await bytesOf(encoding), encoding).toEqual([null, TEXT.length])
})

test('a file that was replaced is not answered from memory', async () => {
  const file = join(folder, 'site', 'page.html')
  for (const text of [TEXT, TEXT.toUpperCase()]) {
    await writeFile(file, text)
    expect(await (await fetch(new URL('page.html', serving.address))).text()).toBe(text)
  }
})

test('the service worker is asked for anew each time, and the manifest is served as one', async () => {
  const worker = await fetch(new URL('sw.js', serving.address))
  expect([worker.headers.get('content-type'), worker.headers.get('cache-control')]).toEqual([
    'text/javascript; charset=utf-8',
    'no-cache',
  ])
  const manifest = await fetch(new URL('manifest.webmanifest', serving.address))
  expect(manifest.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8')
})

test('no way leads out of the folder', () => {
  const options = { folder: join(folder, 'site'), base: '/' }
  for (const url of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/a/..%2f..%2fsecret.txt',
    '/%00',
    '/%',
  ])
    expect(requestToFile(url, options) ?? options.folder).toContain(options.folder)
})

test('a taken port is passed over', async () => {
  const port = Number(new URL(serving.address).port)
  const other = await serveFolder({ folder, base: '/' }, [port, 0])
  expect(Number(new URL(other.address).port)).not.toBe(port)
  await other.stop()
  await expect(serveFolder({ folder, base: '/' }, [port])).rejects.toThrow('taken')
})

test('writing is refused', async () => {
  expect((await fetch(serving.address, { method: 'POST', body: 'x' })).status).toBe(405)
})
