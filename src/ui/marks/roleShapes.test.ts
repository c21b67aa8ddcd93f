import { expect, test } from 'vitest'
import type { Role } from '../stage/types.ts'
import { roleOutline } from './roleShapes.ts'

const ROLES: readonly Role[] = ['user', 'sequencer', 'prover', 'watcher', 'attacker', 'l1', 'data']

test('no two roles share a shape, so that colour is never the only carrier', () => {
  const seen = ROLES.filter((role) => role !== 'data').map((role) => JSON.stringify(roleOutline(role, 30)))
  expect(new Set(seen).size).toBe(seen.length)
})

test('a shape of half the size is half as large', () => {
  for (const role of ROLES) {
    const numbers = (size: number) =>
      JSON.stringify(roleOutline(role, size))
        .match(/-?\d+(\.\d+)?/g)
        ?.map(Number) ?? []
    const [large, small] = [numbers(40), numbers(20)]
    for (const [index, value] of large.entries()) {
      expect(Math.abs(value - 2 * (small[index] ?? Number.NaN)), role).toBeLessThan(0.03)
    }
  }
})
