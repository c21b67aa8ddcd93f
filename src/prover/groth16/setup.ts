import { concatBytes } from '../../lib/bytes.ts'
import { inverse, R } from '../field.ts'
import type { SparseMatrix } from '../kernels/kernels.ts'
import { G1_GENERATOR, G2_GENERATOR } from './generators.ts'
import type { ProvingKey, Secrets, VerifyingKey } from './key.ts'
import { G1, listOf, NUMBER, oddOnes, readNumber, repeated, viewOf } from './lists.ts'
import { type Matrices, transposed } from './matrices.ts'
import { stepper, type Watch, type Work } from './work.ts'

// Both phases of a set-up at once, by somebody who knows all that should be forgotten (SPEC P18).

/** In points of G1. */
const G2_COST = 2.5
/** Whoever waits wants to see it move; more at once saves little. */
const POINTS_AT_ONCE = 2 ** 14

export interface Setup extends Watch {
  readonly matrices: Matrices
  /** The matrices' digest: it is only written into the key. */
  readonly circuit: Uint8Array
  readonly secrets: Secrets
  readonly work: Work
}

export async function setUp({ matrices, circuit, secrets, work, ...watch }: Setup): Promise<ProvingKey> {
  const { wireCount, publicCount, power } = matrices
  const { tau, delta } = secrets
  if (Object.values(secrets).some((secret) => secret <= 0n || secret >= R))
    throw new RangeError('secrets are numbers between 1 and r − 1')
  const privateCount = wireCount - publicCount - 1
  const size = 2 ** power
  const step = stepper(watch, wireCount * (2 + G2_COST) + privateCount + 2 * size)

  const lagrange = await work.lagrangeAt(tau, power)
  const column = (rows: SparseMatrix) => work.productOf(transposed(rows, wireCount), lagrange)
  const [u, v, w] = await Promise.all([column(matrices.a), column(matrices.b), column(matrices.c)])
  const combined = await combine({ u, v, w, secrets, work })
  const overDelta = (list: Uint8Array) =>
    work.multiplyEach(list, repeated(listOf([inverse(delta)]), list.length / NUMBER))
  const odd = oddOnes(await work.lagrangeAt(tau, power + 1), NUMBER)
  step(size)

  const firstPrivate = (publicCount + 1) * NUMBER
  const inG1 = (scalars: Uint8Array) =>
    byParts(scalars, async (part) => {
      const points = await work.multiplesG1(G1_GENERATOR, part)
      step(part.length / NUMBER)
      return points
    })
  const inG2 = (scalars: Uint8Array) =>
    byParts(scalars, async (part) => {
      const points = await work.multiplesG2(G2_GENERATOR, part)
      step((part.length / NUMBER) * G2_COST)
      return points
    })
  const h = await inG1(await overDelta(odd))
  const l = await inG1(await overDelta(combined.subarray(firstPrivate)))
  const a = await inG1(u)
  const b1 = await inG1(v)
  const b2 = await inG2(v)
  const { verifying, betaG1, deltaG1 } = await named(work, secrets, combined.subarray(0, firstPrivate))
  return { circuit, verifying, betaG1, deltaG1, a, b1, b2, l, h }
}

async function byParts(list: Uint8Array, run: (part: Uint8Array) => Promise<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (let at = 0; at < list.length; at += POINTS_AT_ONCE * NUMBER) {
    parts.push(await run(list.subarray(at, at + POINTS_AT_ONCE * NUMBER)))
  }
  return concatBytes(parts)
}

/** The same verifying key without the rest: contracts need it long before anybody proves. */
export async function verifyingKeyOf({
  matrices: { a, b, c, publicCount, power },
  secrets,
  work,
}: Pick<Setup, 'matrices' | 'secrets' | 'work'>): Promise<VerifyingKey> {
  const lagrange = viewOf(await work.lagrangeAt(secrets.tau, power))
  const [u, v, w] = [a, b, c].map((rows) => publicColumns(rows, publicCount, lagrange))
  const sums = Array.from(
    { length: publicCount + 1 },
    (_, wire) => (secrets.beta * (u?.[wire] ?? 0n) + secrets.alpha * (v?.[wire] ?? 0n) + (w?.[wire] ?? 0n)) % R,
  )
  return (await named(work, secrets, listOf(sums))).verifying
}

interface Columns {
  readonly u: Uint8Array
  readonly v: Uint8Array
  readonly w: Uint8Array
  readonly secrets: Secrets
  readonly work: Work
}

/** β·u + α·v + w. Kernels subtract; what is added is negated first. */
async function combine({ u, v, w, secrets: { alpha, beta }, work }: Columns): Promise<Uint8Array> {
  const times = (list: Uint8Array, by: bigint) => work.multiplyEach(list, repeated(listOf([by]), list.length / NUMBER))
  const withV = await work.subtractEach(await times(u, beta), await times(v, R - alpha))
  return work.subtractEach(withV, await times(w, R - 1n))
}

/** Only the terms of public wires are read: a few thousand of a million. */
function publicColumns({ starts, wires, factors }: SparseMatrix, publicCount: number, lagrange: DataView): bigint[] {
  const sums = new Array<bigint>(publicCount + 1).fill(0n)
  const view = viewOf(factors)
  for (let row = 0; row + 1 < starts.length; row++) {
    const end = starts[row + 1] ?? 0
    for (let term = starts[row] ?? 0; term < end; term++) {
      const wire = wires[term] ?? 0
      if (wire > publicCount) continue
      const part = readNumber(view, term * NUMBER) * readNumber(lagrange, row * NUMBER)
      sums[wire] = ((sums[wire] ?? 0n) + part) % R
    }
  }
  return sums
}

interface Named {
  readonly verifying: VerifyingKey
  readonly betaG1: Uint8Array
  readonly deltaG1: Uint8Array
}

async function named(work: Work, { alpha, beta, delta }: Secrets, inputs: Uint8Array): Promise<Named> {
  const singles = await work.multiplesG1(G1_GENERATOR, concatBytes([listOf([alpha, beta, delta]), inputs]))
  const inG2 = await work.multiplesG2(G2_GENERATOR, listOf([beta, delta]))
  const [alphaG1, betaG1, deltaG1] = [0, 1, 2].map((index) => singles.slice(index * G1, (index + 1) * G1)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const half = inG2.length / 2
  const verifying: VerifyingKey = {
    alphaG1,
    betaG2: inG2.slice(0, half),
    gammaG2: G2_GENERATOR,
    deltaG2: inG2.slice(half),
    inputs: singles.slice(3 * G1),
  }
  return { verifying, betaG1, deltaG1 }
}
