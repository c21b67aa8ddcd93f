import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { WASM } from '../../prover/kernels/generated/wasm.ts'
import { firstRouteFiles } from '../firstRoute.ts'
import { DIST, isBuildFresh } from '../freshBuild.ts'
import type { Figures } from './suites.ts'

/** What the first page weighs: measured on the files, since no browser changes it. */
export async function measureLoad(root: string): Promise<Figures> {
  if (!isBuildFresh(root)) await build({ root, logLevel: 'error' })
  const bytes = firstRouteFiles(join(root, DIST)).reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  return { firstRouteGzipKb: Math.round(bytes / 10) / 100 }
}

/** The prover's kernels as they are sent: WebAssembly written as text. */
export const kernelsGzipKb = (): number => Math.round(gzipSync(WASM).length / 10) / 100
