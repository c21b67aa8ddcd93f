import type { Hex } from '../../../../../kernel/types.ts'
import type { GasSplit } from '../../../../../l1/trace/gasSplit.ts'
import type { Trace } from '../../../../../l1/trace/trace.ts'
import { splitOf } from '../../../../../ui/inspector/model/gas.ts'
import { readTx } from '../../../../../ui/inspector/panels/readTx.ts'
import type { Reading } from '../../../../../ui/inspector/reads.ts'
import type { BatchView, StepOnL1 } from '../../../engine/types/view.ts'

// Where the gas of a `prove` transaction goes, read from its trace: what every batch pays once, and what grows with it.

export type CostPart =
  | 'base'
  | 'pairing'
  | 'fixedInputs'
  | 'proofBytes'
  | 'rest'
  | 'wordInputs'
  | 'wordBytes'
  | 'openings'

export interface ProveCost {
  readonly parts: readonly { readonly part: CostPart; readonly gas: number; readonly grows: boolean }[]
  readonly constant: number
  readonly growing: number
  readonly gasUsed: number
  readonly calls: { readonly pairings: number; readonly multiplications: number; readonly openings: number }
}

/** Old root, new root, new committee root, messages: whatever the batch holds. */
const FIXED_INPUTS = 4
const OPENING_BYTES = 96

export interface ProveCostInput {
  readonly trace: Trace
  readonly split: Pick<GasSplit, 'base' | 'gasUsed'>
  readonly words: readonly Hex[]
  readonly proof: Hex
}

export function proveCost({ trace, split, words, proof }: ProveCostInput): ProveCost {
  const calls = (address: number) => trace.frames.filter(({ codeAddress }) => Number(codeAddress ?? '0x0') === address)
  const gasOf = (address: number) => calls(address).reduce((sum, { gasUsed }) => sum + gasUsed, 0)
  const inputs = gasOf(EC_ADD) + gasOf(EC_MUL)
  const inputCount = calls(EC_MUL).length
  const wordInputs = inputCount === 0 ? 0 : Math.round((inputs * (inputCount - FIXED_INPUTS)) / inputCount)
  const openings = calls(POINT_EVALUATION)
  const known = {
    base: split.base,
    pairing: gasOf(EC_PAIRING),
    fixedInputs: inputs - wordInputs,
    proofBytes: bytesGas(proof),
    wordInputs,
    wordBytes: words.reduce((sum, word) => sum + bytesGas(word), 0),
    openings: gasOf(POINT_EVALUATION) + openings.length * OPENING_BYTES * NON_ZERO,
  }
  const rest = split.gasUsed - Object.values(known).reduce((sum, gas) => sum + gas, 0)
  const order: readonly (readonly [CostPart, number, boolean])[] = [
    ['base', known.base, false],
    ['pairing', known.pairing, false],
    ['fixedInputs', known.fixedInputs, false],
    ['proofBytes', known.proofBytes, false],
    ['rest', rest, false],
    ['wordInputs', known.wordInputs, true],
    ['wordBytes', known.wordBytes, true],
    ['openings', known.openings, true],
  ]
  const parts = order.filter(([, gas]) => gas !== 0).map(([part, gas, grows]) => ({ part, gas, grows }))
  const total = (grows: boolean) => parts.reduce((sum, part) => sum + (part.grows === grows ? part.gas : 0), 0)
  return {
    parts,
    constant: total(false),
    growing: total(true),
    gasUsed: split.gasUsed,
    calls: {
      pairings: calls(EC_PAIRING).reduce((sum, { input }) => sum + input.length / PAIR_BYTES, 0),
      multiplications: inputCount,
      openings: openings.length,
    },
  }
}

const EC_ADD = 6
const EC_MUL = 7
const EC_PAIRING = 8
const POINT_EVALUATION = 10
const PAIR_BYTES = 192
const ZERO = 4
const NON_ZERO = 16

function bytesGas(hex: Hex): number {
  let gas = 0
  for (let at = 2; at < hex.length; at += 2) gas += hex.slice(at, at + 2) === '00' ? ZERO : NON_ZERO
  return gas
}

/** What a payment would pay in a full batch of so many: the constant part shared, the growing part as it is here. */
export const perPayment = (
  { constant, growing }: Pick<ProveCost, 'constant' | 'growing'>,
  slotsHere: number,
  slots: number,
) => Math.round(constant / slots + growing / slotsHere)

/** Null: L1 does not have the transaction at this moment. */
export async function readCost(
  reading: Reading,
  { words, proof }: BatchView,
  hash: StepOnL1['tx'],
): Promise<ProveCost | null> {
  const [tx, trace] = await Promise.all([readTx(reading, hash), reading.trace(hash)])
  if (tx === null || tx.receipt === null || trace === null) return null
  const executionGas = trace.frames[0]?.gasUsed ?? 0
  return proveCost({ trace, split: splitOf(tx.facts, tx.receipt, executionGas), words, proof: proof.proof ?? '0x' })
}
