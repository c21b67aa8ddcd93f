import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { Poseidon } from '../../../prover/contracts/generated/Poseidon.ts'
import { PocketRollup } from './generated/PocketRollup.ts'
import { ZkRollup } from './generated/ZkRollup.ts'

// Every revert is provoked by a test of its own: an error that is added without one is found out here.

const textsIn = (folder: URL): string =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('everyError'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')

const OURS = textsIn(new URL('./', import.meta.url))
const PROVERS = textsIn(new URL('../../../prover/contracts/', import.meta.url))
/** Of what opens blobs, for every rollup: its tests are there. */
const OPENINGS = textsIn(new URL('../../../rollup/contracts/', import.meta.url))

test.each([
  ['ZkRollup', ZkRollup.abi, OURS + OPENINGS, 39],
  ['PocketRollup', PocketRollup.abi, OURS, 4],
  ['Groth16', Groth16.abi, PROVERS, 10],
  ['Poseidon', Poseidon.abi, PROVERS, 1],
] as const)('each error of %s is expected by a test', (_, abi, tests, least) => {
  const names = abi.flatMap((item) => (item.type === 'error' ? [item.name] : []))
  expect(names.length).toBeGreaterThanOrEqual(least)
  // As an argument of that call, or in a table of such calls.
  const isExpected = (name: string) =>
    new RegExp(`expectRefused\\((?:(?!expectRefused|test\\()[^]){1,300}'${name}'|\\['${name}', `).test(tests)
  expect(isExpected('NoSuchError')).toBe(false)
  expect(names.filter((name) => !isExpected(name))).toEqual([])
})
