// Whatever malformed bytes a stranger sends: a plain answer or a closed socket, a world that has not changed, and a
// server that is still there. Each shot carries something that would change the world if it were let through.

import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RPC_MATRIX } from '../../l1/rpc/matrix.ts'
import { startRpcServer } from '../../testing/rpcServer.ts'
import { MOST_BODY_BYTES } from './httpServer.ts'

const SHOTS = 5000
const AT_ONCE = 50

let node: Awaited<ReturnType<typeof startRpcServer>>
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

beforeAll(async () => {
  node = await startRpcServer({ params: { nodes: [] } })
})
afterAll(async () => {
  agent.destroy()
  await node.stop()
})

type Shot =
  | {
      readonly by: 'http'
      readonly method: string
      readonly headers: Record<string, string>
      readonly body: Uint8Array
    }
  | { readonly by: 'socket'; readonly bytes: Uint8Array; readonly ending: 'end' | 'destroy' }

// ── Bodies ───────────────────────────────────────────────────────────────────────────────────────

/** Lets a slot pass: what must not happen. */
const MINE = '{"jsonrpc":"2.0","id":1,"method":"evm_mine","params":[]}'
const writes = RPC_MATRIX.flatMap(({ entries }) => entries.filter((entry) => entry.writes).map(({ method }) => method))
const utf8 = (text: string) => new TextEncoder().encode(text)

const truncated = fc.integer({ min: 0, max: MINE.length - 1 }).map((length) => MINE.slice(0, length))
const garbled = fc
  .tuple(fc.nat(MINE.length - 1), fc.constantFrom('{', '}', '[', '"', ',', ':', '\\', '\0', 'NaN', '\ud800'))
  .map(([at, extra]) => `${MINE.slice(0, at)}${extra}${extra}${MINE.slice(at)}`)
  .filter((text) => !isJson(text))
function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const wrongMember = fc.constantFrom(
  { jsonrpc: '1.0' },
  { jsonrpc: 2 },
  { jsonrpc: ['2.0'] },
  { id: {} },
  { id: [1] },
  { id: true },
  { method: 5 },
  { method: '' },
  { method: ['evm_mine'] },
  { method: { toString: 'evm_mine' } },
)
const wrongEnvelope = wrongMember.map((wrong) => ({ ...(JSON.parse(MINE) as object), ...wrong }))
const atom = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(1e308, -1, '0x', `0x${'f'.repeat(5000)}`, '__proto__'),
)
/** Nobody takes so many, nor any that have names. */
const wrongParams = fc
  .tuple(
    fc.constantFrom(...writes),
    fc.oneof(
      fc.array(atom, { minLength: 12, maxLength: 40 }),
      fc.dictionary(fc.string({ maxLength: 5 }), atom),
      fc.constantFrom('x', 5, true, 1e300),
    ),
  )
  .map(([method, params]) => ({ jsonrpc: '2.0', id: 1, method, params }))
const wrongMethod = fc
  .oneof(fc.string({ minLength: 1 }), fc.constantFrom('constructor', '__proto__', 'toString', 'evm_mine ', 'EVM_MINE'))
  .map((method) => ({ jsonrpc: '2.0', id: 1, method: `${method}\u200b`, params: [] }))
const noRequest = fc.oneof(wrongEnvelope, wrongParams, wrongMethod, fc.constantFrom(null, 7, 'x', true, {}, []))
const batch = fc.array(noRequest, { maxLength: 6 })

const deep = fc
  .tuple(fc.constantFrom('[', '{"a":', '[[],'), fc.integer({ min: 100, max: 20_000 }), fc.boolean())
  .map(([open, depth, closed]) => open.repeat(depth) + (closed && open === '[' ? ']'.repeat(depth) : ''))
const deepParams = fc
  .integer({ min: 100, max: 20_000 })
  .map((depth) => MINE.replace('[]', `${'['.repeat(depth)}1${']'.repeat(depth)}`))
const hugeNumber = fc
  .constantFrom('1e999', '-1e999', '9'.repeat(400), `0.${'0'.repeat(400)}1`)
  .map((number) => MINE.replace('[]', `[${number},${number}]`))

const text: fc.Arbitrary<string> = fc.oneof(
  truncated,
  garbled,
  fc.string(),
  noRequest.map((one) => JSON.stringify(one)),
  batch.map((one) => JSON.stringify(one)),
  deep,
  deepParams,
  hugeNumber,
)
const notUtf8 = fc.uint8Array({ maxLength: 60 }).map((bytes) => Uint8Array.of(0x22, ...bytes, 0xff, 0x22))
const body = fc.oneof({ weight: 12, arbitrary: text.map(utf8) }, { weight: 1, arbitrary: notUtf8 })

// ── Requests ─────────────────────────────────────────────────────────────────────────────────────

