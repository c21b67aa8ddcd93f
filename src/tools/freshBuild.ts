import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const INPUTS = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** When it last changed; a folder's own time tells of removed files. */
function newestChange(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), mtimeMs)
}

export const DIST = 'dist'

/** Is there a build that knows every change to the sources? */
export function isBuildFresh(root: string): boolean {
  const page = join(root, DIST, 'index.html')
  if (!existsSync(page)) return false
  const builtAt = statSync(page).mtimeMs
  return INPUTS.every((input) => newestChange(join(root, input)) <= builtAt)
}
