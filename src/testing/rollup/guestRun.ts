import { readFileSync } from 'node:fs'
import type { Hex } from '../../kernel/types.ts'
import { type L1Crypto, loadCrypto } from '../../l1/machine/crypto.ts'
import { base64urlToBytes } from '../../lib/base64url.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { createMachine, type Exit, type Host, run } from '../../riscv/machine.ts'
import type { Program } from '../../riscv/program.ts'
import { guestProgram } from '../../rollup/guest/program.ts'
import { inputWord, MODES, type RunInput } from '../../rollup/posting.ts'
import { outputOf, type RollupState, statePreimages } from '../../rollup/state.ts'
import { domainSeparatorOf } from '../../rollup/transactions.ts'
import { type AppliedBatch, applyBatch, type BatchInput, type Rules } from '../../rollup/transition.ts'

// One batch on the guest program and in TypeScript, side by side.

const known = await loadCrypto()

/** Many recoveries are of the same bytes: the one that checks and the one that is checked ask for each. */
const recovered = new Map<string, Uint8Array | null>()
const crypto: L1Crypto = {
  ...known,
  recover(hash, signature) {
    const key = [hash, signature.r, signature.s].map(bytesToHex).join() + signature.recovery
    if (!recovered.has(key)) recovered.set(key, recoverOrNull(hash, signature))
    const found = recovered.get(key)
    if (!found) throw new Error('no such signature')
    return found
  },
}

function recoverOrNull(hash: Uint8Array, signature: Parameters<L1Crypto['recover']>[1]): Uint8Array | null {
  try {
    return known.recover(hash, signature).slice()
  } catch {
    return null
  }
}

const domainSeparator = domainSeparatorOf({ chainId: 7, verifyingContract: `0x${'1b'.repeat(20)}` }, crypto.keccak256)
export const rules: Rules = { crypto, domainSeparator, checkSignatures: true }

/** The committed one, or another that its sources make with this machine's compiler (`npm run guest:check`). */
export const testedProgram: Program = (() => {
  const path = process.env['GUEST_PROGRAM']
  if (path === undefined) return guestProgram()
  const { entry, segments } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly entry: number
    readonly segments: readonly { readonly address: number; readonly bytes: string }[]
  }
  return {
    entry,
    segments: segments.map(({ address, bytes }) => ({ address, bytes: base64urlToBytes(bytes) as Uint8Array })),
  }
})()

export interface GuestRun {
  readonly exit: Exit
  readonly steps: number
}

/** A poke is a lie: at that instruction, the `nth` time, the register gets this value once the instruction is done. */
export interface PokeAt {
  readonly pc: number
  readonly nth: number
  readonly register: number
  readonly value: number
}

export function hostOf(state: RollupState, input: BatchInput): Host {
  const preimages = statePreimages(state, crypto.keccak256)
  const zero: Hex = `0x${'00'.repeat(32)}`
  const { posted, message, postedAt, messageCount, dueTo } = input
  const batch = { mode: MODES.calldata, commitment: zero, length: posted.length, dueTo, messageCount, postedAt }
  const parentOutput = outputOf(state, crypto.keccak256)
  const words: RunInput = { parentOutput, batch, domainSeparator, posted, message }
  return {
    keccak256: crypto.keccak256,
    preimage64(hash) {
      const preimage = preimages.get(bytesToHex(hash))
      if (preimage === undefined) throw new Error(`nobody knows what ${bytesToHex(hash)} is the hash of`)
      return preimage
    },
    input: (region, index) => inputWord(words, region, index),
    ecrecover: precompile1,
  }
}

function precompile1(input: Uint8Array): Uint8Array {
  const out = new Uint8Array(32)
  const v = input[63] ?? 0
  if (input.subarray(32, 63).some((byte) => byte !== 0) || (v !== 27 && v !== 28)) return out
  try {
    const signature = { r: input.slice(64, 96), s: input.slice(96), recovery: v === 28 ? (1 as const) : (0 as const) }
    out.set(crypto.addressOf(crypto.recover(input.slice(0, 32), signature)), 12)
  } catch {
    // Zeros: nobody signed it.
  }
  return out
}

const FAR = 2 ** 32

export function runGuest(state: RollupState, input: BatchInput, poke?: PokeAt): GuestRun {
  const machine = createMachine(testedProgram)
  const host = hostOf(state, input)
  if (poke !== undefined) {
    for (let met = 0; machine.exit === null; ) {
      const isThere = machine.pc === poke.pc && met++ === poke.nth
      run(machine, host, machine.steps + 1)
      if (!isThere) continue
      machine.x[poke.register] = poke.value
      break
    }
  }
  run(machine, host, FAR)
  if (machine.exit === null) throw new Error('the guest does not end')
  return { exit: machine.exit, steps: machine.steps }
}

/** What TypeScript says, and what the guest says. */
export function runBoth(
  state: RollupState,
  input: BatchInput,
): { readonly said: AppliedBatch; readonly guest: GuestRun } {
  return { said: applyBatch(state, input, rules), guest: runGuest(state, input) }
}
