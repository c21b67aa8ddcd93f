// What the contract needs for one step, beside the packed state (M13).

import { concatBytes } from '../lib/bytes.ts'
import { decode } from './decode.ts'
import type { Host, Machine } from './machine.ts'
import { readWord, seal } from './memory.ts'
import { answerOf, type SystemCall, systemCallOf } from './systemCalls.ts'
import { type Keccak, proofOf } from './tree.ts'

/** The proof that a word of the run's input is what it is: the machine does not know how the input was committed to. */
export type InputProof = (region: number, index: number) => Uint8Array

/** The 32 bytes of the leaf that holds the address, then its 27 siblings from the bottom up. */
export const leafProof = ({ memory }: Machine, address: number, keccak256: Keccak): Uint8Array =>
  proofOf(seal(memory), (address >>> 5) * 32, 0, keccak256)

/** The 2^level leaves from the aligned address, then the siblings of their subtree. */
export const regionProof = ({ memory }: Machine, address: number, level: number, keccak256: Keccak): Uint8Array =>
  proofOf(seal(memory), address, level, keccak256)

/** Of the next step; the machine stays where it is. */
export function witnessOf(machine: Machine, host: Host, inputProof: InputProof): Uint8Array {
  if (machine.exit !== null) throw new Error('a machine that exited takes no step')
  if (machine.pc % 4 !== 0) return new Uint8Array(0)
  const leaf = (address: number) => leafProof(machine, address, host.keccak256)
  return concatBytes([leaf(machine.pc), ...operandProofs(machine, host, inputProof, leaf)])
}

function operandProofs(
  machine: Machine,
  host: Host,
  inputProof: InputProof,
  leaf: (address: number) => Uint8Array,
): readonly Uint8Array[] {
  const access = memoryAccess(machine)
  if (access !== null) return access.address % access.size === 0 ? [leaf(access.address)] : []
  if (decode(readWord(machine.memory, machine.pc)).operation !== 'ecall') return []
  const call = systemCallOf(machine)
  return call === null ? [] : callProofs(machine, host, call, inputProof, leaf)
}

function callProofs(
  machine: Machine,
  host: Host,
  call: SystemCall,
  inputProof: InputProof,
  leaf: (address: number) => Uint8Array,
): readonly Uint8Array[] {
  const region = (address: number, level: number) => regionProof(machine, address, level, host.keccak256)
  switch (call.call) {
    case 'exit':
      return [leaf(call.from)]
    case 'keccak':
      return [region(call.from - (call.from % 256), 3), leaf(call.to)]
    case 'preimage64':
      return [leaf(call.from), answerOf(machine, host, call), region(call.to, 1)]
    case 'ecrecover':
      return [region(call.from, 2), leaf(call.to)]
    case 'input':
      return [leaf(call.to), inputProof(call.region, call.index)]
  }
}

const SIZES: { readonly [operation: string]: 1 | 2 | 4 } = { lb: 1, lbu: 1, sb: 1, lh: 2, lhu: 2, sh: 2, lw: 4, sw: 4 }

/** Where the next step reads or writes memory as a load or a store, aligned or not. */
export function memoryAccess({ pc, x, memory }: Machine): { readonly address: number; readonly size: number } | null {
  const { operation, rs1, immediate } = decode(readWord(memory, pc))
  const size = SIZES[operation]
  return size === undefined ? null : { address: ((x[rs1] as number) + immediate) >>> 0, size }
}
