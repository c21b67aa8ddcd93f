// A running machine (M1), and running it. It is changed in place: what must last is a `Snapshot`.

import { interpret, MISALIGNED, SYSTEM_CALL } from './interpret.ts'
import { createMemory, type Memory, regionAt, restore, seal, writeBytes } from './memory.ts'
import type { Program } from './program.ts'
import { takeSystemCall } from './systemCalls.ts'
import type { Tree } from './tree.ts'

/** What a machine cannot find in itself. None of these keeps the bytes it is handed. */
export interface Host {
  keccak256(bytes: Uint8Array): Uint8Array
  /** The 64 bytes of a hash. Throws when it has none: whoever runs a program must have what it asks for. */
  preimage64(hash: Uint8Array): Uint8Array
  /** Ethereum's precompile 1: 128 bytes to 32. */
  ecrecover(input: Uint8Array): Uint8Array
  input(region: number, index: number): Uint8Array
}

export interface Exit {
  readonly code: number
  readonly output: Uint8Array
}

export interface Machine {
  /** Unsigned. */
  pc: number
  /** x0 to x31, signed, and one more for what is written to x0. */
  readonly x: Int32Array
  /** A safe integer. */
  steps: number
  /** After an exit, registers and memory mean nothing any more (M3). */
  exit: Exit | null
  readonly memory: Memory
}

/** A system call that is not defined, or whose operands are not as they must be. */
const BAD_CALL = 0x84
/** The loop counts in 32 bits. */
const MOST_AT_ONCE = 2 ** 30

export function createMachine({ entry, segments }: Program): Machine {
  const memory = createMemory()
  for (const { address, bytes } of segments) writeBytes(memory, address, bytes)
  return { pc: entry, x: new Int32Array(33), steps: 0, exit: null, memory }
}

/** Until `steps` is `untilStep`, or the exit. */
export function run(machine: Machine, host: Host, untilStep: number): void {
  while (machine.steps < untilStep && machine.exit === null) {
    if (machine.pc % 4 !== 0) {
      machine.steps++
      halt(machine, MISALIGNED)
      return
    }
    const region = regionAt(machine.memory, machine.pc)
    const reason = interpret(machine, region, Math.min(untilStep - machine.steps, MOST_AT_ONCE))
    if (reason === SYSTEM_CALL) {
      if (takeSystemCall(machine, host)) continue
      machine.steps++
      halt(machine, BAD_CALL)
    } else if (reason !== 0) halt(machine, reason)
  }
}

function halt(machine: Machine, code: number): void {
  machine.exit = { code, output: new Uint8Array(32) }
}

export interface Snapshot {
  readonly pc: number
  readonly x: Int32Array
  readonly steps: number
  readonly exit: Exit | null
  readonly tree: Tree
}

export function snapshotOf({ pc, x, steps, exit, memory }: Machine): Snapshot {
  return { pc, x: x.slice(), steps, exit, tree: seal(memory) }
}

export function restoreSnapshot(machine: Machine, { pc, x, steps, exit, tree }: Snapshot): void {
  machine.pc = pc
  machine.x.set(x)
  machine.steps = steps
  machine.exit = exit
  restore(machine.memory, tree)
}
