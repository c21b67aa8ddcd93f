import { type Constraints, product } from '../circuit/constraints.ts'
import { constant, plus, type Signal, weighted, ZERO } from '../circuit/signal.ts'
import { isFull } from './hash.ts'
import { FULL_ROUNDS, parametersOf } from './parameters.ts'

/** Three constraints for each S-box; the matrix costs none. */
export function poseidonOf(constraints: Constraints, name: string, inputs: readonly Signal[]): Signal {
  return constraints.within(name, () => {
    const parameters = parametersOf(inputs.length + 1)
    const rounds = FULL_ROUNDS + parameters.partialRounds
    let state: readonly Signal[] = [ZERO, ...inputs]
    for (let round = 0; round < rounds; round++) {
      const all = isFull(round, parameters)
      const substituted = state.map((element, index) => {
        const added = plus(element, constant(parameters.roundConstants[round * parameters.width + index] ?? 0n))
        return index === 0 || all ? fifthPower(constraints, added) : added
      })
      state = parameters.matrix.map((row) => weighted(substituted, row))
    }
    return state[0] ?? ZERO
  })
}

function fifthPower(constraints: Constraints, x: Signal): Signal {
  const square = product(constraints, 'square', x, x)
  const fourth = product(constraints, 'fourth power', square, square)
  return product(constraints, 'fifth power', fourth, x)
}
