// A whole run that can be asked about any of its steps: what a party to a dispute needs. It keeps snapshots on the way;
// memory shares between them what did not change, and its hashes, so a question costs a few thousand steps.

import { describeStep, type StepPicture } from './describe.ts'
import {
  createMachine,
  type Exit,
  type Host,
  type Machine,
  restoreSnapshot,
  run,
  type Snapshot,
  snapshotOf,
} from './machine.ts'
import type { Program } from './program.ts'
import { exitHash, stateHash } from './stateHash.ts'
import { countDifferences, PAGE_BYTES } from './tree.ts'
import { type InputProof, witnessOf } from './witness.ts'

/** A lie: after `step` steps the register has this value instead, and all goes on honestly from there. */
export interface Poke {
  readonly step: number
  readonly register: number
  readonly value: number
}

export interface TraceOptions {
  readonly program: Program
  readonly host: Host
  /** None has an effect from the exit on. */
  readonly pokes?: readonly Poke[]
  /** A run that takes more is an error: a lie can make a program run for ever. */
  readonly maxSteps?: number
  /** What the snapshots' memory may take; when it is full, every other one goes. */
  readonly maxBytes?: number
  /** Steps between snapshots, to begin with. */
  readonly interval?: number
}

export interface Trace {
  /** Steps to the exit; from there on all states are the same (M4). */
  readonly length: number
  readonly exit: Exit
  hashAt(step: number): Uint8Array
  /** One machine serves all questions: it is the caller's until the next. */
  stateAt(step: number): Machine
  /** What proves step number `step` + 1: it starts from the state after `step` steps. */
  witnessAt(step: number, inputProof: InputProof): Uint8Array
  /** The same step as a picture; null from the exit on. */
  describeAt(step: number): StepPicture | null
}

export function createTrace(options: TraceOptions): Trace {
  const { program, host, maxSteps = 2 ** 30 } = options
  const pokes = (options.pokes ?? []).toSorted((a, b) => a.step - b.step)
  for (const { register } of pokes) {
    if (!Number.isInteger(register) || register < 1 || register > 31) throw new RangeError(`no register x${register}`)
  }
  const machine = createMachine(program)
  poke(machine, pokes)
  const snapshots = createSnapshots(machine, options)
  while (machine.exit === null) {
    if (machine.steps >= maxSteps) throw new Error(`the program does not exit within ${maxSteps} steps`)
    goOn(machine, host, pokes, Math.min(snapshots.next(), maxSteps))
    snapshots.offer(machine)
  }
  const length = machine.steps
  const exit: Exit = machine.exit
  const hashes = new Map<number, Uint8Array>([[length, exitHash(exit, length, host.keccak256)]])

  const stateAt = (asked: number): Machine => {
    if (!Number.isSafeInteger(asked) || asked < 0) throw new RangeError(`no step ${asked}`)
    const step = Math.min(asked, length)
    restoreSnapshot(machine, snapshots.before(step))
    goOn(machine, host, pokes, step)
    return machine
  }
  return {
    length,
    exit,
    stateAt,
    hashAt(asked) {
      const step = Math.min(asked, length)
      const known = hashes.get(step)
      if (known) return known.slice()
      const hash = stateHash(stateAt(step), host.keccak256)
      hashes.set(step, hash)
      return hash.slice()
    },
    witnessAt: (step, inputProof) => witnessOf(stateAt(step), host, inputProof),
    describeAt: (step) => describeStep(stateAt(step), host),
  }
}

/** To a step or the exit, with the lies on the way. */
function goOn(machine: Machine, host: Host, pokes: readonly Poke[], untilStep: number): void {
  while (machine.steps < untilStep && machine.exit === null) {
    const lie = pokes.find(({ step }) => step > machine.steps)
    run(machine, host, Math.min(untilStep, lie?.step ?? untilStep))
    poke(machine, pokes)
  }
}

/** Lies told of just this step. */
function poke(machine: Machine, pokes: readonly Poke[]): void {
  if (machine.exit !== null) return
  for (const { step, register, value } of pokes) if (step === machine.steps) machine.x[register] = value
}

const MOST_SNAPSHOTS = 4096

function createSnapshots(machine: Machine, { interval: first = 2 ** 16, maxBytes = 2 ** 25 }: TraceOptions) {
  const taken: Snapshot[] = [snapshotOf(machine)]
  let interval = first
  let bytes = countDifferences(null, taken[0]?.tree ?? null) * PAGE_BYTES

  /** Pages that only the dropped ones had are free again: what is left is counted anew. */
  const thin = () => {
    const kept = taken.filter((_, index) => index % 2 === 0)
    taken.splice(0, taken.length, ...kept)
    interval *= 2
    const pages = taken.map(({ tree }, index) => countDifferences(taken[index - 1]?.tree ?? null, tree))
    bytes = pages.reduce((sum, count) => sum + count, 0) * PAGE_BYTES
  }
  return {
    next: () => taken.length * interval,
    offer(running: Machine): void {
      if (running.exit !== null || running.steps !== taken.length * interval) return
      const last = taken.at(-1)
      const one = snapshotOf(running)
      taken.push(one)
      bytes += countDifferences(last?.tree ?? null, one.tree) * PAGE_BYTES
      while ((bytes > maxBytes && taken.length > 2) || taken.length > MOST_SNAPSHOTS) thin()
    },
    before: (step: number): Snapshot => taken[Math.min(Math.floor(step / interval), taken.length - 1)] as Snapshot,
  }
}
