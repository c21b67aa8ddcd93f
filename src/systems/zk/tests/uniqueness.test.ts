import { expect, test } from 'vitest'
import { written } from '../../../testing/prover/smallField.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'
import { undetermined } from './undetermined.ts'

// What a prover may choose in a batch, and that nothing else is free. Each wire that is no choice is held by a constraint to
// one value, once what it is made of is known. The choices are held by what is public: roots and messages by Poseidon, in
// which nobody finds a second way to the same number, and what is signed by its signature.

const CHOICES = [
  /^(domain|chain root|committee root|messages)$/,
  /^slot 0 \/ (transfer|withdraw|deposit|exit|amount|fee|key x|key y|new key x|new key y|R8 x|R8 y|S)$/,
  /^(slot 0 \/ payer|slot 0 \/ payee|operator) \/ (place \d|in the committee subtree|new|key hash|balance|nonce)$/,
  /^(slot 0 \/ payer|slot 0 \/ payee|operator) \/ sibling \d at \d$/,
]
const PUBLIC = /^(old root|new root|new committee root|new messages|word 0)$/

const circuit = written(batchCircuit(1))
const isChoice = (name: string) => CHOICES.some((choice) => choice.test(name))

test('what a prover does not choose is held to one value', () => {
  expect(undetermined(circuit, (name) => isChoice(name) || PUBLIC.test(name))).toEqual([])
})

test('what is published is held too: nothing of it is a choice', () => {
  expect(undetermined(circuit, isChoice)).toEqual([])
})

test('choices are what a transaction and a path are made of, and no more', () => {
  expect(circuit.names.filter(isChoice).length).toBe(4 + 13 + 3 * (8 + 5 + 12))
})

test('a wire that nobody holds is found out', () => {
  const careless = { ...circuit, rules: circuit.rules.filter(({ name }) => name !== 'slot 0 / paid') }
  const free = undetermined(careless, isChoice)
  expect(free).toContain('slot 0 / paid')
  const soft = { ...circuit, rules: circuit.rules.filter(({ name }) => !/challenge in bits \/ bit 7 is/.test(name)) }
  expect(undetermined(soft, isChoice)).toContain('slot 0 / signature / challenge in bits / bit 7')
})
