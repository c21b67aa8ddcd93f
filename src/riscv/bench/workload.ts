// What the machine's speed is measured with. Nothing here knows a clock: whoever measures brings it.

import { createMachine, type Exit, type Host, run } from '../machine.ts'
import { createTrace } from '../trace.ts'
import type { Keccak } from '../tree.ts'
import { sortAndHash } from './program.ts'

function hostOf(keccak256: Keccak, rounds: number): Host {
  const never = (): never => {
    throw new Error('the program asks for input only')
  }
  const word = new Uint8Array(32)
  new DataView(word.buffer).setUint32(0, rounds, true)
  return { keccak256, preimage64: never, ecrecover: never, input: () => word }
}

/** One run from the start to the exit; a round is about 15 million steps. */
export function runWorkload(keccak256: Keccak, rounds: number): { readonly steps: number; readonly exit: Exit } {
  const machine = createMachine(sortAndHash())
  run(machine, hostOf(keccak256, rounds), Number.MAX_SAFE_INTEGER)
  if (machine.exit === null) throw new Error('the program did not exit')
  return { steps: machine.steps, exit: machine.exit }
}

export interface Moves {
  readonly length: number
  /** What a party hashes for its moves in a dispute about one step, halving the run again and again. */
  readonly steps: readonly number[]
  hashAt(step: number): Uint8Array
}

/** A run of at least 2^24 steps, and the moves of a dispute about one of them. */
export function createMoves(keccak256: Keccak, disputed: number): Moves {
  const { length, hashAt } = createTrace({ program: sortAndHash(), host: hostOf(keccak256, 2) })
  const steps: number[] = []
  let [from, to] = [0, length]
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    steps.push(middle)
    if (middle <= disputed) from = middle
    else to = middle
  }
  return { length, steps, hashAt }
}
