import type { CompiledCircuit } from '../circuit/compile.ts'
import type { Terms } from '../circuit/terms.ts'
import type { SparseMatrix } from '../kernels/kernels.ts'
import { NUMBER, viewOf, writeNumber } from './lists.ts'

// A circuit as provers and keys want it: three sparse matrices over the whole domain (SPEC P11, P12).

export interface Matrices {
  /** Each has as many rows as the domain has points; what is beyond the circuit's is empty, but for A's rows of P11. */
  readonly a: SparseMatrix
  readonly b: SparseMatrix
  readonly c: SparseMatrix
  /** The circuit's own. */
  readonly rowCount: number
  readonly wireCount: number
  readonly publicCount: number
  /** The domain has 2^power points. */
  readonly power: number
}

export type Keccak = (bytes: Uint8Array) => Uint8Array

export function matricesOf({ rows, wireNames, publicCount }: CompiledCircuit): Matrices {
  const used = rows.length + publicCount + 1
  const power = Math.max(1, 32 - Math.clz32(used - 1))
  const size = 2 ** power
  const inputs: Terms[] = Array.from({ length: publicCount + 1 }, (_, wire) => ({ wires: [wire], factors: [1n] }))
  return {
    a: sparse([...rows.map(({ a }) => a), ...inputs], size),
    b: sparse(
      rows.map(({ b }) => b),
      size,
    ),
    c: sparse(
      rows.map(({ c }) => c),
      size,
    ),
    rowCount: rows.length,
    wireCount: wireNames.length,
    publicCount,
    power,
  }
}

function sparse(rows: readonly Terms[], size: number): SparseMatrix {
  const count = rows.reduce((total, { wires }) => total + wires.length, 0)
  const starts = new Uint32Array(size + 1).fill(count)
  const wires = new Uint32Array(count)
  const factors = new Uint8Array(count * NUMBER)
  const view = viewOf(factors)
  let at = 0
  for (const [row, terms] of rows.entries()) {
    starts[row] = at
    for (let term = 0; term < terms.wires.length; term++, at++) {
      wires[at] = terms.wires[term] ?? 0
      writeNumber(view, at * NUMBER, terms.factors[term] ?? 0n)
    }
  }
  return { starts, wires, factors }
}

/** By wire instead of by row: a column's terms tell what its wire stands for in a key. */
export function transposed({ starts, wires, factors }: SparseMatrix, wireCount: number): SparseMatrix {
  const turned = {
    starts: new Uint32Array(wireCount + 1),
    wires: new Uint32Array(wires.length),
    factors: new Uint8Array(factors.length),
  }
  for (const wire of wires) turned.starts[wire + 1] = (turned.starts[wire + 1] ?? 0) + 1
  for (let wire = 0; wire < wireCount; wire++) {
    turned.starts[wire + 1] = (turned.starts[wire + 1] ?? 0) + (turned.starts[wire] ?? 0)
  }
  // Eight words each: a call for each of a million terms would take a second.
  const from = new Uint32Array(factors.buffer, factors.byteOffset, factors.length / 4)
  const onto = new Uint32Array(turned.factors.buffer)
  const next = turned.starts.slice()
  for (let row = 0; row + 1 < starts.length; row++) {
    const end = starts[row + 1] ?? 0
    for (let term = starts[row] ?? 0; term < end; term++) {
      const wire = wires[term] ?? 0
      const place = next[wire] ?? 0
      next[wire] = place + 1
      turned.wires[place] = row
      for (let word = 0; word < 8; word++) onto[8 * place + word] = from[8 * term + word] ?? 0
    }
  }
  return turned
}

/** SPEC P12: the name of a circuit is the keccak of its counts and of its matrices, each by its own keccak. */
export function digestOf({ a, b, c, ...counts }: Matrices, keccak: Keccak): Uint8Array {
  const parts = [a, b, c].flatMap(({ starts, wires, factors }) => [littleEndian(starts), littleEndian(wires), factors])
  const { rowCount, wireCount, publicCount, power } = counts
  const canonical = new Uint8Array(16 + 32 * parts.length)
  canonical.set(littleEndian(Uint32Array.of(rowCount, wireCount, publicCount, power)))
  for (const [index, part] of parts.entries()) canonical.set(keccak(part), 16 + 32 * index)
  return keccak(canonical)
}

function littleEndian(words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4)
  const view = viewOf(bytes)
  for (let index = 0; index < words.length; index++) view.setUint32(4 * index, words[index] ?? 0, true)
  return bytes
}
