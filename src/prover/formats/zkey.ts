import { concatBytes } from '../../lib/bytes.ts'
import { Q, R } from '../field.ts'
import type { ProvingKey } from '../groth16/key.ts'
import { listOf, NUMBER, readNumber, viewOf, writeNumber } from '../groth16/lists.ts'
import type { ProvenMatrices } from '../groth16/prove.ts'
import type { SparseMatrix } from '../kernels/kernels.ts'
import { words, writeBinFile } from './binFile.ts'
import { SHIFT, shiftedPoints } from './montgomery.ts'

// A proving key as snarkjs keeps it: with A and B of the circuit, so that a witness is all it needs besides.

const GROTH16 = 1
const HASH = 64

export function writeZkey(key: ProvingKey, matrices: ProvenMatrices): Uint8Array<ArrayBuffer> {
  const { verifying } = key
  const header = concatBytes([
    words(NUMBER),
    listOf([Q]),
    words(NUMBER),
    listOf([R]),
    words(matrices.wireCount, matrices.publicCount, 2 ** matrices.power),
    ...[verifying.alphaG1, key.betaG1, verifying.betaG2, verifying.gammaG2, key.deltaG1, verifying.deltaG2].map(
      shiftedPoints,
    ),
  ])
  return writeBinFile('zkey', 1, [
    { id: 1, bytes: words(GROTH16) },
    { id: 2, bytes: header },
    { id: 4, bytes: coefficients(matrices) },
    { id: 3, bytes: shiftedPoints(verifying.inputs) },
    { id: 9, bytes: shiftedPoints(key.h) },
    { id: 8, bytes: shiftedPoints(key.l) },
    { id: 5, bytes: shiftedPoints(key.a) },
    { id: 6, bytes: shiftedPoints(key.b1) },
    { id: 7, bytes: shiftedPoints(key.b2) },
    { id: 10, bytes: noContributions() },
  ])
}

/** snarkjs's own ceremony is another than ours: of how the key came to be, the file tells nothing. */
const noContributions = (): Uint8Array => concatBytes([new Uint8Array(HASH), words(0)])

/** Terms of A (0) and B (1) by row. Factors are shifted twice: snarkjs multiplies them by numbers that are not. */
function coefficients({ a, b }: ProvenMatrices): Uint8Array {
  const size = 12 + NUMBER
  const count = a.wires.length + b.wires.length
  const bytes = new Uint8Array(4 + count * size)
  const view = viewOf(bytes)
  view.setUint32(0, count, true)
  let at = 4
  const side = (matrix: number, { starts, wires, factors }: SparseMatrix, row: number) => {
    const from = viewOf(factors)
    for (let term = starts[row] ?? 0; term < (starts[row + 1] ?? 0); term++, at += size) {
      view.setUint32(at, matrix, true)
      view.setUint32(at + 4, row, true)
      view.setUint32(at + 8, wires[term] ?? 0, true)
      writeNumber(view, at + 12, (readNumber(from, term * NUMBER) * TWICE) % R)
    }
  }
  for (let row = 0; row + 1 < a.starts.length; row++) {
    side(0, a, row)
    side(1, b, row)
  }
  return bytes
}
const TWICE = (SHIFT * SHIFT) % R
