// What the machine's speed is measured with. Nothing here knows a clock: whoever measures brings it.

import { createMachine, type Exit, type Host, run } from '../machine.ts'
import { createTrace } from '../trace.ts'
import type { Keccak } from '../tree.ts'
import { runNaively } from './naive.ts'
import { sortAndHash } from './program.ts'

/** The program reads one word: how often it shall do all it does, about 15 million steps each time. */
function wordOf(rounds: number): Uint8Array {
  const word = new Uint8Array(32)
  new DataView(word.buffer).setUint32(0, rounds, true)
  return word
}

function hostOf(keccak256: Keccak, rounds: number): Host {
  const never = (): never => {
    throw new Error('the program asks for input only')
  }
  return { keccak256, preimage64: never, ecrecover: never, input: () => wordOf(rounds) }
}

/** One run from the start to the exit. */
export function runWorkload(keccak256: Keccak, rounds: number): { readonly steps: number; readonly exit: Exit } {
  const machine = createMachine(sortAndHash())
  run(machine, hostOf(keccak256, rounds), Number.MAX_SAFE_INTEGER)
  if (machine.exit === null) throw new Error('the program did not exit')
  return { steps: machine.steps, exit: machine.exit }
}

/** The same in a loop that nobody has tuned. */
export const runWorkloadNaively = (rounds: number) => runNaively(sortAndHash(), wordOf(rounds))

export interface Moves {
  readonly length: number
  /** For each move of a dispute, the steps whose hashes are shown in it. */
  readonly moves: readonly (readonly number[])[]
  hashAt(step: number): Uint8Array
  /** What the last move brings. */
  witnessAt(step: number): Uint8Array
}

export interface Disputed {
  readonly step: number
  /** Into how many parts a range is split. */
  readonly branching: number
}

/** A run of at least 2^24 steps, and what its defender has to hash in a dispute about one of them. */
export function createMoves(keccak256: Keccak, { step, branching }: Disputed): Moves {
  const { length, hashAt, witnessAt } = createTrace({ program: sortAndHash(), host: hostOf(keccak256, 2) })
  const moves: number[][] = []
  for (let [from, to] = [0, length]; to - from > 1; ) {
    const inner = innerBoundaries(from, to, branching)
    moves.push(inner)
    const ends = [from, ...inner, to]
    const part = ends.findLastIndex((end) => end <= step)
    ;[from, to] = [ends[part] as number, ends[part + 1] as number]
  }
  return { length, moves, hashAt, witnessAt: (asked) => witnessAt(asked, () => new Uint8Array(0)) }
}

function innerBoundaries(from: number, to: number, branching: number): number[] {
  const parts = Math.min(branching, to - from)
  return Array.from({ length: parts - 1 }, (_, index) => from + Math.floor(((index + 1) * (to - from)) / parts))
}
