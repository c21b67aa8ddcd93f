import { concatBytes } from '../../lib/bytes.ts'
import { R } from '../field.ts'
import { listOf, NUMBER } from '../groth16/lists.ts'
import type { Matrices } from '../groth16/matrices.ts'
import type { SparseMatrix } from '../kernels/kernels.ts'
import { long, words, writeBinFile } from './binFile.ts'

// A circuit as circom gives it away: rows by number only, so that others can make keys for it and check ours.

export function writeR1cs(matrices: Matrices): Uint8Array<ArrayBuffer> {
  const { wireCount, publicCount, rowCount } = matrices
  const [outputs, privateInputs] = [0, 0]
  const header = concatBytes([
    words(NUMBER),
    listOf([R]),
    words(wireCount, outputs, publicCount, privateInputs),
    long(wireCount),
    words(rowCount),
  ])
  const labels = new Uint8Array(8 * wireCount)
  const view = new DataView(labels.buffer)
  for (let wire = 0; wire < wireCount; wire++) view.setBigUint64(8 * wire, BigInt(wire), true)
  return writeBinFile('r1cs', 1, [
    { id: 1, bytes: header },
    { id: 2, bytes: rowsOf(matrices) },
    { id: 3, bytes: labels },
  ])
}

function rowsOf({ a, b, c, rowCount }: Matrices): Uint8Array {
  const sides = [a, b, c]
  const terms = sides.reduce((sum, { starts }) => sum + (starts[rowCount] ?? 0), 0)
  const bytes = new Uint8Array(3 * rowCount * 4 + terms * (4 + NUMBER))
  const view = new DataView(bytes.buffer)
  let at = 0
  const side = ({ starts, wires, factors }: SparseMatrix, row: number) => {
    const [first, end] = [starts[row] ?? 0, starts[row + 1] ?? 0]
    view.setUint32(at, end - first, true)
    at += 4
    for (let term = first; term < end; term++, at += 4 + NUMBER) {
      view.setUint32(at, wires[term] ?? 0, true)
      bytes.set(factors.subarray(term * NUMBER, (term + 1) * NUMBER), at + 4)
    }
  }
  for (let row = 0; row < rowCount; row++) for (const each of sides) side(each, row)
  return bytes
}
