import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'vite'
import { type Serving, serveFolder } from '../../src/tools/staticServer.ts'

const root = resolve(import.meta.dirname, '../..')

const stamp = (version: string): Plugin => ({
  name: 'test:version',
  enforce: 'pre',
  load: (id) => (id.endsWith('/src/app/version.ts') ? `export const VERSION = ${JSON.stringify(version)}` : null),
})

/** The lab as it would be built at another time: it calls itself otherwise, and none of its parts has the name of another's. */
export async function buildVersion(version: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mezzanine-version-'))
  const output = {
    entryFileNames: `assets/${version}-[name]-[hash].js`,
    chunkFileNames: `assets/${version}-[name]-[hash].js`,
    assetFileNames: `assets/${version}-[name]-[hash][extname]`,
  }
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [stamp(version)],
    worker: { rolldownOptions: { output } },
    build: { outDir: folder, emptyOutDir: true, rolldownOptions: { output } },
  })
  return folder
}

export const removeVersion = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** A static host whose files can be replaced, and which can go away, under one address. */
export interface Host {
  readonly address: string
  publish(folder: string): Promise<void>
  goAway(): Promise<void>
}

export async function createHost(folder: string): Promise<Host> {
  const base = '/under/a/path/'
  let serving: Serving | null = await serveFolder({ folder, base }, [0])
  const { address } = serving
  const goAway = async () => {
    await serving?.stop()
    serving = null
  }
  return {
    address,
    goAway,
    async publish(next) {
      await goAway()
      serving = await serveFolder({ folder: next, base }, [Number(new URL(address).port)])
    },
  }
}
