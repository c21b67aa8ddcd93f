import { compile } from '../../prover/circuit/compile.ts'
import { type Circuit, product } from '../../prover/circuit/constraints.ts'
import { constant, plus, read } from '../../prover/circuit/signal.ts'
import { execute, witnessOf } from '../../prover/circuit/witness.ts'
import { R } from '../../prover/field.ts'
import { listOf } from '../../prover/groth16/lists.ts'

// The smallest circuit worth a proof.

export interface Cube {
  readonly root: bigint
  readonly claimed: bigint
}

/** Knows an x with x³ + x + 5 = claimed. */
export const cube: Circuit<Cube> = (constraints, input) => {
  const claimed = constraints.publicInput('claimed', () => input?.claimed ?? 0n)
  const x = constraints.wire('x', () => input?.root ?? 0n)
  const third = product(constraints, 'cubed', product(constraints, 'squared', x, x), x)
  const total = constraints.wire('total', () => (read(third) + read(x) + 5n) % R)
  constraints.enforce('total', plus(plus(third, x), constant(5n)), constant(1n), total)
  constraints.enforce('claimed', total, constant(1n), claimed)
}

export const compiledCube = compile(cube)

export const cubeWitness = (input: Cube): Uint8Array => listOf(witnessOf(compiledCube, execute(cube, input)))
