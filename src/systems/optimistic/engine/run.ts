// A run of the guest over one batch, as a party to a dispute has it: honest, or with a lie in it. All of them answer the same
// questions, so that whoever plays a game need not know which kind it holds.

import type { Hex } from '../../../kernel/types.ts'
import type { L1Crypto } from '../../../l1/machine/crypto.ts'
import { concatBytes } from '../../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { createMachine, type Host, run } from '../../../riscv/machine.ts'
import { exitHash, packedState } from '../../../riscv/stateHash.ts'
import { createTrace, type Poke, type Trace } from '../../../riscv/trace.ts'
import type { InputProof } from '../../../riscv/witness.ts'
import { guestHost, type HostSources } from '../../../rollup/guest/host.ts'
import { amountLoad, guestProgram } from '../../../rollup/guest/program.ts'
import type { Lie } from './types/shared.ts'

export interface Run {
  readonly steps: number
  readonly output: Hex
  hashAt(step: number): Hex
  /** What L1 needs to take step number `step` + 1 itself. */
  proofAt(step: number, inputProof: InputProof): { readonly packedState: Hex; readonly witness: Hex }
  /** The machine's own trace; what is made up has that of the run it was made from. */
  readonly trace: Trace
  readonly host: Host
}

function runOfTrace(trace: Trace, host: Host, crypto: L1Crypto): Run {
  const { code, output } = trace.exit
  if (code !== 0) throw new Error(`the guest exited with ${code}`)
  return {
    trace,
    host,
    steps: trace.length,
    output: bytesToHex(output),
    hashAt: (step) => bytesToHex(trace.hashAt(step)),
    proofAt(step, inputProof) {
      const witness = bytesToHex(trace.witnessAt(step, inputProof))
      return { packedState: bytesToHex(packedState(trace.stateAt(step), crypto.keccak256)), witness }
    },
  }
}

export function honestRun(input: HostSources, pokes: readonly Poke[] = []): Run {
  const host = guestHost(input)
  return runOfTrace(createTrace({ program: guestProgram(), host, pokes }), host, input.crypto)
}

/** `null`: this lie can't be told about this batch. */
export function lyingRun(input: HostSources, lie: Lie, honest: Run): Run | null {
  switch (lie.kind) {
    case 'theft':
      return theft(input, BigInt(lie.amountGwei), honest)
    case 'skipForced':
      return differing(honestRun({ ...input, word: withoutDue(input.word) }), honest)
    case 'root':
      return forged(honest, honest.steps, input.crypto)
    case 'diverge':
      return forged(honest, Math.min(lie.step, honest.steps), input.crypto)
  }
}

const differing = (lying: Run, honest: Run): Run | null => (lying.output === honest.output ? null : lying)

/** Numbers word of the context (R24): dueTo stands at bytes 20 to 23. What was due is said not to be. */
const withoutDue =
  (word: HostSources['word']): HostSources['word'] =>
  (region, index) => {
    const honest = word(region, index)
    if (region !== 0 || index !== 2) return honest
    const changed = honest.slice()
    changed.fill(0, 20, 24)
    return changed
  }

/** After the last withdrawal's amount was loaded, the register holds another. Everything else goes on honestly. */
function theft(input: HostSources, amountGwei: bigint, honest: Run): Run | null {
  const step = lastStepAt(input, amountLoad.pc)
  if (step === null) return null
  const poke: Poke = { step: step + 1, register: amountLoad.register, value: Number(BigInt.asIntN(32, amountGwei)) }
  return differing(honestRun(input, [poke]), honest)
}

/** Before which step the machine stood at this instruction for the last time. */
function lastStepAt(input: HostSources, pc: number): number | null {
  const machine = createMachine(guestProgram())
  const host = guestHost(input)
  let last: number | null = null
  while (machine.exit === null) {
    if (machine.pc === pc) last = machine.steps
    run(machine, host, machine.steps + 1)
  }
  return last
}

/**
 * From `from` on its hashes belong to no machine at all, and at the end stands another output. What a liar shows who has
 * no other run to show: every hash is as good as any, since only one step is ever looked at.
 */
export function forged(honest: Run, from: number, crypto: L1Crypto): Run {
  const mark = Uint8Array.from('forged', (letter) => letter.charCodeAt(0))
  const other = (hash: Hex) => crypto.keccak256(concatBytes([hexToBytes(hash), mark]))
  const output = other(honest.output)
  return {
    ...honest,
    output: bytesToHex(output),
    hashAt(step) {
      if (step < from) return honest.hashAt(step)
      if (step >= honest.steps) return bytesToHex(exitHash({ code: 0, output }, honest.steps, crypto.keccak256))
      return bytesToHex(other(honest.hashAt(step)))
    },
  }
}
