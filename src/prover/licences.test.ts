import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// What exists for this curve is mostly GPL, and a lab that shipped it would be too: snarkjs is asked in tests and benchmarks only
// (that no source of ours imports it, the rules of layers say).

interface Locked {
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

const FREE = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', '0BSD', 'Unlicense', 'OFL-1.1']

test('nothing is shipped whose licence would bind who ships it', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
  const all = Object.entries(packages).filter(([path]) => path !== '')
  const shipped = all.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true)
  const bound = shipped.filter(([, { license = 'none' }]) => !FREE.includes(license))
  expect(bound.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  expect(shipped.length).toBeGreaterThan(20)
  const names = shipped.map(([path]) => path.replace(/^.*node_modules\//, ''))
  for (const name of ['snarkjs', 'ffjavascript', 'wasmcurves', 'circomlibjs']) expect(names).not.toContain(name)
})

test('our own verifier and hash are under the MIT licence, as all contracts are', () => {
  const contracts = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sol'))
  expect(contracts.length).toBeGreaterThan(10)
  const other = contracts.filter(
    (path) => !/^\/\/ SPDX-License-Identifier: MIT$/m.test(readFileSync(`src/${path}`, 'utf8')),
  )
  expect(other).toEqual([])
})
