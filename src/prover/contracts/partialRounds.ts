import { inverse, R, reduced } from '../field.ts'
import { FULL_ROUNDS, parametersOf } from '../poseidon/parameters.ts'

// Poseidon’s partial rounds, made cheap. In them only the first element of the state goes through the S-box; the others
// are a linear machine that is fed its result. Such a machine of n numbers can be written as one number w with a memory of
// its last n values: w = u + Σ αⱼ·wⱼ, and what it puts out is Σ βⱼ·wⱼ. That is 2n + 1 products a round instead of
// (n + 1)². The round constants of the others are known in advance, so they move into that of the first.

export type Matrix = readonly (readonly bigint[])[]

export interface CheapRounds {
  readonly width: number
  /** A row for each full round of the first half. */
  readonly constantsBefore: Matrix
  readonly matrix: Matrix
  /** In the last of these rounds the matrix that also goes over to the memory of w, newest first. */
  readonly into: Matrix
  /** For each partial round what is added to the first element. */
  readonly partialConstants: readonly bigint[]
  /** α: by how much each of the last values counts in the next. */
  readonly memory: readonly bigint[]
  /** β: by how much w and its last values count in the first element. */
  readonly output: readonly bigint[]
  /** In the last partial round the matrix that also goes back to the state. */
  readonly back: Matrix
  readonly constantsAfter: Matrix
}

export function cheapRoundsOf(width: number): CheapRounds {
  const { partialRounds, roundConstants, matrix } = parametersOf(width)
  const constantsOf = (round: number) => roundConstants.slice(round * width, (round + 1) * width)
  const half = FULL_ROUNDS / 2
  const others = matrix.slice(1).map((row) => row.slice(1))
  const fed = matrix.slice(1).map((row) => row[0] ?? 0n)
  const seen = (matrix[0] ?? []).slice(1)

  const partialConstants: bigint[] = []
  let toFirst = 0n
  let toOthers = fed.map(() => 0n)
  for (let round = half; round < half + partialRounds; round++) {
    const [first = 0n, ...rest] = constantsOf(round)
    partialConstants.push((first + toFirst) % R)
    const moved = toOthers.map((each, i) => (each + (rest[i] ?? 0n)) % R)
    toFirst = dot(seen, moved)
    toOthers = times(others, moved)
  }
  const [firstAfter, ...laterAfter] = Array.from({ length: half }, (_, i) => constantsOf(half + partialRounds + i))

  const memory = characteristicOf(others)
  const shares = sharesOf(others, fed, memory)
  const mix = matrix[0]?.[0] ?? 0n
  const memoryToState = bordered(transposed(shares))
  return {
    width,
    constantsBefore: Array.from({ length: half }, (_, round) => constantsOf(round)),
    matrix,
    into: product(bordered(inverted(transposed(shares))), matrix),
    partialConstants,
    memory,
    output: [mix, ...shares.map((share, j) => reduced(dot(seen, share) - mix * (memory[j] ?? 0n)))],
    back: product(matrix, memoryToState),
    constantsAfter: [
      (firstAfter ?? []).map((constant, i) => (constant + (i === 0 ? toFirst : (toOthers[i - 1] ?? 0n))) % R),
      ...laterAfter,
    ],
  }
}

/** αⱼ with Aⁿ = Σ αⱼ·Aⁿ⁻ʲ (Faddeev and LeVerrier). */
function characteristicOf(a: Matrix): bigint[] {
  const found: bigint[] = []
  let power = identity(a.length)
  for (let j = 1; j <= a.length; j++) {
    const next = product(a, power)
    const trace = next.reduce((total, row, i) => total + (row[i] ?? 0n), 0n)
    const alpha = (trace * inverse(BigInt(j))) % R
    found.push(alpha)
    power = next.map((row, i) => row.map((each, k) => reduced(each - (i === k ? alpha : 0n))))
  }
  return found
}

/** What each remembered value of w adds to the others: the first what is fed, each next one A times it, less its α’s part. */
function sharesOf(a: Matrix, fed: readonly bigint[], memory: readonly bigint[]): bigint[][] {
  const shares = [[...fed]]
  for (const alpha of memory.slice(0, -1)) {
    const last = shares.at(-1) ?? []
    shares.push(times(a, last).map((each, i) => reduced(each - alpha * (fed[i] ?? 0n))))
  }
  return shares
}

const identity = (size: number): bigint[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, k) => (i === k ? 1n : 0n)))

/** The first element is left as it is. */
const bordered = (inner: Matrix): Matrix =>
  identity(inner.length + 1).map((row, i) => (i === 0 ? row : [0n, ...(inner[i - 1] ?? [])]))

const transposed = (m: Matrix): Matrix => (m[0] ?? []).map((_, column) => m.map((row) => row[column] ?? 0n))

const dot = (a: readonly bigint[], b: readonly bigint[]): bigint =>
  a.reduce((total, each, i) => total + each * (b[i] ?? 0n), 0n) % R

const times = (m: Matrix, vector: readonly bigint[]): bigint[] => m.map((row) => dot(row, vector))

const product = (a: Matrix, b: Matrix): Matrix => {
  const columns = transposed(b)
  return a.map((row) => columns.map((column) => dot(row, column)))
}

/** By Gauss and Jordan. */
function inverted(m: Matrix): Matrix {
  const size = m.length
  const rows = m.map((row, i) => [...row, ...(identity(size)[i] ?? [])])
  for (let column = 0; column < size; column++) {
    const found = rows.findIndex((row, i) => i >= column && row[column] !== 0n)
    const pivot = rows[found]
    if (pivot === undefined) throw new Error('a matrix that has no inverse')
    rows[found] = rows[column] ?? []
    const partner = inverse(pivot[column] ?? 0n)
    const scaled = pivot.map((each) => (each * partner) % R)
    rows[column] = scaled
    for (const [i, row] of rows.entries()) {
      const factor = row[column] ?? 0n
      if (i !== column) rows[i] = row.map((each, k) => reduced(each - factor * (scaled[k] ?? 0n)))
    }
  }
  return rows.map((row) => row.slice(size))
}
