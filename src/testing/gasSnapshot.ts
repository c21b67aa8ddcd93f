import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

// What gas costs is committed, so that a change of it is seen and meant. UPDATE_GAS=1 writes what was measured.

export type GasFigures = { readonly [name: string]: number | GasFigures }

/** `file`: of the committed JSON. */
export function expectGas(file: URL, measured: GasFigures): void {
  const { UPDATE_GAS } = process.env
  if (UPDATE_GAS === '1') writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`)
  expect(measured, 'UPDATE_GAS=1 writes the new figures').toEqual(JSON.parse(readFileSync(file, 'utf8')))
}
