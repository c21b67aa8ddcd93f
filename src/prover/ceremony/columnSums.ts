import { concatBytes } from '../../lib/bytes.ts'
import { R } from '../field.ts'
import { NUMBER, readNumber, viewOf } from '../groth16/lists.ts'
import type { Kernels, SparseMatrix } from '../kernels/kernels.ts'

// Sums of points, one for each column of sparse matrices. Kernels are slow with one point and quick with a list: all columns are
// summed together, by halves.

export interface GroupOfPoints {
  readonly size: number
  readonly scale: Kernels['scaleG1']
  readonly add: Kernels['addG1']
  readonly negate: Kernels['negateG1']
}

export interface Part {
  readonly matrix: SparseMatrix
  /** A point for each row. */
  readonly points: Uint8Array
}

/** Of each wire, Σ factor · point of the row, over all rows of all parts. */
export function columnSums(parts: readonly Part[], wireCount: number, group: GroupOfPoints): Uint8Array {
  const columns: Uint8Array[][] = Array.from({ length: wireCount }, () => [])
  for (const part of parts) {
    const multiples = multiplesOf(part, group)
    for (const [term, wire] of part.matrix.wires.entries()) {
      columns[wire]?.push(multiples.subarray(term * group.size, (term + 1) * group.size))
    }
  }
  while (columns.some((column) => column.length > 1)) addNeighbours(columns, group)
  const infinity = new Uint8Array(group.size)
  return concatBytes(columns.map(([sum]) => sum ?? infinity))
}

/** Of each term, factor · point: most factors are 1 or −1, and need no multiplication. */
function multiplesOf({ matrix: { starts, wires, factors }, points }: Part, group: GroupOfPoints): Uint8Array {
  const { size } = group
  const multiples = new Uint8Array(wires.length * size)
  const view = viewOf(factors)
  const opposite: number[] = []
  const others: number[] = []
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let term = starts[row] ?? 0; term < (starts[row + 1] ?? 0); term++) {
      multiples.set(points.subarray(row * size, (row + 1) * size), term * size)
      const factor = readNumber(view, term * NUMBER)
      if (factor === R - 1n) opposite.push(term)
      else if (factor !== 1n) others.push(term)
    }
  }
  const pick = (list: Uint8Array, terms: readonly number[], width: number) =>
    concatBytes(terms.map((term) => list.subarray(term * width, (term + 1) * width)))
  const put = (changed: Uint8Array, terms: readonly number[]) => {
    for (const [index, term] of terms.entries()) {
      multiples.set(changed.subarray(index * size, (index + 1) * size), term * size)
    }
  }
  put(group.negate(pick(multiples, opposite, size)), opposite)
  put(group.scale(pick(multiples, others, size), pick(factors, others, NUMBER)), others)
  return multiples
}

function addNeighbours(columns: Uint8Array[][], { size, add }: GroupOfPoints): void {
  const [left, right]: [Uint8Array[], Uint8Array[]] = [[], []]
  for (const column of columns) {
    for (let index = 0; index + 1 < column.length; index += 2) {
      left.push(column[index] ?? NONE)
      right.push(column[index + 1] ?? NONE)
    }
  }
  const sums = add(concatBytes(left), concatBytes(right))
  let next = 0
  for (const [wire, column] of columns.entries()) {
    const pairs = column.length >> 1
    const summed = Array.from({ length: pairs }, () => sums.subarray(next * size, ++next * size))
    columns[wire] = column.length % 2 === 0 ? summed : [...summed, column.at(-1) ?? NONE]
  }
}
const NONE = new Uint8Array()
