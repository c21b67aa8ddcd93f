import { R } from '../field.ts'
import type { CompiledCircuit, Omission, Row } from './compile.ts'
import type { Circuit, Constraints } from './constraints.ts'
import { read, type Signal } from './signal.ts'
import { evaluated } from './terms.ts'

// The circuit run with values. What does not fit is written down and the run goes on (P13): a false witness is something
// to look at.

export interface Unmet {
  readonly name: string
  readonly a: bigint
  readonly b: bigint
  readonly c: bigint
}

export interface Execution {
  /** In the order in which the circuit makes its wires, the one first. */
  readonly values: readonly bigint[]
  readonly names: readonly string[]
  readonly publicInputs: readonly bigint[]
  /** Every constraint that the values break, in the circuit's order. */
  readonly unmet: readonly Unmet[]
}

/** What somebody sets a wire to, instead of what the circuit would. All that comes after is computed from it. */
export type Tampering = (wire: { readonly index: number; readonly name: string; readonly value: bigint }) => bigint

export interface ExecuteOptions extends Omission {
  readonly tampering?: Tampering
}

export function execute<Input>(
  circuit: Circuit<Input>,
  input: Input,
  { tampering = ({ value }) => value, without = () => false }: ExecuteOptions = {},
): Execution {
  const values = [1n]
  const names = ['one']
  const publicInputs: bigint[] = []
  const unmet: Unmet[] = []
  const scopes: string[] = []
  const nameOf = (name: string) => [...scopes, name].join(' / ')
  const made = (name: string, hint: () => bigint): Signal => {
    const full = nameOf(name)
    const value = tampering({ index: values.length, name: full, value: hint() })
    values.push(value)
    names.push(full)
    return { terms: null, value }
  }
  const expect = (name: string, a: bigint, b: bigint, c: bigint) => {
    if ((a * b) % R === c) return
    const full = nameOf(name)
    if (!without(full)) unmet.push({ name: full, a, b, c })
  }
  const constraints: Constraints = {
    publicInput(name, hint) {
      const signal = made(name, hint)
      publicInputs.push(read(signal))
      return signal
    },
    wire: made,
    enforce: (name, a, b, c) => expect(name, read(a), read(b), read(c)),
    equal: (name, a, b) => expect(name, read(a), 1n, read(b)),
    within(scope, body) {
      scopes.push(scope)
      try {
        return body()
      } finally {
        scopes.pop()
      }
    },
  }
  circuit(constraints, input)
  return { values, names, publicInputs, unmet }
}

/** By the numbers of the compiled circuit: one, public inputs, private wires. */
export function witnessOf({ kept, wireNames }: CompiledCircuit, { values }: Execution): bigint[] {
  if (values.length !== kept.length) throw new Error('a witness of another circuit')
  const witness = new Array<bigint>(wireNames.length).fill(0n)
  for (const [index, value] of values.entries()) {
    const number = kept[index] ?? -1
    if (number >= 0) witness[number] = value
  }
  return witness
}

/** The first row that a witness breaks. */
export function checkWitness({ rows }: CompiledCircuit, witness: readonly bigint[]): (Unmet & { row: Row }) | null {
  for (const row of rows) {
    const [a, b, c] = [evaluated(row.a, witness), evaluated(row.b, witness), evaluated(row.c, witness)]
    if ((a * b) % R !== c) return { name: row.name, a, b, c, row }
  }
  return null
}
