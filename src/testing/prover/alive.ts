import type { Circuit, Constraints } from '../../prover/circuit/constraints.ts'
import { execute, type Tampering } from '../../prover/circuit/witness.ts'
import { R } from '../../prover/field.ts'

// No constraint is dead: for each there are numbers that break it and no other. Without it, they would pass.

/** One input, and what a prover sets wires to. */
export interface Forgery<Input> {
  readonly input: Input
  readonly wires?: { readonly [name: string]: bigint }
}

/** Every enforcement with its number in front: gadgets repeat their names. */
function numbered<Input>(
  circuit: Circuit<Input>,
  passOver: RegExp | undefined,
): { readonly circuit: Circuit<Input>; readonly names: string[] } {
  const names: string[] = []
  return {
    names,
    circuit(constraints, input) {
      names.length = 0
      const scopes: string[] = []
      let count = 0
      const next = (name: string) => {
        const counted = `${count++}: ${name}`
        if (!passOver?.test([...scopes, name].join(' / '))) names.push(counted)
        return counted
      }
      const counting: Constraints = {
        ...constraints,
        enforce: (name, a, b, c) => constraints.enforce(next(name), a, b, c),
        equal: (name, a, b) => constraints.equal(next(name), a, b),
        within(scope, body) {
          scopes.push(scope)
          const result = constraints.within(scope, body)
          scopes.pop()
          return result
        },
      }
      circuit(counting, input)
    },
  }
}

export interface Trial<Input> {
  readonly circuit: Circuit<Input>
  readonly honest: readonly Input[]
  readonly forgeries?: readonly Forgery<Input>[]
  /** What has a trial of its own. */
  readonly passOver?: RegExp
}

/** By their numbers and last names: what no forgery breaks alone. Besides those given, each wire is once made one more. */
export function deadConstraints<Input>({ circuit, honest, forgeries = [], passOver }: Trial<Input>): readonly string[] {
  const { circuit: counting, names } = numbered(circuit, passOver)
  const alive = new Set<string>()
  const run = (input: Input, tampering: Tampering) => {
    const { unmet } = execute(counting, input, { tampering })
    const [first, ...others] = unmet
    if (first && others.length === 0) alive.add(lastName(first.name))
    return unmet
  }
  for (const input of honest) {
    const wires: number[] = []
    const unmet = run(input, ({ index, name, value }) => {
      if (!passOver?.test(name)) wires.push(index)
      return value
    })
    if (unmet.length > 0) throw new Error(`an honest witness that breaks ${unmet[0]?.name}`)
    for (const wire of wires) run(input, ({ index, value }) => (index === wire ? (value + 1n) % R : value))
  }
  for (const { input, wires = {} } of forgeries) run(input, ({ name, value }) => wires[name] ?? value)
  return names.filter((name) => !alive.has(name))
}

const lastName = (name: string): string => name.split(' / ').at(-1) ?? ''
