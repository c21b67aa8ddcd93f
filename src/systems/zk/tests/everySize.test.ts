import { expect, test } from 'vitest'
import { buildBatch } from '../engine/circuit/input.ts'
import { keyFactsOf } from '../engine/keys/plans.ts'
import { applySlot, type Slot } from '../engine/rules/transition.ts'
import { ACCOUNTS, brokenIn, namesOf, people, signedBy, town } from './witnessPlay.ts'

// Z5: every size that a batch can have, full, to its last slot.

const { ana, ben } = people
const ANAS = { key: ana, from: ACCOUNTS.ana, to: ACCOUNTS.ben }
const BENS = { key: ben, from: ACCOUNTS.ben, to: ACCOUNTS.ana }

/** The two pay each other in turn, each more than the time before. */
function payments(count: number): Slot[] {
  const slots: Slot[] = []
  let state = town()
  for (let place = 0; place < count; place++) {
    const { key, from, to } = place % 2 === 0 ? ANAS : BENS
    const slot = signedBy(state, key, { kind: 'transfer', from, to, amount: BigInt(place) + 1n, fee: 1n })
    const applied = applySlot(state, slot)
    if (!applied.ok) throw new Error(applied.why)
    state = applied.state
    slots.push(slot)
  }
  return slots
}

test.each([1, 2, 4, 8])('%i signed transfers fit, and what is false in the last is found there', (count) => {
  const slots = payments(count)
  expect(namesOf(brokenIn(buildBatch(town(), slots).input))).toEqual([])
  const last = slots.at(-1)
  if (last?.kind !== 'transfer') throw new Error('all are transfers')
  const doubled = slots.with(-1, { ...last, amount: last.amount * 2n })
  const { input, isTrue } = buildBatch(town(), doubled, { blind: true })
  expect(isTrue).toBe(false)
  expect(namesOf(brokenIn(input))[0]).toBe(`slot ${count - 1} / signature / the signature fits: x`)
})

test('a transfer more takes at most 12,000 constraints, and four fit into a domain of 2^16', () => {
  const [four, eight] = [keyFactsOf(4, null), keyFactsOf(8, null)]
  expect((eight.rows - four.rows) / 4).toBeLessThanOrEqual(12_000)
  expect(four.power).toBeLessThanOrEqual(16)
})
