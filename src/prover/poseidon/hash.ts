import { R } from '../field.ts'
import { FULL_ROUNDS, type Parameters, parametersOf } from './parameters.ts'

/** Of one to five numbers. */
export function poseidon(inputs: readonly bigint[]): bigint {
  const parameters = parametersOf(inputs.length + 1)
  let state = [0n, ...inputs]
  const rounds = FULL_ROUNDS + parameters.partialRounds
  for (let round = 0; round < rounds; round++) state = mixed(substituted(state, round, parameters), parameters)
  return state[0] ?? 0n
}

/** Partial rounds put only the first element through the S-box. */
export const isFull = (round: number, { partialRounds }: Parameters): boolean =>
  round < FULL_ROUNDS / 2 || round >= FULL_ROUNDS / 2 + partialRounds

function substituted(state: readonly bigint[], round: number, parameters: Parameters): bigint[] {
  const all = isFull(round, parameters)
  return state.map((element, index) => {
    const added = element + (parameters.roundConstants[round * parameters.width + index] ?? 0n)
    return index === 0 || all ? fifthPower(added % R) : added
  })
}

function fifthPower(x: bigint): bigint {
  const square = (x * x) % R
  return (((square * square) % R) * x) % R
}

function mixed(state: readonly bigint[], { matrix }: Parameters): bigint[] {
  return matrix.map((row) => row.reduce((total, factor, index) => total + factor * (state[index] ?? 0n), 0n) % R)
}
