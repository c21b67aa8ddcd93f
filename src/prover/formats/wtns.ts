import { concatBytes } from '../../lib/bytes.ts'
import { R } from '../field.ts'
import { listOf, NUMBER } from '../groth16/lists.ts'
import { words, writeBinFile } from './binFile.ts'

/** A witness: all wires, the one first. */
export const writeWtns = (witness: Uint8Array): Uint8Array<ArrayBuffer> =>
  writeBinFile('wtns', 2, [
    { id: 1, bytes: concatBytes([words(NUMBER), listOf([R]), words(witness.length / NUMBER)]) },
    { id: 2, bytes: witness },
  ])
