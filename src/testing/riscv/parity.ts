// The machine in TypeScript and the contract on L1, side by side for a step.

import type { Hex } from '../../kernel/types.ts'
import { type L1Crypto, loadCrypto } from '../../l1/machine/crypto.ts'
import { concatBytes, equalBytes } from '../../lib/bytes.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { createMachine, type Host, type Machine, run } from '../../riscv/machine.ts'
import { writeBytes } from '../../riscv/memory.ts'
import { packedState, stateHash } from '../../riscv/stateHash.ts'
import { witnessOf } from '../../riscv/witness.ts'
import { BLOCKS, type RandomStep } from './randomStep.ts'
import { createStepContract, type StepContract } from './stepContract.ts'

export interface Parity {
  readonly crypto: L1Crypto
  /** Takes a step on both. Throws where the contract refuses the witness. */
  takeStep(machine: Machine, host: Host): Promise<{ readonly onL1: Hex; readonly offL1: Hex }>
  hostWith(pairs: readonly Uint8Array[]): Host
}

const CONTEXT = new Uint8Array(32).fill(0xc0)

export async function createParity(): Promise<Parity> {
  const crypto = await loadCrypto()
  const contract = await createStepContract()
  const { keccak256 } = crypto
  return {
    crypto,
    async takeStep(machine, host) {
      const request = {
        packedState: packedState(machine, keccak256),
        witness: witnessOf(machine, host, (region, index) => host.input(region, index)),
        context: CONTEXT,
      }
      run(machine, host, machine.steps + 1)
      return { onL1: await hashOnL1(contract, request), offL1: bytesToHex(stateHash(machine, keccak256)) }
    },
    hostWith: (pairs) => ({
      keccak256,
      preimage64: (hash) => findPair(pairs, hash, keccak256),
      ecrecover: (input) => recovered(crypto, input),
      input: (region, index) => toyWord(region, index, keccak256),
    }),
  }
}

export function machineOf({ pc, steps, registers, fill, memory }: RandomStep): Machine {
  const machine = createMachine({ entry: pc, segments: [] })
  machine.steps = steps
  machine.x.set(registers, 1)
  const below = Uint8Array.from({ length: 256 }, (_, i) => fill * (i + 1) + (fill >> (i & 7)))
  if (fill !== 0) for (const start of BLOCKS) writeInto(machine, start, below)
  for (const [address, data] of memory) writeInto(machine, address, data)
  return machine
}

/** What would stand beyond the last byte is dropped. */
function writeInto({ memory }: Machine, address: number, data: Uint8Array): void {
  writeBytes(memory, address, data.slice(0, 2 ** 32 - address))
}

async function hashOnL1(contract: StepContract, request: Parameters<StepContract['step']>[0]): Promise<Hex> {
  const outcome = await contract.step(request)
  if (!outcome.ok) throw new Error(`the contract refuses: ${outcome.error} ${outcome.data}`)
  return outcome.stateHash
}

function findPair(pairs: readonly Uint8Array[], hash: Uint8Array, keccak256: L1Crypto['keccak256']): Uint8Array {
  const found = pairs.find((pair) => equalBytes(keccak256(pair), hash))
  if (found === undefined) throw new Error(`no preimage of ${bytesToHex(hash)}`)
  return found
}

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

/** Ethereum's precompile 1, by the Yellow Paper. */
function recovered(crypto: L1Crypto, input: Uint8Array): Uint8Array {
  const word = (index: number) => input.slice(32 * index, 32 * index + 32)
  const [hash, v, r, s] = [word(0), BigInt(bytesToHex(word(1))), word(2), word(3)]
  const isScalar = (bytes: Uint8Array) => {
    const value = BigInt(bytesToHex(bytes))
    return value > 0n && value < ORDER
  }
  const nobody = new Uint8Array(32)
  if ((v !== 27n && v !== 28n) || !isScalar(r) || !isScalar(s)) return nobody
  try {
    const publicKey = crypto.recover(hash, { r, s, recovery: v === 27n ? 0 : 1 })
    return concatBytes([new Uint8Array(12), crypto.addressOf(publicKey)])
  } catch {
    return nobody
  }
}

/** As ToyInputs has it. */
function toyWord(region: number, index: number, keccak256: L1Crypto['keccak256']): Uint8Array {
  const numbers = new Uint8Array(8)
  const view = new DataView(numbers.buffer)
  view.setUint32(0, region)
  view.setUint32(4, index)
  return keccak256(concatBytes([CONTEXT, numbers]))
}
