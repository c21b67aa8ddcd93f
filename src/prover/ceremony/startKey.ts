import { concatBytes } from '../../lib/bytes.ts'
import { G1_GENERATOR, G2_GENERATOR } from '../groth16/generators.ts'
import type { ProvingKey } from '../groth16/key.ts'
import { G1, G2, oddOnes } from '../groth16/lists.ts'
import type { Matrices } from '../groth16/matrices.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { type Column, columnsOf, lagrangeG1, lagrangeG2 } from './basis.ts'
import type { Powers } from './powers.ts'

/**
 * A circuit's key as it follows from phase 1, with δ = 1: anybody gets the same. Nobody knows τ here, so each wire's points are
 * sums of others.
 */
export function startKey(powers: Powers, matrices: Matrices, circuit: Uint8Array, kernels: Kernels): ProvingKey {
  const { wireCount, publicCount } = matrices
  const size = 2 ** matrices.power
  if (powers.tauG2.length !== size * G2) throw new RangeError('powers for another domain')
  const tau = lagrangeG1(powers.tauG1.subarray(0, size * G1), kernels)
  const alpha = lagrangeG1(powers.alphaG1, kernels)
  const beta = lagrangeG1(powers.betaG1, kernels)
  const tauG2 = lagrangeG2(powers.tauG2, kernels)
  const columns = (rows: Matrices['a']) => columnsOf(rows, wireCount)
  const [a, b, c] = [columns(matrices.a), columns(matrices.b), columns(matrices.c)]

  const combined = concatBytes(
    a.map((column, wire) =>
      sumOf(
        [
          [beta, column],
          [alpha, b[wire] ?? []],
          [tau, c[wire] ?? []],
        ],
        G1,
        kernels.msmG1,
      ),
    ),
  )
  const each = (columns: readonly Column[], basis: Uint8Array, pointSize: number, msm: Kernels['msmG1']) =>
    concatBytes(columns.map((column) => sumOf([[basis, column]], pointSize, msm)))
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
    a: each(a, tau, G1, kernels.msmG1),
    b1: each(b, tau, G1, kernels.msmG1),
    b2: each(b, tauG2, G2, kernels.msmG2),
    l: combined.slice(firstPrivate),
    h: oddOnes(lagrangeG1(powers.tauG1, kernels), G1),
  }
}

function sumOf(
  parts: readonly (readonly [basis: Uint8Array, column: Column])[],
  size: number,
  msm: Kernels['msmG1'],
): Uint8Array {
  const points: Uint8Array[] = []
  const factors: Uint8Array[] = []
  for (const [basis, column] of parts) {
    for (const [row, factor] of column) {
      points.push(basis.subarray(row * size, (row + 1) * size))
      factors.push(factor)
    }
  }
  return points.length === 0 ? new Uint8Array(size) : msm(concatBytes(points), concatBytes(factors))
}
