import type { SparseMatrix } from '../kernels/kernels.ts'

// What Groth16 asks of whoever computes for it: one instance of the kernels, or a pool of workers that each have one.

type Soon<T> = T | Promise<T>

export interface Work {
  multiplyEach(a: Uint8Array, b: Uint8Array): Soon<Uint8Array>
  subtractEach(a: Uint8Array, b: Uint8Array): Soon<Uint8Array>
  /** From the values on a domain to those at the odd points of the domain of twice the size. */
  ontoOddHalf(values: Uint8Array): Soon<Uint8Array>
  lagrangeAt(tau: bigint, power: number): Soon<Uint8Array>
  productOf(matrix: SparseMatrix, list: Uint8Array): Soon<Uint8Array>
  msmG1(points: Uint8Array, scalars: Uint8Array): Soon<Uint8Array>
  msmG2(points: Uint8Array, scalars: Uint8Array): Soon<Uint8Array>
  multiplesG1(base: Uint8Array, scalars: Uint8Array): Soon<Uint8Array>
  multiplesG2(base: Uint8Array, scalars: Uint8Array): Soon<Uint8Array>
}

/** What an AbortSignal has, and all that is asked of it. */
export interface Cancel {
  throwIfAborted(): void
}

export interface Watch {
  /** How much is done, of 1. */
  readonly progress?: (share: number) => void
  readonly cancel?: Cancel
}

/** Counts steps as what they cost, so that a bar moves evenly. */
export function stepper({ progress, cancel }: Watch, total: number): (cost: number) => void {
  let done = 0
  return (cost) => {
    done += cost
    cancel?.throwIfAborted()
    progress?.(Math.min(1, done / total))
  }
}
