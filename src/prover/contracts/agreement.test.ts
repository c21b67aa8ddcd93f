import { bn254 } from '@noble/curves/bn254.js'
import fc from 'fast-check'
import { curves, groth16 } from 'snarkjs'
import { encodeDeployData } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBn254 } from '../../l1/machine/bn254.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { type Deployed, deployedAt, expectRefused } from '../../testing/deployed.ts'
import { createTestEvm } from '../../testing/evm.ts'
import { compiledCube, cubeWitness } from '../../testing/prover/cube.ts'
import { loadTools } from '../../testing/prover/tools.ts'
import { inverse, Q, R } from '../field.ts'
import { writeProofJson, writePublicJson, writeVerifyingKeyJson } from '../formats/json.ts'
import { proofBytes, verifyingKeyBytes } from '../groth16/calldata.ts'
import { G1_GENERATOR } from '../groth16/generators.ts'
import type { Proof } from '../groth16/key.ts'
import { listOf, numbersOf } from '../groth16/lists.ts'
import { matricesOf } from '../groth16/matrices.ts'
import { prove } from '../groth16/prove.ts'
import { setUp } from '../groth16/setup.ts'
import { Groth16 } from './generated/Groth16.ts'

// Our verifier, on L1's own precompiles, beside snarkjs: what the one accepts the other accepts, whatever was done to a
// proof.
// (The one exception has its test at the end.)

const { kernels: work } = await loadTools()
const matrices = matricesOf(compiledCube)
const secrets = { tau: 1234567n, alpha: R - 5n, beta: 99n, delta: 31337n }
const key = await setUp({ matrices, circuit: new Uint8Array(32), secrets, work })
const keyJson = writeVerifyingKeyJson(key.verifying)
/** How many proofs there are of each kind: 500 in all. */
const RUNS = 25

let verifier: Deployed<typeof Groth16.abi>

beforeAll(async () => {
  const evm = await createTestEvm({ traced: false })
  Object.assign(evm.vm.evm, { _bn254: await loadBn254() })
  const creation = encodeDeployData({ ...Groth16, args: [bytesToHex(verifyingKeyBytes(key.verifying))] })
  verifier = deployedAt(evm, Groth16.abi, await evm.deploy(creation))
})
afterAll(async () => (await curves.getCurveFromName('bn128')).terminate())

interface Claimed {
  readonly proof: Proof
  readonly inputs: readonly bigint[]
}

const contractAccepts = async ({ proof, inputs }: Claimed): Promise<boolean> =>
  (await verifier.send('verify', [bytesToHex(proofBytes(proof)), [...inputs]])).ok

const snarkjsAccepts = ({ proof, inputs }: Claimed): Promise<boolean> =>
  groth16.verify(keyJson, writePublicJson(inputs), writeProofJson(proof))

/** Proofs of x³ + x + 5, to begin with. */
const HONEST = await Promise.all(
  [2n, 3n, R - 1n, R / 3n].map(async (root, index): Promise<Claimed> => {
    const claimed = (((root * root) % R) * root + root + 5n) % R
    const witness = cubeWitness({ root, claimed })
    return {
      proof: await prove({ key, matrices, witness, blinding: [BigInt(index + 7), 11n], work }),
      inputs: [claimed],
    }
  }),
)

const factor = fc.bigInt({ min: 2n, max: R - 2n })
const bitOf = fc.nat(253)
const place = fc.nat(HONEST.length - 1)

const turned = (point: Uint8Array, coordinate: number, bit: number): Uint8Array => {
  const coordinates = numbersOf(point)
  return listOf(coordinates.with(coordinate, ((coordinates[coordinate] ?? 0n) ^ (1n << BigInt(bit))) % Q))
}
const zeros = (point: Uint8Array) => new Uint8Array(point.length)
const timesG1 = (point: Uint8Array, by: bigint) => work.scaleG1(point, listOf([by]))
const timesG2 = (point: Uint8Array, by: bigint) => work.scaleG2(point, listOf([by]))

/** On the curve of G2, and of some other order, as nearly all of its points are. */
function outside(start: bigint): Uint8Array {
  const { Fp2 } = bn254.fields
  for (let x0 = start; ; x0++) {
    const x = Fp2.fromBigTuple([x0 % Q, 1n])
    const right = Fp2.add(Fp2.mul(Fp2.sqr(x), x), bn254.G2.Point.CURVE().b)
    if (Fp2.pow(right, (Q * Q - 1n) / 2n).c0 !== 1n) continue
    const y = Fp2.sqrt(right)
    return listOf([x.c0, x.c1, y.c0, y.c1])
  }
}

