import { equalBytes } from '../../lib/bytes.ts'
import { verifyingKeyBytes, verifyingKeyFrom } from '../groth16/calldata.ts'
import type { ProvingKey } from '../groth16/key.ts'
import type { ProvenMatrices } from '../groth16/prove.ts'
import type { SparseMatrix } from '../kernels/kernels.ts'
import { packedFactors, unpackedFactors } from './factors.ts'
import { apart, joined } from './sections.ts'

/** What it takes to prove once there is a witness. */
export interface Prepared {
  /** From the order in which a circuit makes its wires to theirs when it is compiled; −1: removed. */
  readonly kept: Int32Array
  readonly matrices: ProvenMatrices
  readonly key: ProvingKey
}

/** As it is kept: `name` says of which circuit and key (SPEC P19). */
export function preparedBytes(name: Uint8Array, { kept, matrices, key }: Prepared): Uint8Array<ArrayBuffer> {
  const { a, b, wireCount, publicCount, power } = matrices
  return joined([
    name,
    bytesOf(Uint32Array.of(wireCount, publicCount, power)),
    bytesOf(kept),
    ...[a, b].flatMap(({ starts, wires, factors }) => {
      const { numbers, which } = packedFactors(factors)
      return [bytesOf(starts), bytesOf(wires), numbers, bytesOf(which)]
    }),
    key.circuit,
    verifyingKeyBytes(key.verifying),
    ...[key.betaG1, key.deltaG1, key.a, key.b1, key.b2, key.l, key.h],
  ])
}

/** Null where something else is kept, or where it is spoilt. */
export function preparedFrom(name: Uint8Array, bytes: Uint8Array): Prepared | null {
  const sections = apart(bytes)
  const [kept, counts, wires, ...rest] = sections ?? []
  if (kept === undefined || counts === undefined || wires === undefined || !equalBytes(kept, name)) return null
  if (rest.length !== SECTIONS_BEHIND) return null
  const [wireCount = 0, publicCount = 0, power = 0] = words(counts)
  const [a, b] = [matrixFrom(rest.splice(0, 4)), matrixFrom(rest.splice(0, 4))]
  if (a === null || b === null) return null
  const [circuit, verifying, betaG1, deltaG1, ...lists] = rest as [Bytes, Bytes, Bytes, Bytes, ...Bytes[]]
  const [inA, inB1, inB2, l, h] = lists as [Bytes, Bytes, Bytes, Bytes, Bytes]
  return {
    kept: new Int32Array(wires.buffer, wires.byteOffset, wires.length / 4),
    matrices: { a, b, wireCount, publicCount, power },
    key: { circuit, verifying: verifyingKeyFrom(verifying), betaG1, deltaG1, a: inA, b1: inB1, b2: inB2, l, h },
  }
}

const SECTIONS_BEHIND = 17
type Bytes = Uint8Array

function matrixFrom(sections: readonly Uint8Array[]): SparseMatrix | null {
  const [starts, wires, numbers, which] = sections as [Bytes, Bytes, Bytes, Bytes]
  const factors = unpackedFactors({ numbers, which: words(which) })
  return factors && { starts: words(starts), wires: words(wires), factors }
}

const words = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
