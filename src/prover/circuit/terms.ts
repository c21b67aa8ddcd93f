import { R } from '../field.ts'

// Linear combinations of wires, by ascending wire, without zeros: the sides of a constraint.

export interface Terms {
  readonly wires: readonly number[]
  readonly factors: readonly bigint[]
}

/** The wire that is always 1. */
export const ONE = 0

export const NOTHING: Terms = { wires: [], factors: [] }

export const single = (wire: number, factor = 1n): Terms =>
  factor === 0n ? NOTHING : { wires: [wire], factors: [factor] }

export function scaledTerms({ wires, factors }: Terms, by: bigint): Terms {
  if (by === 0n) return NOTHING
  return by === 1n ? { wires, factors } : { wires, factors: factors.map((factor) => (factor * by) % R) }
}

/** a + by·b. */
export function plusTerms(a: Terms, b: Terms, by = 1n): Terms {
  if (a.wires.length === 0) return scaledTerms(b, by)
  const wires: number[] = []
  const factors: bigint[] = []
  let [i, j] = [0, 0]
  while (i < a.wires.length || j < b.wires.length) {
    const left = a.wires[i] ?? Number.POSITIVE_INFINITY
    const right = b.wires[j] ?? Number.POSITIVE_INFINITY
    const wire = Math.min(left, right)
    let factor = 0n
    if (left === wire) factor = a.factors[i++] ?? 0n
    if (right === wire) factor = (factor + by * (b.factors[j++] ?? 0n)) % R
    if (factor === 0n) continue
    wires.push(wire)
    factors.push(factor)
  }
  return { wires, factors }
}

/** Σ factor·terms, reduced once for each wire: what Poseidon's matrices make is long. */
export function weightedTerms(parts: readonly Terms[], weights: readonly bigint[]): Terms {
  const sums = new Map<number, bigint>()
  for (const [part, { wires, factors }] of parts.entries()) {
    const weight = weights[part] ?? 0n
    for (const [index, wire] of wires.entries()) {
      sums.set(wire, (sums.get(wire) ?? 0n) + weight * (factors[index] ?? 0n))
    }
  }
  const wires: number[] = []
  const factors: bigint[] = []
  for (const wire of [...sums.keys()].sort((a, b) => a - b)) {
    const factor = (sums.get(wire) ?? 0n) % R
    if (factor === 0n) continue
    wires.push(wire)
    factors.push(factor)
  }
  return { wires, factors }
}

/** What the combination is, if it is the same whatever the wires are. */
export function constantOf({ wires, factors }: Terms): bigint | null {
  if (wires.length === 0) return 0n
  return wires.length === 1 && wires[0] === ONE ? (factors[0] ?? null) : null
}

export function evaluated({ wires, factors }: Terms, values: readonly bigint[]): bigint {
  let sum = 0n
  for (const [index, wire] of wires.entries()) sum += (factors[index] ?? 0n) * (values[wire] ?? 0n)
  return sum % R
}
