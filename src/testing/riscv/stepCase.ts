// A step told in a line: an instruction, what the machine holds, what is shown, and what must come of it.

import type { Hex } from '../../kernel/types.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex } from '../../lib/hex.ts'
import {
  hashExited,
  hashRunning,
  type Keccak,
  levelsOf,
  littleEndian,
  type Model,
  packRunning,
  region,
  withBytes,
} from './model.ts'

export interface StepCase {
  readonly word: number
  readonly pc?: number
  readonly steps?: number
  readonly x?: Readonly<Record<number, number>>
  /** Memory beside the instruction. */
  readonly memory?: readonly (readonly [address: number, bytes: Uint8Array])[]
  /** Beside the instruction's leaf: regions of 2^height leaves, and bytes as they are. */
  readonly shows?: readonly (readonly [address: number, height: number] | Uint8Array)[]
}

export interface Change {
  readonly pc?: number
  readonly x?: Readonly<Record<number, number>>
  readonly memory?: readonly (readonly [address: number, bytes: Uint8Array])[]
}

export const PC = 0x1000

const isBytes = (part: readonly [number, number] | Uint8Array): part is Uint8Array => part instanceof Uint8Array

export function modelOf({ word, pc = PC, steps = 7, x = {}, memory = [] }: StepCase): Model {
  const pieces = [[pc, littleEndian(word)] as const, ...memory]
  const leaves = pieces.reduce(
    (all, [address, bytes]) => withBytes(all, address, bytes),
    new Map() as ReadonlyMap<number, Uint8Array>,
  )
  return { pc, x, steps, leaves }
}

export function requestOf(step: StepCase, keccak: Keccak): { packedState: Uint8Array; witness: Uint8Array } {
  const model = modelOf(step)
  const levels = levelsOf(model.leaves, keccak)
  const parts = [[model.pc, 0] as const, ...(step.shows ?? [])]
  return {
    packedState: packRunning(model, keccak),
    witness: concatBytes(parts.map((part) => (isBytes(part) ? part : region(levels, part[0], part[1], keccak)))),
  }
}

/** The hash of the machine after, when only this changed. */
export function hashAfter(step: StepCase, { pc, x, memory = [] }: Change, keccak: Keccak): Hex {
  const before = modelOf(step)
  const after: Model = {
    pc: pc ?? (before.pc + 4) % 2 ** 32,
    x: { ...before.x, ...x },
    steps: before.steps + 1,
    leaves: memory.reduce((all, [address, bytes]) => withBytes(all, address, bytes), before.leaves),
  }
  return bytesToHex(hashRunning(after, keccak))
}

export function hashAfterExit(
  step: StepCase,
  { code, output = new Uint8Array(32) }: { readonly code: number; readonly output?: Uint8Array },
  keccak: Keccak,
): Hex {
  return bytesToHex(hashExited(code, output, modelOf(step).steps + 1, keccak))
}
