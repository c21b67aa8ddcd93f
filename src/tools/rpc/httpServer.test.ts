import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_BODY_BYTES, type RpcServer, serveRpc } from './httpServer.ts'

let server: RpcServer
const heard: string[] = []

beforeAll(async () => {
  server = await serveRpc({
    port: 0,
    answer: async (body) => {
      heard.push(body)
      return body === 'quiet' ? null : JSON.stringify({ heard: body })
    },
  })
})
afterAll(() => server.stop())

const JSON_TYPE = { 'content-type': 'application/json' }

interface Answer {
  readonly status: number
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined }
  readonly text: string
}

/** Not `fetch`: it would set Host and Origin itself. */
const send = (method: string, headers: Record<string, string>, body?: string | Uint8Array) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = request(server.address, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

test('a POST is answered, with JSON or with nothing', async () => {
  expect(await send('POST', JSON_TYPE, '{"a":"ä"}')).toMatchObject({
    status: 200,
    text: '{"heard":"{\\"a\\":\\"ä\\"}"}',
  })
  expect(await send('POST', JSON_TYPE, 'quiet')).toMatchObject({ status: 204, text: '' })
  expect((await send('POST', JSON_TYPE, '1')).headers['content-type']).toBe('application/json')
})

test('content types that nodes take are taken, forms are not', async () => {
  for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/json-rpc']) {
    expect(await send('POST', { 'content-type': type }, '1')).toMatchObject({ status: 200 })
  }
  expect(await send('POST', {}, '1')).toMatchObject({ status: 200 })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x', ';']) {
    const refused = await send('POST', { 'content-type': type }, '1')
    expect(refused.status).toBe(415)
    expect(JSON.parse(refused.text)).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32600 } })
  }
})

test('only this machine is answered: by its own names, and to its own pages', async () => {
  const before = heard.length
  const { port } = new URL(server.address)
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
  ]) {
    expect(await send('POST', { ...JSON_TYPE, host }, '1')).toMatchObject({ status: 403 })
  }
  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost.evil.example',
    'file://',
    'http://localhost@evil',
  ]) {
    const refused = await send('POST', { ...JSON_TYPE, origin }, '1')
    expect(refused.status).toBe(403)
    expect(refused.headers['access-control-allow-origin']).toBeUndefined()
  }
  expect(heard).toHaveLength(before)
  for (const host of ['localhost', `LOCALHOST:${port}`, `127.0.0.1:${port}`, '[::1]:8545']) {
    expect(await send('POST', { ...JSON_TYPE, host }, '1')).toMatchObject({ status: 200 })
  }
})

test('a local page is told that it may ask', async () => {
  const origin = 'http://localhost:5173'
  const preflight = await send('OPTIONS', { origin, 'access-control-request-method': 'POST' })
  expect(preflight).toMatchObject({
    status: 204,
    headers: { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'content-type', vary: 'Origin' },
  })
  expect((await send('POST', { ...JSON_TYPE, origin }, '1')).headers['access-control-allow-origin']).toBe(origin)
})

test('a look with a browser says what this is; other methods are refused', async () => {
  const seen = await send('GET', {})
  expect(seen.status).toBe(200)
  expect(seen.text).toMatch(/^Mezzanine: JSON-RPC .*\n$/)
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD']) {
    expect(await send(method, JSON_TYPE)).toMatchObject({ status: 405, headers: { allow: 'POST, GET, OPTIONS' } })
  }
})

test('a body that is too long is refused as such, said beforehand or not', async () => {
  const before = heard.length
  const body = Buffer.alloc(MOST_BODY_BYTES + 1, 0x20)
  expect(await send('POST', { ...JSON_TYPE, 'content-length': `${body.length}` }, body)).toMatchObject({ status: 413 })
  const chunked = await send('POST', { ...JSON_TYPE, 'transfer-encoding': 'chunked' }, body)
  expect(chunked.status).toBe(413)
  expect(JSON.parse(chunked.text)).toMatchObject({
    error: { code: -32600, message: expect.stringContaining('larger') },
  })
  expect(heard).toHaveLength(before)
  expect(await send('POST', JSON_TYPE, body.subarray(1))).toMatchObject({ status: 200 })
})

test('bytes that are no text are a parse error', async () => {
  const refused = await send('POST', JSON_TYPE, Uint8Array.of(0x22, 0xff, 0xfe, 0x22))
  expect(JSON.parse(refused.text)).toMatchObject({ id: null, error: { code: -32700 } })
})
