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
  /** Put together when they are first asked for: a batch has fifty thousand wires. */
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
  { tampering, without = () => false }: ExecuteOptions = {},
): Execution {
  const values = [1n]
  const publicInputs: bigint[] = []
  const unmet: Unmet[] = []
  const labels: Label[] = [{ scope: null, name: 'one' }]
  let scope: Label | null = null
  const nameOf = (name: string) => fullName({ scope, name })
  const made = (name: string, hint: () => bigint): Signal => {
    const honest = hint()
    const value = tampering ? tampering({ index: values.length, name: nameOf(name), value: honest }) : honest
    values.push(value)
    labels.push({ scope, name })
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
    within(name, body) {
      const outer = scope
      scope = { scope, name }
      try {
        return body()
      } finally {
        scope = outer
      }
    },
  }
  circuit(constraints, input)
  let names: readonly string[] | null = null
  return {
    values,
    publicInputs,
    unmet,
    get names() {
      names ??= labels.map(fullName)
      return names
    },
  }
}

interface Label {
  readonly scope: Label | null
  readonly name: string
}

const fullName = ({ scope, name }: Label): string => (scope === null ? name : `${fullName(scope)} / ${name}`)

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
