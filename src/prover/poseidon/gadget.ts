import { type Constraints, product } from '../circuit/constraints.ts'
import { constant, plus, type Signal, weighted, ZERO } from '../circuit/signal.ts'
import { isFull } from './hash.ts'
import { FULL_ROUNDS, type Parameters, parametersOf } from './parameters.ts'

/** Three constraints for each S-box; the matrix costs none. */
export function poseidonOf(constraints: Constraints, name: string, inputs: readonly Signal[]): Signal {
  return constraints.within(name, () => {
    const parameters = parametersOf(inputs.length + 1)
    const roundConstants = constantsOf(parameters)
    const rounds = FULL_ROUNDS + parameters.partialRounds
    let state: readonly Signal[] = [ZERO, ...inputs]
    for (let round = 0; round < rounds; round++) {
      const all = isFull(round, parameters)
      const substituted = state.map((element, index) => {
        const added = plus(element, roundConstants[round * parameters.width + index] ?? ZERO)
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

/** As signals, made once: there are thousands of hashes. */
const known = new WeakMap<Parameters, readonly Signal[]>()

function constantsOf(parameters: Parameters): readonly Signal[] {
  const found = known.get(parameters)
  if (found) return found
  const made = parameters.roundConstants.map(constant)
  known.set(parameters, made)
  return made
}
