import { expect, test } from 'vitest'
import { type Written, written } from '../../../testing/prover/smallField.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'

// What a prover may choose in a batch, and that nothing else is free. Each wire that is no choice is held by a constraint to
// one value, once what it is made of is known. The forms that such a constraint has were tried one by one over a small field
// (src/prover/gadgets/uniqueness.test.ts):
// – the wire stands alone on the side of the product, or in an equality;
// – it is a coordinate of a sum of points: what it is multiplied by is never 0, since the formulas have no exceptions;
// – it is the inverse of a number, which is not 0 then;
// – it is a bit of a number that is known, and all of the number's bits are 0 or 1.
// The choices are held by what is public: roots and messages by Poseidon, in which nobody finds a second way to the same
// number, and what is signed by its signature.

const CHOICES = [
  /^(domain|chain root|committee root|messages)$/,
  /^slot 0 \/ (transfer|withdraw|deposit|exit|amount|fee|key x|key y|new key x|new key y|R8 x|R8 y|S)$/,
  /^(slot 0 \/ payer|slot 0 \/ payee|operator) \/ (place \d|in the committee subtree|new|key hash|balance|nonce)$/,
  /^(slot 0 \/ payer|slot 0 \/ payee|operator) \/ sibling \d at \d$/,
]
const PUBLIC = /^(old root|new root|new committee root|new messages|word 0)$/
const DIVIDED = /\/ ([xy] of the (sum|double)|not 0)$/
const BITS = / \/ bits make the number$/

/** Wires that no constraint holds to one value. */
function undetermined({ names, rules }: Written, isGiven: (name: string) => boolean): string[] {
  const known = new Set([...names.keys()].filter((wire) => wire === 0 || isGiven(names[wire] ?? '')))
  const areBits = new Set(
    rules.filter(({ name }) => name.endsWith(' is 0 or 1')).map(({ name }) => name.slice(0, -' is 0 or 1'.length)),
  )
  const unknown = (wires: readonly number[]) => wires.filter((wire) => !known.has(wire))
  let before = -1
  while (known.size !== before) {
    before = known.size
    for (const { name, a, b, c } of rules) {
      const [inA, inB, inC] = [unknown(a.wires), unknown(b.wires), unknown(c.wires)]
      if (BITS.test(name)) {
        const scope = name.replace(BITS, '')
        const isBit = (wire: number) => {
          const wireName = names[wire] ?? ''
          return wireName.startsWith(`${scope} / bit `) && areBits.has(wireName)
        }
        if (inA.every(isBit)) for (const wire of inA) known.add(wire)
      }
      const alone = inA.length + inB.length + inC.length === 1
      if (!alone) continue
      const isEquality = b.wires.length === 1 && b.wires[0] === 0 && c.wires.length === 0
      const [held] = inC.length === 1 ? inC : isEquality ? inA : DIVIDED.test(name) ? inB : []
      if (held !== undefined) known.add(held)
    }
  }
  return [...names.keys()].filter((wire) => !known.has(wire)).map((wire) => names[wire] ?? '')
}

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
