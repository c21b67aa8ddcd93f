import type { Circuit, Constraints } from '../../../../prover/circuit/constraints.ts'
import type { Signal } from '../../../../prover/circuit/signal.ts'
import { single, type Terms } from '../../../../prover/circuit/terms.ts'
import { R } from '../../../../prover/field.ts'
import type { Combination, RowPicture } from '../pictures.ts'
import { SEPARATOR } from './survey.ts'

// One constraint as its gadget wrote it, before any wire is removed: what a person can read.

export interface WrittenRow {
  readonly kind: 'product' | 'equality'
  readonly a: Terms
  readonly b: Terms | null
  readonly c: Terms
  /** Of the wires made so far, in the order of making: those of an execution's values. */
  readonly wireNames: readonly string[]
}

/** What is looked for was found: the rest of the circuit need not be run. */
const FOUND = Symbol('found')

export function writtenRow<Input>(circuit: Circuit<Input>, sought: string, nth: number): WrittenRow | null {
  const names = ['one']
  const scopes: string[] = []
  let seen = 0
  let found: Omit<WrittenRow, 'wireNames'> | null = null
  const nameOf = (name: string) => [...scopes, name].join(SEPARATOR)
  const made = (name: string): Signal => {
    names.push(nameOf(name))
    return { terms: single(names.length - 1), value: null }
  }
  const look = (name: string, row: () => Omit<WrittenRow, 'wireNames'>) => {
    if (nameOf(name) !== sought || seen++ !== nth) return
    found = row()
    throw FOUND
  }
  const constraints: Constraints = {
    publicInput: made,
    wire: made,
    enforce: (name, a, b, c) => look(name, () => ({ kind: 'product', a: termsOf(a), b: termsOf(b), c: termsOf(c) })),
    equal: (name, a, c) => look(name, () => ({ kind: 'equality', a: termsOf(a), b: null, c: termsOf(c) })),
    within(scope, body) {
      scopes.push(scope)
      try {
        return body()
      } finally {
        scopes.pop()
      }
    },
  }
  try {
    circuit(constraints, null)
  } catch (thrown) {
    if (thrown !== FOUND) throw thrown
  }
  return found === null ? null : { ...(found as Omit<WrittenRow, 'wireNames'>), wireNames: names }
}

function termsOf({ terms }: Signal): Terms {
  if (terms === null) throw new Error('a circuit mixes signals of a witness into what is written down')
  return terms
}

const MOST_TERMS = 12

/** `values`: of the wires in the order of making. */
export function pictureOf(
  row: WrittenRow,
  values: readonly bigint[] | null,
): Pick<RowPicture, 'kind' | 'a' | 'b' | 'c' | 'holds'> {
  const picture = (terms: Terms) => combination(terms, row.wireNames, values)
  const sum = (terms: Terms) => (values === null ? null : sumOf(terms, values))
  const [a, b, c] = [sum(row.a), row.b === null ? 1n : sum(row.b), sum(row.c)]
  return {
    kind: row.kind,
    a: picture(row.a),
    b: row.b === null ? null : picture(row.b),
    c: picture(row.c),
    holds: a === null || b === null || c === null ? null : (a * b) % R === c,
  }
}

function combination(
  { wires, factors }: Terms,
  names: readonly string[],
  values: readonly bigint[] | null,
): Combination {
  return {
    terms: wires.slice(0, MOST_TERMS).map((wire, index) => ({
      factor: signed(factors[index] ?? 0n),
      wire: names[wire] ?? '',
      value: values === null ? null : signed(values[wire] ?? 0n),
    })),
    more: Math.max(0, wires.length - MOST_TERMS),
    value: values === null ? null : signed(sumOf({ wires, factors }, values)),
  }
}

const sumOf = ({ wires, factors }: Terms, values: readonly bigint[]): bigint =>
  wires.reduce((sum, wire, index) => (sum + (factors[index] ?? 0n) * (values[wire] ?? 0n)) % R, 0n)

/** A number of the field as people write it: r − 1 is −1. What is neither near 0 nor near r is no small number’s negative. */
export const signed = (number: bigint): string => (R - number < NEAR ? `-${R - number}` : `${number}`)
const NEAR = 1n << 160n
