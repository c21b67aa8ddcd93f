import { R } from '../field.ts'
import { isCanonical, pairingInput } from './calldata.ts'
import type { Proof, VerifyingKey } from './key.ts'
import { G1, G2, listOf } from './lists.ts'
import type { Work } from './work.ts'

// SPEC P16.

/** EIP-197's question: is the product of the pairings one? An input with points that are none is never handed in. */
export type PairingCheck = (input: Uint8Array) => boolean

export interface PointChecks {
  isOnCurveG1(point: Uint8Array): boolean
  isOnCurveG2(point: Uint8Array): boolean
  isInSubgroupG2(point: Uint8Array): boolean
}

export interface Verification {
  readonly key: VerifyingKey
  readonly publicInputs: readonly bigint[]
  readonly proof: Proof
  readonly work: Pick<Work, 'msmG1'> & PointChecks
  readonly pairing: PairingCheck
}

export type Refusal = 'input count' | 'input range' | 'point' | 'equation'

/** Why it is refused; null if it is accepted. */
export async function refusalOf({ key, publicInputs, proof, work, pairing }: Verification): Promise<Refusal | null> {
  if (publicInputs.length !== key.inputs.length / G1 - 1) return 'input count'
  if (publicInputs.some((input) => input < 0n || input >= R)) return 'input range'
  if (![proof.a, proof.c].every((point) => isPointG1(point, work)) || !isPointG2(proof.b, work)) return 'point'
  const inputs = await work.msmG1(key.inputs, listOf([1n, ...publicInputs]))
  const minusA = await work.msmG1(proof.a, listOf([R - 1n]))
  const equation: [Uint8Array, Uint8Array][] = [
    [minusA, proof.b],
    [key.alphaG1, key.betaG2],
    [inputs, key.gammaG2],
    [proof.c, key.deltaG2],
  ]
  return pairing(pairingInput(equation)) ? null : 'equation'
}

export const verify = async (verification: Verification): Promise<boolean> => (await refusalOf(verification)) === null

export const isPointG1 = (point: Uint8Array, checks: PointChecks): boolean =>
  point.length === G1 && isCanonical(point) && checks.isOnCurveG1(point)

export const isPointG2 = (point: Uint8Array, checks: PointChecks): boolean =>
  point.length === G2 && isCanonical(point) && checks.isOnCurveG2(point) && checks.isInSubgroupG2(point)
