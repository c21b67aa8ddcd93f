import { concatBytes } from '../../lib/bytes.ts'
import { R } from '../field.ts'
import type { Proof, ProvingKey } from './key.ts'
import { listOf, NUMBER } from './lists.ts'
import type { Matrices } from './matrices.ts'
import { stepper, type Watch, type Work } from './work.ts'

// SPEC P14, P15.

/** A point of G2, and all that is done with numbers at a point of the domain, in points of G1. */
const G2_COST = 2.5
const TRANSFORM_COST = 1

/** C is not among them: where a witness fits it is A∘B. */
export type ProvenMatrices = Pick<Matrices, 'a' | 'b' | 'wireCount' | 'publicCount' | 'power'>

export interface Proving extends Watch {
  readonly key: ProvingKey
  readonly matrices: ProvenMatrices
  /** Of all wires, the one first: P2. Nothing asks whether it fits: a proof from one that does not is refused. */
  readonly witness: Uint8Array
  /** ρ and σ of P15: who knows them can tell what the witness is not. */
  readonly blinding: readonly [bigint, bigint]
  readonly work: Work
}

export async function prove({ key, matrices, witness, blinding, work, ...watch }: Proving): Promise<Proof> {
  const { wireCount, publicCount, power } = matrices
  const size = 2 ** power
  const privateWires = witness.subarray((publicCount + 1) * NUMBER)
  const privateCount = wireCount - publicCount - 1
  const step = stepper(watch, (TRANSFORM_COST + 1) * size + wireCount * (2 + G2_COST) + privateCount)

  const quotient = await quotientOnOddHalf(matrices, witness, work)
  step(size * TRANSFORM_COST)
  const ofQuotient = await work.msmG1(key.h, quotient)
  step(size)
  const ofPrivate = await work.msmG1(key.l, privateWires)
  step(privateCount)
  const ofA = await work.msmG1(key.a, witness)
  step(wireCount)
  const ofB1 = await work.msmG1(key.b1, witness)
  step(wireCount)
  const ofB = await work.msmG2(key.b2, witness)
  step(wireCount * G2_COST)

  const [rho, sigma] = blinding
  const { alphaG1, betaG2, deltaG2 } = key.verifying
  const sum = (points: readonly Uint8Array[], factors: readonly bigint[]) =>
    work.msmG1(concatBytes(points), listOf(factors))
  const [a, b1, b] = await Promise.all([
    sum([alphaG1, ofA, key.deltaG1], [1n, 1n, rho]),
    sum([key.betaG1, ofB1, key.deltaG1], [1n, 1n, sigma]),
    work.msmG2(concatBytes([betaG2, ofB, deltaG2]), listOf([1n, 1n, sigma])),
  ])
  const both = (R - ((rho * sigma) % R)) % R
  const c = await sum([ofPrivate, ofQuotient, a, b1, key.deltaG1], [1n, 1n, sigma, rho, both])
  return { a, b, c }
}

/** A·B − C where the domain's own points are not, so that it is the quotient up to a factor that the key knows. */
async function quotientOnOddHalf({ a, b }: ProvenMatrices, witness: Uint8Array, work: Work): Promise<Uint8Array> {
  const [ofA, ofB] = await Promise.all([work.productOf(a, witness), work.productOf(b, witness)])
  const ofC = await work.multiplyEach(ofA, ofB)
  const [left, right, result] = await Promise.all([work.ontoOddHalf(ofA), work.ontoOddHalf(ofB), work.ontoOddHalf(ofC)])
  return work.subtractEach(await work.multiplyEach(left, right), result)
}
