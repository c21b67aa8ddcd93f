import { loadCrypto } from '../../l1/machine/crypto.ts'
import { createMoves, runWorkload, runWorkloadNaively } from '../../riscv/bench/workload.ts'
import { median, rounded, timed } from './statistics.ts'

// The machine by itself: how fast it runs a compiled program, and what a move in a dispute about a long run takes.

export interface MachineFigures {
  readonly machine: {
    readonly millionPerSecond: number
    readonly naiveMillionPerSecond: number
    readonly ratio: number
  }
  readonly move: {
    /** The longest of all. */
    readonly ms: number
    readonly medianMs: number
    /** Before the first: the run itself. */
    readonly runMs: number
    readonly runSteps: number
    /** With the last: the proof of the step. */
    readonly proofMs: number
  }
}

const ROUNDS = 5
/** Of the program, about 15 million steps each. */
const REPEATS = 4
const NAIVE_REPEATS = 1
const DISPUTED = 12_345_678

export async function machine(): Promise<MachineFigures> {
  const { keccak256 } = await loadCrypto()
  return { machine: await speed(keccak256), move: await moves(keccak256) }
}

type Keccak = Parameters<typeof runWorkload>[0]

async function speed(keccak256: Keccak): Promise<MachineFigures['machine']> {
  const rates: { readonly ours: number; readonly naive: number }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const [ourTime, ours] = await timed(async () => runWorkload(keccak256, REPEATS))
    const [naiveTime, naive] = await timed(async () => runWorkloadNaively(NAIVE_REPEATS))
    if (round > 0) rates.push({ ours: ours.steps / ourTime / 1e6, naive: naive.steps / naiveTime / 1e6 })
  }
  return {
    millionPerSecond: Math.round(median(rates.map(({ ours }) => ours))),
    naiveMillionPerSecond: Math.round(median(rates.map(({ naive }) => naive))),
    ratio: rounded(median(rates.map(({ ours, naive }) => ours / naive))),
  }
}

async function moves(keccak256: Keccak): Promise<MachineFigures['move']> {
  const taken: number[] = []
  const [runs, proofs]: [number[], number[]] = [[], []]
  let runSteps = 0
  for (const branching of [2, 4, 8, 16]) {
    const [runTime, game] = await timed(async () => createMoves(keccak256, { step: DISPUTED, branching }))
    for (const steps of game.moves) taken.push((await timed(async () => steps.map(game.hashAt)))[0])
    proofs.push((await timed(async () => game.witnessAt(DISPUTED)))[0])
    runs.push(runTime)
    runSteps = game.length
  }
  return {
    ms: rounded(Math.max(...taken) * 1000),
    medianMs: rounded(median(taken) * 1000),
    runMs: rounded(median(runs) * 1000),
    runSteps,
    proofMs: rounded(median(proofs) * 1000),
  }
}
