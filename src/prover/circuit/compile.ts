import { inverse, R } from '../field.ts'
import type { Circuit, Constraints } from './constraints.ts'
import type { Signal } from './signal.ts'
import { constantOf, NOTHING, ONE, plusTerms, scaledTerms, single, type Terms } from './terms.ts'

// From a circuit as a program to a circuit as data: rows of A·B = C. Wires that an equality defines are removed (P9), the
// rest are numbered anew: one, public inputs, private ones (P10).

export interface Row {
  readonly name: string
  readonly a: Terms
  readonly b: Terms
  readonly c: Terms
}

export interface CompiledCircuit {
  readonly rows: readonly Row[]
  /** Of each wire that is left, the one first. */
  readonly wireNames: readonly string[]
  readonly publicCount: number
  /** By the order in which the circuit makes its wires (as witnesses have them): their number here, or −1. */
  readonly kept: Int32Array
}

export interface Omission {
  /** Constraints that are left out: what a circuit with a bug lacks. */
  readonly without?: (name: string) => boolean
}

export function compile<Input>(circuit: Circuit<Input>, { without = () => false }: Omission = {}): CompiledCircuit {
  const names: string[] = ['one']
  const publicWires: number[] = []
  const rows: Row[] = []
  const removed = new Map<number, Terms>()
  const scopes: string[] = []
  const isPublic = new Set<number>()

  const nameOf = (name: string) => [...scopes, name].join(' / ')
  const made = (name: string): Signal => {
    names.push(nameOf(name))
    return { terms: single(names.length - 1), value: null }
  }
  const resolved = (terms: Terms): Terms => resolve(terms, removed)

  const constraints: Constraints = {
    publicInput(name) {
      publicWires.push(names.length)
      isPublic.add(names.length)
      return made(name)
    },
    wire: made,
    enforce(name, a, b, c) {
      const full = nameOf(name)
      if (!without(full)) rows.push({ name: full, a: termsOf(a), b: termsOf(b), c: termsOf(c) })
    },
    equal(name, a, b) {
      const full = nameOf(name)
      if (without(full)) return
      const difference = resolved(plusTerms(termsOf(a), termsOf(b), R - 1n))
      const last = difference.wires.findLastIndex((wire) => wire !== ONE && !isPublic.has(wire))
      if (last === -1) {
        rows.push({ name: full, a: difference, b: single(ONE), c: NOTHING })
        return
      }
      const [wire, factor] = [difference.wires[last] ?? 0, difference.factors[last] ?? 0n]
      const rest = plusTerms(difference, single(wire, factor), R - 1n)
      removed.set(wire, scaledTerms(rest, R - inverse(factor)))
    },
    within(scope, body) {
      scopes.push(scope)
      try {
        return body()
      } finally {
        scopes.pop()
      }
    },
  }
  circuit(constraints, null)

  const order = [
    ONE,
    ...publicWires,
    ...[...names.keys()].filter((wire) => wire !== ONE && !isPublic.has(wire) && !removed.has(wire)),
  ]
  const kept = new Int32Array(names.length).fill(-1)
  for (const [number, wire] of order.entries()) kept[wire] = number
  const final = (terms: Terms) => renumbered(resolved(terms), kept)
  return {
    rows: rows.map(({ name, a, b, c }) => ({ name, a: final(a), b: final(b), c: final(c) })).filter(saysSomething),
    wireNames: order.map((wire) => names[wire] ?? ''),
    publicCount: publicWires.length,
    kept,
  }
}

function termsOf({ terms }: Signal): Terms {
  if (terms === null) throw new Error('a circuit mixes signals of a witness into what is compiled')
  return terms
}

/** Definitions may contain wires that were removed later: they are resolved as they are met, and kept resolved. */
function resolve(terms: Terms, removed: Map<number, Terms>): Terms {
  if (!terms.wires.some((wire) => removed.has(wire))) return terms
  let result = NOTHING
  const left: { wires: number[]; factors: bigint[] } = { wires: [], factors: [] }
  for (const [index, wire] of terms.wires.entries()) {
    const factor = terms.factors[index] ?? 0n
    const definition = removed.get(wire)
    if (definition === undefined) {
      left.wires.push(wire)
      left.factors.push(factor)
      continue
    }
    const now = resolve(definition, removed)
    if (now !== definition) removed.set(wire, now)
    result = plusTerms(result, now, factor)
  }
  return plusTerms(left, result)
}

function renumbered({ wires, factors }: Terms, kept: Int32Array): Terms {
  const order = wires.map((wire, index) => [kept[wire] ?? -1, factors[index] ?? 0n] as const)
  order.sort(([a], [b]) => a - b)
  return { wires: order.map(([wire]) => wire), factors: order.map(([, factor]) => factor) }
}

/** A row of constants that holds says nothing; one that does not hold must stay, so that nothing can be proven. */
function saysSomething({ a, b, c }: Row): boolean {
  const [left, right, result] = [constantOf(a), constantOf(b), constantOf(c)]
  return left === null || right === null || result === null || (left * right) % R !== result
}
