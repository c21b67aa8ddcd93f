import { G1_GENERATOR, G2_GENERATOR } from '../groth16/generators.ts'
import type { ProvingKey } from '../groth16/key.ts'
import { G1, G2 } from '../groth16/lists.ts'
import type { Matrices } from '../groth16/matrices.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { lagrangeBasis, oddLagrangeBasis } from './basis.ts'
import { columnSums } from './columnSums.ts'
import type { Powers } from './powers.ts'

/**
 * A circuit's key as it follows from phase 1, with δ = 1: anybody gets the same. Nobody knows τ here, so each wire's points are
 * sums of others.
 */
export function startKey(powers: Powers, matrices: Matrices, circuit: Uint8Array, kernels: Kernels): ProvingKey {
  const { a, b, c, wireCount, publicCount, power } = matrices
  const size = 2 ** power
  if (powers.tauG2.length !== size * G2) throw new RangeError('powers for another domain')
  const inG1 = { size: G1, scale: kernels.scaleG1, add: kernels.addG1, negate: kernels.negateG1 }
  const inG2 = { size: G2, scale: kernels.scaleG2, add: kernels.addG2, negate: kernels.negateG2 }
  const tau = lagrangeBasis(powers.tauG1.subarray(0, size * G1), inG1)
  const alpha = lagrangeBasis(powers.alphaG1, inG1)
  const beta = lagrangeBasis(powers.betaG1, inG1)
  const tauG2 = lagrangeBasis(powers.tauG2, inG2)
  const combined = columnSums(
    [
      { matrix: a, points: beta },
      { matrix: b, points: alpha },
      { matrix: c, points: tau },
    ],
    wireCount,
    inG1,
  )
  const firstPrivate = (publicCount + 1) * G1
  return {
    circuit,
    verifying: {
      alphaG1: powers.alphaG1.slice(0, G1),
      betaG2: powers.betaG2,
      gammaG2: G2_GENERATOR,
      deltaG2: G2_GENERATOR,
      inputs: combined.slice(0, firstPrivate),
    },
    betaG1: powers.betaG1.slice(0, G1),
    deltaG1: G1_GENERATOR,
    a: columnSums([{ matrix: a, points: tau }], wireCount, inG1),
    b1: columnSums([{ matrix: b, points: tau }], wireCount, inG1),
    b2: columnSums([{ matrix: b, points: tauG2 }], wireCount, inG2),
    l: combined.slice(firstPrivate),
    h: oddLagrangeBasis(powers.tauG1, inG1),
  }
}
