import { concatBytes } from '../../lib/bytes.ts'
import type { Powers } from '../ceremony/powers.ts'
import { Q } from '../field.ts'
import { G1, G2, listOf, NUMBER } from '../groth16/lists.ts'
import { words, writeBinFile } from './binFile.ts'
import { shiftedPoints } from './montgomery.ts'

/**
 * Phase 1 for snarkjs, which makes keys from it as `startKey` does. Who contributed it is not told: its ceremony is another. It has
 * no use for our last power of τ.
 */
export function writePtau({ tauG1, tauG2, alphaG1, betaG1, betaG2 }: Powers): Uint8Array<ArrayBuffer> {
  const power = 31 - Math.clz32(tauG2.length / G2)
  const points = [tauG1.subarray(0, tauG1.length - G1), tauG2, alphaG1, betaG1, betaG2]
  return writeBinFile('ptau', 1, [
    { id: 1, bytes: concatBytes([words(NUMBER), listOf([Q]), words(power, power)]) },
    ...points.map((list, index) => ({ id: index + 2, bytes: shiftedPoints(list) })),
    { id: 7, bytes: words(0) },
  ])
}