type Change = (claimed: Claimed, by: { readonly other: Claimed; readonly k: bigint; readonly bit: number }) => Claimed
const ofProof =
  (change: (proof: Proof, by: { readonly other: Proof; readonly k: bigint; readonly bit: number }) => Partial<Proof>) =>
  ({ proof, inputs }: Claimed, { other, ...rest }: { other: Claimed; k: bigint; bit: number }): Claimed => ({
    proof: { ...proof, ...change(proof, { other: other.proof, ...rest }) },
    inputs,
  })

const ACCEPTED: Record<string, Change> = {
  'an honest one': (claimed) => claimed,
  'A times k, B by k': ofProof(({ a, b }, { k }) => ({ a: timesG1(a, k), b: timesG2(b, inverse(k)) })),
  'A and B negated': ofProof(({ a, b }) => ({ a: work.negateG1(a), b: work.negateG2(b) })),
  'k times δ in B, A as often in C': ofProof(({ a, b, c }, { k }) => ({
    b: work.addG2(b, timesG2(key.verifying.deltaG2, k)),
    c: work.addG1(c, timesG1(a, k)),
  })),
}

const REFUSED: Record<string, Change> = {
  'a bit of A’s x': ofProof(({ a }, { bit }) => ({ a: turned(a, 0, bit) })),
  'a bit of A’s y': ofProof(({ a }, { bit }) => ({ a: turned(a, 1, bit) })),
  'a bit of B': ofProof(({ b }, { bit }) => ({ b: turned(b, bit % 4, bit) })),
  'a bit of C': ofProof(({ c }, { bit }) => ({ c: turned(c, bit % 2, bit) })),
  'A and C in each other’s place': ofProof(({ a, c }) => ({ a: c, c: a })),
  'A negated': ofProof(({ a }) => ({ a: work.negateG1(a) })),
  'C negated': ofProof(({ c }) => ({ c: work.negateG1(c) })),
  'A and C negated': ofProof(({ a, c }) => ({ a: work.negateG1(a), c: work.negateG1(c) })),
  'A of another proof': ofProof((_, { other }) => ({ a: other.a })),
  'B moved on by the generator’s k': ofProof(({ b }, { k }) => ({ b: timesG2(b, k) })),
  'C moved on': ofProof(({ c }, { k }) => ({ c: work.addG1(c, timesG1(G1_GENERATOR, k)) })),
  'a point at infinity': ofProof(({ a, b, c }, { bit }) =>
    bit % 3 === 0 ? { a: zeros(a) } : bit % 3 === 1 ? { b: zeros(b) } : { c: zeros(c) },
  ),
  'B on its curve, outside the subgroup': ofProof((_, { k }) => ({ b: outside(k) })),
  'another input': ({ proof }, { k }) => ({ proof, inputs: [k] }),
  'an input of r more': ({ proof, inputs }) => ({ proof, inputs: inputs.map((input) => input + R) }),
  'no input at all': ({ proof }) => ({ proof, inputs: [] }),
}

const agree = (change: Change, accepted: boolean) =>
  fc.assert(
    fc.asyncProperty(place, factor, bitOf, async (index, k, bit) => {
      const [one, other] = [HONEST[index], HONEST[(index + 1) % HONEST.length]]
      if (one === undefined || other === undefined) throw new Error('there are several')
      const claimed = change(one, { other, k, bit })
      expect([await contractAccepts(claimed), await snarkjsAccepts(claimed)]).toEqual([accepted, accepted])
    }),
    { numRuns: RUNS, endOnFailure: true },
  )

test.each(Object.entries(ACCEPTED))('P16: both accept %s', (_, change) => agree(change, true))
test.each(Object.entries(REFUSED))('P16: both refuse %s', (_, change) => agree(change, false))

test('P5: snarkjs reduces a coordinate of q or more; the contract refuses it, so that a proof has one form', async () => {
  const [claimed] = HONEST
  if (claimed === undefined) throw new Error('there are several')
  const json = writeProofJson(claimed.proof)
  const [x, y, z] = json.pi_a
  const same = { ...json, pi_a: [String(BigInt(x) + Q), y, z] }
  expect(await groth16.verify(keyJson, writePublicJson(claimed.inputs), same)).toBe(true)
  const words = proofBytes(claimed.proof)
  words.set(listOf([BigInt(x) + Q]).reverse())
  const run = await verifier.send('verify', [bytesToHex(words), [...claimed.inputs]])
  expectRefused(run, Groth16.abi, 'CoordinateNotReduced', [0n, BigInt(x) + Q])
})

test('P16: 500 proofs in all', () => {
  expect(RUNS * (Object.keys(ACCEPTED).length + Object.keys(REFUSED).length)).toBe(500)
})
