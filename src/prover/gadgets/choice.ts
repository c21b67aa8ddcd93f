import { type Constraints, product } from '../circuit/constraints.ts'
import { constant, minus, plus, read, type Signal, ZERO } from '../circuit/signal.ts'
import { inverse } from '../field.ts'

/** The second where the bit is 1, else the first. */
export function either(constraints: Constraints, name: string, bit: Signal, ifZero: Signal, ifOne: Signal): Signal {
  return plus(ifZero, product(constraints, name, bit, minus(ifOne, ifZero)))
}

/** The number has an inverse, so it is not 0. */
export function notZero(constraints: Constraints, name: string, number: Signal): void {
  constraints.within(name, () => {
    const partner = constraints.wire('its inverse', () => inverse(read(number)))
    constraints.enforce('not 0', number, partner, constant(1n))
  })
}

/** The numbers are the same wherever the bit is 1. */
export function equalIf(constraints: Constraints, name: string, bit: Signal, a: Signal, b: Signal): void {
  constraints.enforce(name, bit, minus(a, b), ZERO)
}

/** 1 − bit. */
export const not = (bit: Signal): Signal => minus(constant(1n), bit)