const JSON_TYPE = { 'content-type': 'application/json' }
const malformedBody = body.map((bytes): Shot => ({ by: 'http', method: 'POST', headers: JSON_TYPE, body: bytes }))
/** A good body, and something wrong around it. */
const around = fc
  .oneof(
    fc
      .constantFrom('text/plain', 'application/x-www-form-urlencoded', 'application/xml', ';', 'a'.repeat(900))
      .map((type) => ({
        headers: { 'content-type': type },
      })),
    fc
      .constantFrom('evil.example', 'localhost.evil.example:80', '192.168.0.1', '[::]')
      .map((host) => ({ headers: { ...JSON_TYPE, host } })),
    fc.constantFrom('https://evil.example', 'null', 'file://', 'http://localhost:1@evil').map((origin) => ({
      headers: { ...JSON_TYPE, origin },
    })),
    fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH').map((method) => ({ method, headers: JSON_TYPE })),
  )
  .map((wrong): Shot => ({ by: 'http', method: 'POST', ...wrong, body: utf8(MINE) }))
const tooLong = fc.constant<Shot>({
  by: 'http',
  method: 'POST',
  headers: JSON_TYPE,
  body: utf8(MINE.padEnd(MOST_BODY_BYTES + 1)),
})

/** Bytes on a socket: heads that are none, bodies that end before their time, chunks that lie about their length. */
const HEAD = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
const onSocket = fc
  .tuple(
    fc
      .oneof(
        fc
          .integer({ min: 1, max: 4096 })
          .map((missing) => `${HEAD}Content-Length: ${MINE.length + missing}\r\n\r\n${MINE}`),
        fc.constantFrom(
          `${HEAD}Transfer-Encoding: chunked\r\n\r\nZZ\r\n${MINE}`,
          `${HEAD}Transfer-Encoding: chunked\r\n\r\n${MINE.length.toString(16)}\r\n${MINE}`,
          `${HEAD}Content-Length: -5\r\n\r\n${MINE}`,
          `${HEAD}Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n${MINE}`,
          `${HEAD}X: ${'y'.repeat(20_000)}\r\n\r\n${MINE}`,
          `${HEAD}Bad header\r\n\r\n${MINE}`,
          `POST / HTTP/9.9\r\n\r\n${MINE}`,
          MINE,
        ),
        fc.string(),
      )
      .map(utf8),
    fc.constantFrom('end' as const, 'destroy' as const),
  )
  .map(([bytes, ending]): Shot => ({ by: 'socket', bytes, ending }))

const shot: fc.Arbitrary<Shot> = fc.oneof(
  { weight: 120, arbitrary: malformedBody },
  { weight: 40, arbitrary: around },
  { weight: 40, arbitrary: onSocket },
  { weight: 1, arbitrary: tooLong },
)

// ── Shooting ─────────────────────────────────────────────────────────────────────────────────────

const seen = new Set<number>()

const overHttp = ({ method, headers, body: bytes }: Extract<Shot, { by: 'http' }>) =>
  new Promise<void>((resolve, reject) => {
    const sent = request(node.address, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        try {
          check(method, response.statusCode ?? 0, Buffer.concat(chunks).toString())
          resolve()
        } catch (error) {
          reject(error)
        }
      })
    })
    sent.on('error', reject)
    sent.end(bytes)
  })

function check(method: string, status: number, said: string): void {
  seen.add(status)
  expect(said).not.toMatch(/\.ts|node_modules|\bat [\w.]+ \(/)
  if (method === 'GET' || method === 'OPTIONS') return
  expect([200, 403, 405, 413, 415]).toContain(status)
  const answer = JSON.parse(said) as object
  for (const one of Array.isArray(answer) ? answer : [answer]) {
    expect(one).toMatchObject({ jsonrpc: '2.0', error: { code: expect.any(Number), message: expect.any(String) } })
    expect(one).not.toHaveProperty('result')
    const { code } = (one as { error: { code: number } }).error
    expect(code).not.toBe(-32603)
    seen.add(code)
  }
}

const overSocket = ({ bytes, ending }: Extract<Shot, { by: 'socket' }>) =>
  new Promise<void>((resolve) => {
    const { port } = new URL(node.address)
    const socket = connect(Number(port), '127.0.0.1')
    // Whether it is refused, reset or closed is the server's affair: it must only come to an end.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
    socket.on('data', (said: Buffer) => seen.add(Number(said.toString('latin1').split(' ')[1])))
    socket.write(bytes, () => (ending === 'end' ? socket.end() : socket.destroy()))
  })

test(`${SHOTS} malformed requests leave the world as it was, and the server up`, async () => {
  const before = await node.world.digest()
  let shots = 0
  await fc.assert(
    fc.asyncProperty(fc.array(shot, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (volley) => {
      await Promise.all(volley.map((one) => (one.by === 'http' ? overHttp(one) : overSocket(one))))
      shots += volley.length
      expect(await node.world.digest()).toBe(before)
    }),
    { numRuns: SHOTS / AT_ONCE },
  )
  expect(shots).toBe(SHOTS)
  // A fuzz that always fails in the same way tests one way to fail.
  expect([...seen]).toEqual(expect.arrayContaining([-32700, -32600, -32601, -32602, 200, 400, 403, 405, 413, 415]))
  expect(await node.ask('eth_blockNumber')).toMatchObject({ result: '0x0' })
  expect(await node.ask('evm_mine')).toMatchObject({ result: '0x0' })
  expect(await node.world.digest()).not.toBe(before)
})
