import { concatBytes } from '../../lib/bytes.ts'
import { R } from '../field.ts'
import { G1, listOf } from '../groth16/lists.ts'
import { numberFrom, type Tools, textBytes } from './tools.ts'

// Schnorr's proof that somebody knows the number that makes one point of another, bound to what was said before (SPEC P17).

export interface Knowledge {
  readonly commitment: Uint8Array
  readonly answer: bigint
}

export interface Claim {
  /** The one contribution that it is for, and what part of it: taken elsewhere, a proof is none. */
  readonly context: Uint8Array
  readonly label: 'tau' | 'alpha' | 'beta' | 'delta'
  readonly base: Uint8Array
  readonly result: Uint8Array
}

export function proveKnowledge(claim: Claim, secret: bigint, { kernels, keccak }: Tools): Knowledge {
  // The same secret with another claim must give another nonce: two answers with one nonce tell the secret.
  const nonce = numberFrom(keccak, [listOf([secret]), ...said(claim)])
  const commitment = kernels.multiplesG1(claim.base, listOf([nonce]))
  return { commitment, answer: (nonce + challenge(claim, commitment, keccak) * secret) % R }
}

export function checkKnowledge(claim: Claim, { commitment, answer }: Knowledge, { kernels, keccak }: Tools): boolean {
  if (answer < 0n || answer >= R || commitment.length !== G1 || !kernels.isOnCurveG1(commitment)) return false
  const points = concatBytes([claim.base, claim.result, commitment])
  const rest = kernels.msmG1(points, listOf([answer, (R - challenge(claim, commitment, keccak)) % R, R - 1n]))
  return rest.every((byte) => byte === 0)
}

const said = ({ context, label, base, result }: Claim): Uint8Array[] => [context, textBytes(label), base, result]

const challenge = (claim: Claim, commitment: Uint8Array, keccak: Tools['keccak']): bigint =>
  numberFrom(keccak, [...said(claim), commitment])

export const knowledgeBytes = ({ commitment, answer }: Knowledge): Uint8Array =>
  concatBytes([commitment, listOf([answer])])
