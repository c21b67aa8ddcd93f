import type { GeneratedFile } from './render.ts'

export interface Difference {
  readonly path: string
  readonly why: 'missing' | 'differs' | 'left over'
}

/** How the files on disk differ from what the sources make today. */
export function findStale(wanted: readonly GeneratedFile[], present: ReadonlyMap<string, string>): Difference[] {
  const wantedPaths = new Set(wanted.map(({ path }) => path))
  const stale = wanted.flatMap(({ path, text }): Difference[] => {
    const found = present.get(path)
    if (found === undefined) return [{ path, why: 'missing' }]
    return found === text ? [] : [{ path, why: 'differs' }]
  })
  const leftOver = [...present.keys()].filter((path) => !wantedPaths.has(path))
  return [...stale, ...leftOver.map((path): Difference => ({ path, why: 'left over' }))]
}
