import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Observed } from './observe.ts'

// What every engine has to come to, as it was written down by hand of `--update`.

const FILE = resolve(import.meta.dirname, '../../testing/golden/golden.json')

export interface Golden {
  readonly log: string
  readonly digest: string
  readonly head: string
  readonly events: number
}

export type GoldenFile = { readonly [name: string]: Golden }

export const readGolden = (): GoldenFile =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as GoldenFile) : {}

export const writeGolden = (golden: GoldenFile): void => writeFileSync(FILE, `${JSON.stringify(golden, null, 2)}\n`)

export const toGolden = (log: string, { digest, head, events }: Observed): Golden => ({ log, digest, head, events })
