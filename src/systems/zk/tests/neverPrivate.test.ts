import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// What is used of a proof is that it is short and quick to check. A rollup publishes its data: nothing of it is private, and
// nobody may leave the lesson with the thought that it is.

const SOURCES = fileURLToPath(new URL('../../../', import.meta.url))
const filesUnder = (folder: string, which: RegExp): string[] =>
  readdirSync(SOURCES + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => which.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`)

const WRITTEN = [
  ...filesUnder('content/messages', /^zk.*\.ts$/),
  ...filesUnder('systems/zk/lesson', /\.tsx?$/),
  ...filesUnder('systems/zk/visual', /\.tsx?$/),
  ...filesUnder('systems/zk/contracts', /^[^/]*\.sol$/),
  ...filesUnder('prover/contracts', /^[^/]*\.sol$/),
]

/** Of wires that are not public inputs. */
const OF_THE_TRADE = /the private wires’ points|zkPocket\.checkPrivate|checkPrivate:/g

/** Of Solidity its NatSpec is shown; elsewhere who may call a function is meant. */
const isShown = (path: string, line: string): boolean => !path.endsWith('.sol') || /^\s*\/\/\//.test(line)

const CLAIM = /\bprivate|privacy|secretly|anonym|confidential/i

test('nothing that is shown calls a rollup’s proof private, secret or anonymous', () => {
  expect(WRITTEN.length).toBeGreaterThan(30)
  const found = WRITTEN.flatMap((path) =>
    readFileSync(SOURCES + path, 'utf8')
      .split('\n')
      .filter((line) => isShown(path, line) && CLAIM.test(line.replace(OF_THE_TRADE, '')))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

test('and the page for whoever teaches with it says so', () => {
  const readme = readFileSync(`${SOURCES}systems/zk/README.md`, 'utf8')
  expect(readme).toContain('**Succinct is not hidden.**')
})
