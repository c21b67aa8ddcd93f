import { expect, test } from 'vitest'
import { addPoints, BASE, COFACTOR, multiply, ORDER, type Point } from '../../../prover/babyjub/curve.ts'
import { challenge, type EddsaSignature } from '../../../prover/babyjub/eddsa.ts'
import { compile } from '../../../prover/circuit/compile.ts'
import { execute } from '../../../prover/circuit/witness.ts'
import { R, reduced } from '../../../prover/field.ts'
import { poseidon } from '../../../prover/poseidon/hash.ts'
import { gadgetCases } from '../../../testing/prover/gadgets.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'
import { packed } from '../engine/rules/transition.ts'
import { sourceOf } from '../visual/circuitSources.ts'
import { brokenBy, inputOf, PUBLISHED } from './witnessForger.ts'
import { LIES, transfer } from './witnessLies.ts'
import { DOMAIN, namesOf, people } from './witnessPlay.ts'

// No constraint of a batch is dead. What the batch itself says has a lie that it alone stands against; what a gadget says is
// shown of the gadget (src/prover/gadgets/alive.test.ts), by the line that makes it.

test('the lies are made of something true', () => {
  expect(brokenBy(transfer)).toEqual([])
})

test.each(Object.entries(LIES))('only one constraint stands against a lie: %s', (constraint, lie) => {
  expect(brokenBy(lie)).toEqual([constraint])
})

const { ana } = people
const MESSAGE = poseidon([DOMAIN, packed({ kind: 'transfer', from: 1, to: 2, amount: 100n, fee: 1n, nonce: 3n }), 0n])
const TWO_TORSION: Point = { x: 0n, y: R - 1n }

/** Ana's, for a secret number of her choice: what she is asked, and what she answers. */
function signatureWith(nonce: bigint, shift: (r8: Point) => Point = (r8) => r8) {
  const r8 = shift(multiply(BASE, nonce))
  const asked = challenge(r8, ana.publicKey, MESSAGE)
  const answer = (to: bigint) => reduced(nonce + COFACTOR * to * ana.secret, ORDER)
  return { r8, asked, answer, s: answer(asked) }
}
type Made = ReturnType<typeof signatureWith>

/** Some numbers can be written in a second way with as many bits. */
function signatureWhere(holds: (made: Made) => boolean): Made {
  for (let nonce = 1n; ; nonce++) {
    const made = signatureWith(nonce)
    if (holds(made)) return made
  }
}

const mirrored = ({ r8, s }: Made): EddsaSignature => ({ r8, s: ORDER - s })

const SIGNATURES: { readonly [constraint: string]: EddsaSignature } = {
  // The mirrored point has the same y; moved by the point of order two, the same x.
  'slot 0 / signature / the signature fits: x': mirrored(signatureWith(5n)),
  'slot 0 / signature / the signature fits: y': mirrored(signatureWith(5n, (r8) => addPoints(r8, TWO_TORSION))),
}

test.each(Object.entries(SIGNATURES))('only one constraint stands against a signature: %s', (constraint, signature) => {
  expect(brokenBy({ ...transfer, signature })).toEqual([constraint])
})

test('only its being below the order stands against the second way to write a signature', () => {
  const { r8, s } = signatureWhere((made) => made.s + ORDER < 2n ** 251n)
  expect(brokenBy({ ...transfer, signature: { r8, s } })).toEqual([])
  const broken = brokenBy({ ...transfer, signature: { r8, s: s + ORDER } })
  expect(broken.length).toBeGreaterThan(0)
  expect(broken.filter((name) => !name.startsWith('slot 0 / signature / S is below the order'))).toEqual([])
})

test('only its shortest form stands against a challenge that is written otherwise', () => {
  const { r8, asked, answer } = signatureWhere((made) => made.asked + R < 2n ** 254n)
  const bitOf = (bit: number) => ((asked + R) >> BigInt(bit)) & 1n
  const name = (bit: number) => `slot 0 / signature / challenge in bits / bit ${bit}`
  const wires = Object.fromEntries(Array.from({ length: 254 }, (_, bit) => [name(bit), bitOf(bit)]))
  const broken = brokenBy({ ...transfer, signature: { r8, s: answer(asked + R) }, wires })
  expect(broken.length).toBeGreaterThan(0)
  expect(broken.filter((each) => !/challenge in bits \/ in its shortest form/.test(each))).toEqual([])
})

test('only one constraint stands against publishing another thing than comes out', () => {
  const said = inputOf(transfer)
  const { unmet } = execute(batchCircuit(1), said)
  const outcome = (name: string) => unmet.find((each) => each.name === name)?.a ?? 0n
  const [oldRoot, newRoot, newCommitteeRoot, newMessages, word] = PUBLISHED.map(outcome) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  const published = { oldRoot, newRoot, newCommitteeRoot, newMessages, words: [word] }
  const others = [
    { oldRoot: 1n },
    { newRoot: 1n },
    { newCommitteeRoot: 1n },
    { newMessages: 1n },
    { words: [1n] },
  ] as const
  for (const [index, other] of others.entries()) {
    const input = { ...said, published: { ...published, ...other } }
    expect(namesOf(execute(batchCircuit(1), input).unmet)).toEqual([PUBLISHED[index]])
  }
})

const OWN_FILES = ['batch.ts', 'slot.ts', 'account.ts', 'eddsaGadget.ts']

function constraintsOf(compiling: (without: (name: string) => boolean) => unknown): ReadonlySet<string> {
  const names = new Set<string>()
  compiling((name) => names.add(name).has(name))
  return names
}

const placeOf = (name: string): string => {
  const place = sourceOf(name)
  return place ? `${place.file}:${place.line}` : name
}

test('there is a lie for each constraint of the batch itself, and a trial for each line of a gadget that it uses', () => {
  const all = constraintsOf((without) => compile(batchCircuit(1), { without }))
  const lies = new Set([...Object.keys(LIES), ...Object.keys(SIGNATURES), ...PUBLISHED])
  const tried = new Set(
    gadgetCases.flatMap(({ circuit }) => [...constraintsOf((without) => compile(circuit, { without }))].map(placeOf)),
  )
  const isOwn = (name: string) => OWN_FILES.includes(sourceOf(name)?.file ?? '')
  expect([...all].filter((name) => isOwn(name) && !lies.has(name))).toEqual([])
  expect([...all].filter((name) => !isOwn(name) && !tried.has(placeOf(name)))).toEqual([])
  expect([...lies].filter((name) => !all.has(name))).toEqual([])
})
