// What a machine is on L1: 168 bytes and their hash (M2, M3).

import type { Exit, Machine } from './machine.ts'
import { seal } from './memory.ts'
import { type Keccak, rootOf } from './tree.ts'

export const memoryRoot = ({ memory }: Machine, keccak256: Keccak): Uint8Array => rootOf(seal(memory), keccak256)

/** Of a running machine. */
export function packedState(machine: Machine, keccak256: Keccak): Uint8Array {
  if (machine.exit !== null) throw new Error('a machine that exited has no packed state')
  const packed = new Uint8Array(168)
  const view = new DataView(packed.buffer)
  packed.set(memoryRoot(machine, keccak256))
  view.setUint32(32, machine.pc)
  for (let register = 1; register < 32; register++) view.setInt32(32 + 4 * register, machine.x[register] as number)
  view.setBigUint64(160, BigInt(machine.steps))
  return packed
}

export function stateHash(machine: Machine, keccak256: Keccak): Uint8Array {
  if (machine.exit !== null) return exitHash(machine.exit, machine.steps, keccak256)
  const bytes = new Uint8Array(169)
  bytes.set(packedState(machine, keccak256), 1)
  return keccak256(bytes)
}

/** Known to whoever knows output and steps, without any machine. */
export function exitHash({ code, output }: Exit, steps: number, keccak256: Keccak): Uint8Array {
  const bytes = new Uint8Array(42)
  bytes[0] = 1
  bytes[1] = code
  bytes.set(output, 2)
  new DataView(bytes.buffer).setBigUint64(34, BigInt(steps))
  return keccak256(bytes)
}
