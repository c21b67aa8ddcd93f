import { concatBytes } from '../../lib/bytes.ts'
import { inverse, R, power as raised, reduced } from '../field.ts'
import { G1_GENERATOR, G2_GENERATOR } from './generators.ts'
import type { Proof, ProvingKey, Secrets, VerifyingKey } from './key.ts'
import { G1, listOf, numbersOf, repeated } from './lists.ts'
import { type Matrices, transposed } from './matrices.ts'
import type { Work } from './work.ts'

// Proofs without a witness, by those who kept what a set-up should have made everybody forget (SPEC P17). Verifiers cannot
// tell them from others.

export interface Forgery {
  readonly publicInputs: readonly bigint[]
  readonly work: Work
}

export interface ForgeryByTrapdoor extends Forgery {
  readonly key: VerifyingKey
  readonly known: Pick<Secrets, 'alpha' | 'beta' | 'delta'>
  /** A and B are any multiples of the generators. */
  readonly any: readonly [bigint, bigint]
}

/** Who knows α, β and δ picks A and B and solves the verifier's equation for C. */
export async function forgeByTrapdoor({ key, known, any, publicInputs, work }: ForgeryByTrapdoor): Promise<Proof> {
  const [a, b] = any
  const overDelta = inverse(known.delta)
  const constantPart = reduced((a * b - known.alpha * known.beta) * overDelta)
  const ofInputs = [1n, ...publicInputs].map((input) => reduced(-input * overDelta))
  return {
    a: await work.multiplesG1(G1_GENERATOR, listOf([a])),
    b: await work.multiplesG2(G2_GENERATOR, listOf([b])),
    c: await work.msmG1(concatBytes([G1_GENERATOR, key.inputs]), listOf([constantPart, ...ofInputs])),
  }
}

export interface ForgeryByDelta extends Forgery {
  readonly key: VerifyingKey
  readonly delta: bigint
  /** Any proof that is accepted, one's own or somebody else's, and what it is for. */
  readonly proof: Proof
  readonly provenInputs: readonly bigint[]
}

/**
 * Who knows no more than δ turns a proof of one thing into a proof of another: γ is 1, so what differs between the inputs can be
 * moved into C.
 */
export async function forgeByDelta(forgery: ForgeryByDelta): Promise<Proof> {
  const { key, delta, proof, provenInputs, publicInputs, work } = forgery
  const overDelta = inverse(delta)
  const differences = [0n, ...publicInputs.map((input, index) => (provenInputs[index] ?? 0n) - input)]
  const c = await work.msmG1(
    concatBytes([proof.c, key.inputs]),
    listOf([1n, ...differences.map((difference) => reduced(difference * overDelta))]),
  )
  return { ...proof, c }
}

export interface ForgeryByTau extends Forgery {
  /** Public, all of it: δ is in it as points only. */
  readonly key: ProvingKey
  readonly matrices: Matrices
  readonly tau: bigint
}

/**
 * Who knows τ has no need of α, β or δ: a quotient that is no polynomial is a number all the same, once its variable is
 * known. Private wires may be anything; here they are 0.
 */
export async function forgeByTau({ key, matrices, tau, publicInputs, work }: ForgeryByTau): Promise<Proof> {
  const { wireCount, power, a, b, c } = matrices
  const lagrange = await work.lagrangeAt(tau, power)
  const wires = [1n, ...publicInputs]
  const at = async (rows: Matrices['a']) => {
    const columns = numbersOf(await work.productOf(transposed(rows, wireCount), lagrange))
    return wires.reduce((sum, value, wire) => (sum + value * (columns[wire] ?? 0n)) % R, 0n)
  }
  const [u, v, w] = [await at(a), await at(b), await at(c)]
  const vanishing = reduced(raised(tau, 2n ** BigInt(power)) - 1n)
  const quotient = reduced((u * v - w) * inverse(vanishing))

  const { alphaG1, betaG2 } = key.verifying
  return {
    a: await work.msmG1(concatBytes([alphaG1, G1_GENERATOR]), listOf([1n, u])),
    b: await work.msmG2(concatBytes([betaG2, G2_GENERATOR]), listOf([1n, v])),
    c: await work.msmG1(await vanishingOverDelta(key, work), listOf([quotient])),
  }
}

/** t(τ)/δ is public: t is −2 at every odd point and 0 at the others, and the key has those points' basis over δ. */
const vanishingOverDelta = async (key: ProvingKey, work: Work): Promise<Uint8Array> =>
  work.msmG1(key.h, repeated(listOf([R - 2n]), key.h.length / G1))
