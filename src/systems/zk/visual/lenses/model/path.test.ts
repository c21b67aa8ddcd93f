import { expect, test } from 'vitest'
import { keyOf } from '../../../../../prover/babyjub/eddsa.ts'
import { pathOf } from '../../../engine/looking/path.ts'
import type { AccountPath } from '../../../engine/pictures.ts'
import { createZkState, withAccount } from '../../../engine/rules/state.ts'
import type { ZkWorld } from '../../../engine/state.ts'
import { recomputed } from './path.ts'

const key = keyOf(22n).publicKey
const state = [1, 7, 254, 256, 511].reduce(
  (before, number) => withAccount(before, number, { key, balance: 1_000n + BigInt(number), nonce: 3n }),
  createZkState(77n, keyOf(11n).publicKey),
)
const world = { operator: { state, batches: [] }, facts: { batches: [] }, genesis: state } as unknown as ZkWorld
const path = (number: number): AccountPath => pathOf(world, number, 'newest') as AccountPath

test.each([0, 7, 254, 256, 511])('Z2, Z3: from account %i to the root, hashed in the page', (number) => {
  const { leafFits, topFits, rootFits, rungs } = recomputed(path(number))
  expect([leafFits, topFits, rootFits, rungs.length]).toEqual([true, true, true, 4])
})

test('one changed number is seen where it matters, and nowhere else', () => {
  const richer = recomputed({ ...path(7), balance: '9999' })
  expect([richer.leafFits, richer.topFits, richer.rootFits]).toEqual([false, false, true])
  const moved = recomputed({ ...path(7), number: 6 })
  expect([moved.leafFits, moved.topFits]).toEqual([true, false])
  const other = recomputed({ ...path(7), committeeRoot: `0x${'1'.padStart(64, '0')}` })
  expect([other.topFits, other.rootFits]).toEqual([true, false])
})

test('an account that is not there has no path', () => {
  expect(pathOf(world, 9, 'newest')).toBe(null)
})
