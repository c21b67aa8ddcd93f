import { base64urlToBytes } from '../../lib/base64url.ts'
import type { Program } from '../../riscv/program.ts'
import { AMOUNT_LOAD, ENTRY, SEGMENTS } from './generated/program.ts'

// The rollup's state transition for the machine of `src/riscv`: what everybody who claims, watches or disputes runs.

function bytesOf(text: string): Uint8Array {
  const bytes = base64urlToBytes(text)
  if (bytes === null) throw new Error('the guest program was damaged since it was built')
  return bytes
}

export const guestProgram = (): Program => ({
  entry: ENTRY,
  segments: SEGMENTS.map(({ address, bytes }) => ({ address, bytes: bytesOf(bytes) })),
})

/**
 * Where the guest loads the amount of a withdrawal: who puts a larger number into this register after the step at `pc` pays out money that
 * was never taken from anybody.
 */
export const amountLoad: { readonly pc: number; readonly register: number } = AMOUNT_LOAD
