import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { failure } from '../../l1/rpc/envelope.ts'
import { CODE } from '../../l1/rpc/errors.ts'

// HTTP around JSON-RPC, for this machine only. What never becomes a request is answered with a status and a JSON
// error; what does is answered with 200, as nodes do, whether it went well or not.

/** As geth has it: six blobs with their proofs take a third of it. */
export const MOST_BODY_BYTES = 5 * 1024 * 1024
/** A body that is too long is read to its end before it is refused, or the client would see its socket break. */
const MOST_READ_BYTES = 64 * 1024 * 1024
const REQUEST_TIMEOUT_MS = 30_000

const GREETING =
  "Mezzanine: JSON-RPC of a world's L1. Send it POST requests, from ethers, viem, cast or any other client."

/** No type at all is taken too; everything else is a form or a mistake. */
const JSON_TYPES = ['application/json', 'application/json-rpc', 'application/jsonrequest']

export interface RpcServer {
  readonly address: string
  stop(): Promise<void>
}

interface RpcServerOptions {
  /** 0: any that is free. */
  readonly port: number
  /** The answer to a body; `null` for none. Never rejects. */
  readonly answer: (body: string) => Promise<string | null>
}

export async function serveRpc({ port, answer }: RpcServerOptions): Promise<RpcServer> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS })
  server.on('request', (request, response) => {
    handle(request, response, answer).catch(() => response.destroy())
  })
  // Bytes that are no HTTP: node has no request to hand out.
  server.on('clientError', (_, socket) => {
    if (!socket.writable) return socket.destroy()
    socket.end(`HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n`)
  })
  await listen(server, port)
  const { port: bound } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  answer: RpcServerOptions['answer'],
): Promise<void> {
  const { origin, host } = request.headers
  // A stranger's page could point a name of its own at this machine, or have a form sent here: only local names, and
  // only local pages.
  if (!isLocalHost(host)) return refuse(response, 403, 'only requests to localhost are answered')
  if (origin !== undefined && !isLocalOrigin(origin)) return refuse(response, 403, 'only local pages are answered')
  if (origin !== undefined) allow(response, origin)
  if (request.method === 'OPTIONS') return end(response, 204)
  if (request.method === 'GET') return end(response, 200, `${GREETING}\n`, 'text/plain; charset=utf-8')
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST, GET, OPTIONS')
    return refuse(response, 405, 'only POST is answered')
  }
  if (!isJsonType(request.headers['content-type'])) {
    return refuse(response, 415, `the content type must be ${JSON_TYPES[0]}`)
  }
  const body = await readBody(request)
  if (body === null) return refuse(response, 413, `the request is larger than ${MOST_BODY_BYTES} bytes`)
  const text = toText(body)
  const answered =
    text === null ? failure(null, CODE.parseError, 'parse error: the request is not UTF-8') : await answer(text)
  return answered === null ? end(response, 204) : end(response, 200, answered)
}

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]']

export function isLocalHost(host: string | undefined): boolean {
  if (host === undefined) return false
  return LOCAL_NAMES.includes(host.toLowerCase().replace(/:\d{1,5}$/, ''))
}

/** `null` is what sandboxed pages and files say of themselves: nobody in particular. */
function isLocalOrigin(origin: string): boolean {
  const parts = /^https?:\/\/([^/]+)$/.exec(origin)
  return isLocalHost(parts?.[1])
}

function isJsonType(type: string | undefined): boolean {
  return type === undefined || JSON_TYPES.includes(type.split(';')[0]?.trim().toLowerCase() ?? '')
}

function allow(response: ServerResponse, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Methods', 'POST, GET, OPTIONS')
  response.setHeader('Access-Control-Allow-Headers', 'content-type')
  response.setHeader('Vary', 'Origin')
}

/** `null` when it is too long. Rejects when the client goes away before its end. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MOST_READ_BYTES) throw new RangeError('endless')
    if (length <= MOST_BODY_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  return length > MOST_BODY_BYTES ? null : Buffer.concat(chunks)
}

function toText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const refuse = (response: ServerResponse, status: number, message: string) =>
  end(response, status, failure(null, CODE.invalidRequest, message))

function end(response: ServerResponse, status: number, text = '', type = 'application/json'): void {
  response.writeHead(status, {
    ...(text === '' ? {} : { 'Content-Type': type }),
    'Content-Length': Buffer.byteLength(text),
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(text)
}
