import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// What the first page makes a browser load before anybody touches anything, read from the build's own manifest.

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}
export type Manifest = { readonly [source: string]: Chunk }

const ENTRY = 'index.html'
/** Loaded lazily, but always, when home is the first page. */
const HOME = 'src/app/home/HomePage.tsx'

/** A chunk and everything it imports statically. */
function withImports(manifest: Manifest, source: string, found: Set<string>): void {
  const chunk = manifest[source]
  if (chunk === undefined)
    throw new Error(`The build has no ${source}: the first route's budget would measure nothing.`)
  if (found.has(chunk.file)) return
  found.add(chunk.file)
  for (const imported of chunk.imports ?? []) withImports(manifest, imported, found)
}

export function firstRouteScripts(manifest: Manifest): string[] {
  const found = new Set<string>()
  for (const source of [ENTRY, HOME]) withImports(manifest, source, found)
  return [...found].filter((file) => file.endsWith('.js'))
}

/** Paths of the built scripts of the first route, those in public/ among them. */
export function firstRouteFiles(dist: string): string[] {
  const manifest = join(dist, '.vite/manifest.json')
  if (!existsSync(manifest)) throw new Error('There is no build to measure: npm run build')
  const scripts = firstRouteScripts(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest)
  return [...scripts, 'theme.js', 'supported.js'].map((file) => join(dist, file))
}
