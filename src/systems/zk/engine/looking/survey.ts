import type { Circuit, Constraints } from '../../../../prover/circuit/constraints.ts'
import type { Signal } from '../../../../prover/circuit/signal.ts'

// The circuit run for its names alone: what is constrained, and how often. Nothing is computed, so it is quick.

export interface Survey {
  /** Full names, in the circuit's order. */
  readonly products: readonly string[]
  readonly equalities: readonly string[]
  readonly wires: readonly string[]
}

/** Neither symbol nor value: sums of it are itself. */
const UNKNOWN: Signal = { terms: null, value: null }

export function survey<Input>(circuit: Circuit<Input>, without: (name: string) => boolean): Survey {
  const products: string[] = []
  const equalities: string[] = []
  const wires: string[] = []
  const scopes: string[] = []
  const nameOf = (name: string) => [...scopes, name].join(SEPARATOR)
  const made = (name: string): Signal => {
    wires.push(nameOf(name))
    return UNKNOWN
  }
  const demanded = (list: string[], name: string) => {
    const full = nameOf(name)
    if (!without(full)) list.push(full)
  }
  const constraints: Constraints = {
    publicInput: made,
    wire: made,
    enforce: (name) => demanded(products, name),
    equal: (name) => demanded(equalities, name),
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
  return { products, equalities, wires }
}

export const SEPARATOR = ' / '
