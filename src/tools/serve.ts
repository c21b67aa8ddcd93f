import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { DIST, isBuildFresh } from './freshBuild.ts'
import { serveFolder } from './staticServer.ts'

// npm start -- [--port 8080] [--base /some/path/] [--no-build]

const FIRST_PORT = 4173
const PORTS_TO_TRY = 100

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    base: { type: 'string', default: '/' },
    'no-build': { type: 'boolean', default: false },
  },
})
const root = resolve(import.meta.dirname, '../..')

if (!values['no-build'] && !isBuildFresh(root)) {
  console.log('Building the lab (once; later starts are immediate) …')
  await build({ root, logLevel: 'warn' })
}

const asked = values.port === undefined ? null : Number(values.port)
const ports = asked === null ? Array.from({ length: PORTS_TO_TRY }, (_, i) => FIRST_PORT + i) : [asked]
const base = `/${values.base}/`.replace(/\/+/g, '/')
const { address } = await serveFolder({ folder: resolve(root, DIST), base }, ports)
console.log(`Mezzanine is open at ${address}`)
