import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
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

async function answer(request: IncomingMessage, response: ServerResponse, options: ServeOptions): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'Only reading is possible here.')
  const file = requestToFile(request.url ?? '/', options)
  const found = file === null ? null : await stat(file).catch(() => null)
  if (file === null || !found?.isFile()) return refuse(response, 404, 'Nothing is here.')
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': MIME[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    // File names under assets/ carry a hash of their content.
    'Cache-Control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') response.end()
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
  for (const port of ports) {
    const server = createServer((request, response) => {
      answer(request, response, options).catch(() => response.destroy())
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
