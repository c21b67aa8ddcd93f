import { concat, encodeAbiParameters, keccak256, numberToHex } from 'viem'
import type { Hex } from '../../../kernel/types.ts'

// The machine of src/testing/contracts/Letters.sol, run to its end: what each side of a game holds of every step.

export interface LettersRun {
  readonly steps: number
  readonly output: Hex
  hashAt(step: number): Hex
  packedAt(step: number): Hex
}

/** The letter before the first step. */
const FIRST: Hex = `0x${'a1'.repeat(32)}`
const NOTHING: Hex = `0x${'00'.repeat(32)}`

const words = (...values: Hex[]) =>
  encodeAbiParameters(
    values.map(() => ({ type: 'bytes32' }) as const),
    values,
  )
const stepsOf = (steps: number) => numberToHex(steps, { size: 8 })

/** `divergesAt`: from this step on the letters are others; later ones follow from them, as after a lie. */
export function runLetters(input: Hex, length: number, divergesAt: number | null = null): LettersRun {
  const letters = [FIRST]
  for (let step = 1; step <= length; step++) {
    const next = keccak256(words(letters[step - 1] ?? FIRST, step === 1 ? input : NOTHING))
    letters.push(step === divergesAt ? keccak256(next) : next)
  }
  const output = letters[length] ?? FIRST
  const packedAt = (step: number) =>
    step < length
      ? concat([stepsOf(step), letters[step] ?? FIRST])
      : concat([numberToHex(0, { size: 1 }), output, stepsOf(length)])
  return {
    steps: length,
    output,
    packedAt,
    hashAt: (step) => keccak256(concat([step < length ? '0x00' : '0x01', packedAt(step)])),
  }
}

export const startOfLetters = (): Hex => runLetters(NOTHING, 1).hashAt(0)
