import { expect, test } from 'vitest'
import type { Hex } from '../../../../../kernel/types.ts'
import { keyOf } from '../../../../../prover/babyjub/eddsa.ts'
import { buildBatch } from '../../../engine/circuit/input.ts'
import { createZkState } from '../../../engine/rules/state.ts'
import { shownSlots } from './slots.ts'

const hex = (word: bigint): Hex => `0x${word.toString(16).padStart(64, '0')}`

test('Z10: what the circuit publishes is read back, slot by slot', () => {
  const [operator, ana] = [keyOf(11n), keyOf(22n)]
  const state = createZkState(77n, operator.publicKey)
  const { input } = buildBatch(state, [
    { kind: 'deposit', account: 3, key: ana.publicKey, amount: 1_000_000_007n },
    { kind: 'exit', account: 3 },
    { kind: 'padding' },
  ])
  const slots = shownSlots(input.published.words.map(hex), 3)
  const said = slots.map(({ kind, fields }) => [kind, ...fields.slice(1).map(({ value }) => value)])
  expect(said).toEqual([
    ['deposit', 0n, 3n, 1_000_000_007n, 0n],
    ['exit', 3n, 0n, 1_000_000_007n, 0n],
    ['padding', 0n, 0n, 0n, 0n],
  ])
})

test('a slot is 124 bits, and a number of no kind is said to be none', () => {
  const [slot] = shownSlots([hex(9n)], 1)
  expect(slot?.fields.reduce((sum, { bits }) => sum + bits, 0)).toBe(124)
  expect(slot?.kind).toBe(null)
})
