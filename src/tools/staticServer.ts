import { createReadStream, type Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { HEADER_POLICY } from './contentSecurityPolicy.ts'

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

const HEADERS = {
  'Content-Security-Policy': HEADER_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

export interface ServeOptions {
  readonly folder: string
  /** Where the lab stands on the server, with a slash at both ends. */
  readonly base: string
}

export interface Serving {
  readonly address: string
  stop(): Promise<void>
}

/** Which file of the folder a request means; `null` when none of them. */
export function requestToFile(url: string, { folder, base }: ServeOptions): string | null {
  let path: string
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return null
  }
  if (!path.startsWith(base) || path.includes('\0')) return null
  const relative = path.slice(base.length)
  const file = join(folder, relative === '' || relative.endsWith('/') ? `${relative}index.html` : relative)
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : null
}

function refuse(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(text)
}

/** What is text gets much smaller on its way; images, fonts and WebAssembly hardly do. */
const COMPRESSES = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest', '.txt'])
const WORTH_IT_BYTES = 1024

type Compressed = (file: string, found: Stats) => Promise<Buffer>

/** Each file once, for as long as it does not change. */
function compressor(): Compressed {
  const known = new Map<string, { readonly version: string; readonly bytes: Promise<Buffer> }>()
  return (file, { mtimeMs, size, ino }) => {
    const version = `${ino} ${mtimeMs} ${size}`
    const before = known.get(file)
    if (before?.version === version) return before.bytes
    const bytes = readFile(file).then((content) => promisify(gzip)(content))
    known.set(file, { version, bytes })
    return bytes
  }
}

const takesGzip = (request: IncomingMessage) =>
  /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(String(request.headers['accept-encoding'] ?? ''))

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
  compressed: Compressed,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'Only reading is possible here.')
  const file = requestToFile(request.url ?? '/', options)
  const found = file === null ? null : await stat(file).catch(() => null)
  if (file === null || !found?.isFile()) return refuse(response, 404, 'Nothing is here.')
  const compresses = COMPRESSES.has(extname(file)) && found.size >= WORTH_IT_BYTES
  const small = compresses && takesGzip(request) ? await compressed(file, found) : null
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': MIME[extname(file)] ?? 'application/octet-stream',
    'Content-Length': small?.length ?? found.size,
    ...(small ? { 'Content-Encoding': 'gzip' } : {}),
    ...(compresses ? { Vary: 'Accept-Encoding' } : {}),
    // File names under assets/ carry a hash of their content. All else, the service worker first, is asked for anew.
    'Cache-Control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') response.end()
  else if (small) response.end(small)
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** Serves on the first free port of `ports`, to this machine only. */
export async function serveFolder(options: ServeOptions, ports: Iterable<number>): Promise<Serving> {
  const compressed = compressor()
  for (const port of ports) {
    const server = createServer((request, response) => {
      answer(request, response, options, compressed).catch(() => response.destroy())
    })
    try {
      await listen(server, port)
    } catch (error) {
      if (isTaken(error)) continue
      throw error
    }
    const bound = server.address()
    const boundPort = bound !== null && typeof bound === 'object' ? bound.port : port
    return {
      address: `http://127.0.0.1:${boundPort}${options.base}`,
      stop: () =>
        new Promise((resolve) => {
          server.close(() => resolve())
          server.closeAllConnections()
        }),
    }
  }
  throw new Error('Every port that was tried is taken. Name a free one: npm start -- --port <number>')
}
