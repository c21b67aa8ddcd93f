import type { Circuit, Constraints } from '../../prover/circuit/constraints.ts'
import type { Signal } from '../../prover/circuit/signal.ts'
import { ONE, plusTerms, single, type Terms } from '../../prover/circuit/terms.ts'
import { R } from '../../prover/field.ts'

// A gadget over a small field, where all witnesses there are can be counted. Its factors are small numbers or their
// negatives, which mean the same in every field.

interface Rule {
  readonly name: string
  readonly a: Terms
  readonly b: Terms
  readonly c: Terms
}

export interface Written {
  readonly names: readonly string[]
  /** Nothing is removed, as it is when a circuit is compiled. */
  readonly rules: readonly Rule[]
}

/** A circuit as it writes itself down. */
export function written<Input>(circuit: Circuit<Input>): Written {
  const names = ['one']
  const rules: Rule[] = []
  const scopes: string[] = []
  const nameOf = (name: string) => [...scopes, name].join(' / ')
  const made = (name: string): Signal => {
    names.push(nameOf(name))
    return { terms: single(names.length - 1), value: null }
  }
  const termsOf = ({ terms }: Signal): Terms => terms ?? single(ONE, 0n)
  const constraints: Constraints = {
    publicInput: made,
    wire: made,
    enforce: (name, a, b, c) => rules.push({ name: nameOf(name), a: termsOf(a), b: termsOf(b), c: termsOf(c) }),
    equal: (name, a, b) =>
      rules.push({
        name: nameOf(name),
        a: plusTerms(termsOf(a), termsOf(b), R - 1n),
        b: single(ONE),
        c: single(ONE, 0n),
      }),
    within(scope, body) {
      scopes.push(scope)
      const result = body()
      scopes.pop()
      return result
    },
  }
  circuit(constraints, null)
  return { names, rules }
}

/** The same number of either sign. */
const factorIn = (factor: bigint, p: number): number => {
  const small = factor > R / 2n ? factor - R : factor
  return Number(((small % BigInt(p)) + BigInt(p)) % BigInt(p))
}

/**
 * All witnesses that begin with these values, in the order of the circuit's wires: every value is tried for every wire, and
 * given up only where a constraint whose wires all have theirs is broken.
 */
export function witnessesOver(p: number, circuit: Written, given: readonly number[]): number[][] {
  const sides = circuit.rules.map(({ a, b, c }) => {
    const parts = [a, b, c].map(({ wires, factors }) =>
      wires.map((wire, index) => [wire, factorIn(factors[index] ?? 0n, p)] as const),
    )
    return { parts, last: Math.max(0, ...parts.flat().map(([wire]) => wire)) }
  })
  const closing = circuit.names.map((_, wire) => sides.filter(({ last }) => last === wire))
  const values = [1, ...given]
  const holds = (wire: number) =>
    (closing[wire] ?? []).every(({ parts }) => {
      const [a = 0, b = 0, c = 0] = parts.map((part) =>
        part.reduce((total, [each, factor]) => (total + factor * (values[each] ?? 0)) % p, 0),
      )
      return (a * b) % p === c
    })
  const found: number[][] = []
  const search = (wire: number): void => {
    if (wire === circuit.names.length) {
      found.push(values.slice(0, wire))
      return
    }
    for (let value = 0; value < p; value++) {
      values[wire] = value
      if (holds(wire)) search(wire + 1)
    }
  }
  const first = 1 + given.length
  for (let wire = 0; wire < first; wire++) if (!holds(wire)) return []
  search(first)
  return found
}
