import { R } from '../field.ts'
import { isConstant, read, type Signal, scaled } from './signal.ts'

// What a circuit is written against. The same circuit runs twice: once to be compiled, once for each witness (P8).

/** Asked only when there are values. */
export type Hint = () => bigint

export interface Constraints {
  /** A number that everybody sees, in the order of making. */
  publicInput(name: string, value: Hint): Signal
  /** A number of the prover's choice: whoever makes one has to constrain it. */
  wire(name: string, value: Hint): Signal
  /** a · b = c */
  enforce(name: string, a: Signal, b: Signal, c: Signal): void
  /** No constraint if a private wire can be removed instead. */
  equal(name: string, a: Signal, b: Signal): void
  /** Names in the body begin with the scope's. */
  within<T>(scope: string, body: () => T): T
}

/** A circuit takes its own kind of input: null while it is compiled. */
export type Circuit<Input> = (constraints: Constraints, input: Input | null) => void

/** Free where one of the two is a constant. */
export function product(constraints: Constraints, name: string, a: Signal, b: Signal): Signal {
  if (isConstant(a)) return scaled(b, read(a))
  if (isConstant(b)) return scaled(a, read(b))
  const result = constraints.wire(name, () => (read(a) * read(b)) % R)
  constraints.enforce(name, a, b, result)
  return result
}
