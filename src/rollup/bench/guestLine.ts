// A node that has nothing but the guest: batch after batch, each from the output that the one before left. Every node of
// the trees it has hashed itself, so it remembers what it hashed, and needs no transition beside it.

import { bytesToHex } from '../../lib/hex.ts'
import type { Host } from '../../riscv/machine.ts'
import { createMachine, run } from '../../riscv/machine.ts'
import { guestHost } from '../guest/host.ts'
import { guestProgram } from '../guest/program.ts'
import { inputWord, MODES, type RunInput } from '../posting.ts'
import { outputOf, type RollupState, statePreimages } from '../state.ts'
import type { BatchInput, Rules } from '../transition.ts'
import type { Preimages } from '../tree.ts'

export interface GuestLine {
  /** Runs the next batch from its posted bytes to its output. */
  run(input: BatchInput): { readonly output: Uint8Array; readonly steps: number }
}

/** Who signed what, by the 128 bytes that precompile 1 is asked: what a sequencer knows from taking the transactions. */
export type Recoveries = Map<string, Uint8Array>

export interface GuestLineOptions {
  readonly genesis: RollupState
  readonly rules: Rules
  /** Answers what it holds, and is told the rest. Without it every signature is recovered each time. */
  readonly recoveries?: Recoveries
}

const FAR = 2 ** 40
const NO_COMMITMENT = `0x${'00'.repeat(32)}` as const

export function createGuestLine({ genesis, rules, recoveries }: GuestLineOptions): GuestLine {
  const { crypto, domainSeparator } = rules
  const program = guestProgram()
  const preimages = statePreimages(genesis, crypto.keccak256)
  let parentOutput = outputOf(genesis, crypto.keccak256)

  return {
    run(input) {
      const words = runInput(input, parentOutput, domainSeparator)
      const plain = guestHost({
        crypto,
        word: (region, index) => inputWord(words, region, index),
        preimage64: (hash) => known(preimages, hash),
      })
      const remembering = { ...plain, keccak256: learning(plain.keccak256, preimages) }
      const machine = createMachine(program)
      run(machine, recoveries === undefined ? remembering : prechecked(remembering, recoveries), FAR)
      if (machine.exit?.code !== 0) throw new Error('the guest did not come to an output')
      parentOutput = machine.exit.output
      return { output: parentOutput, steps: machine.steps }
    },
  }
}

function runInput(input: BatchInput, parentOutput: Uint8Array, domainSeparator: Uint8Array): RunInput {
  const { posted, message, postedAt, messageCount, dueTo } = input
  const about = {
    mode: MODES.calldata,
    commitment: NO_COMMITMENT,
    length: posted.length,
    postedAt,
    messageCount,
    dueTo,
  }
  return { parentOutput, domainSeparator, batch: about, posted, message }
}

function known(preimages: Preimages, hash: Uint8Array): Uint8Array {
  const preimage = preimages.get(bytesToHex(hash))
  if (preimage === undefined) throw new Error(`nobody knows what hashes to ${bytesToHex(hash)}`)
  return preimage
}

const PAIR_BYTES = 64

const learning =
  (keccak256: Host['keccak256'], preimages: Preimages): Host['keccak256'] =>
  (bytes) => {
    const hash = keccak256(bytes)
    if (bytes.length === PAIR_BYTES) preimages.set(bytesToHex(hash), bytes.slice())
    return hash
  }

const prechecked = (host: Host, recoveries: Recoveries): Host => ({
  ...host,
  ecrecover(input) {
    const key = bytesToHex(input)
    const answer = recoveries.get(key) ?? host.ecrecover(input)
    recoveries.set(key, answer)
    return answer
  },
})
