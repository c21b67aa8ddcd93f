import { concatBytes } from '../../lib/bytes.ts'
import type { Keccak } from './matrices.ts'

// Keys and proofs: points as SPEC P3 has them, lists of points as bytes.

/** What a verifier knows of a circuit. */
export interface VerifyingKey {
  readonly alphaG1: Uint8Array
  readonly betaG2: Uint8Array
  readonly gammaG2: Uint8Array
  readonly deltaG2: Uint8Array
  /** A point of G1 for the one and one for each public input. */
  readonly inputs: Uint8Array
}

/** What a prover knows of it. In each list, wires are in the circuit's order (P10). */
export interface ProvingKey {
  /** The circuit that it is for: P12. */
  readonly circuit: Uint8Array
  readonly verifying: VerifyingKey
  readonly betaG1: Uint8Array
  readonly deltaG1: Uint8Array
  /** uᵢ in G1, vᵢ in G1 and in G2: of all wires. */
  readonly a: Uint8Array
  readonly b1: Uint8Array
  readonly b2: Uint8Array
  /** (β·uᵢ + α·vᵢ + wᵢ)/δ, of private wires. */
  readonly l: Uint8Array
  /** P14: the odd half of a Lagrange basis, over δ. */
  readonly h: Uint8Array
}

export interface Proof {
  readonly a: Uint8Array
  /** In G2. */
  readonly b: Uint8Array
  readonly c: Uint8Array
}

/** What must be forgotten. */
export interface Secrets {
  readonly tau: bigint
  readonly alpha: bigint
  readonly beta: bigint
  readonly delta: bigint
}

/** What a single party tells instead of a transcript: its verifying key, from which nothing else of the key can differ. */
export const singleTranscript = ({ alphaG1, betaG2, gammaG2, deltaG2, inputs }: VerifyingKey): Uint8Array =>
  concatBytes([alphaG1, betaG2, gammaG2, deltaG2, inputs])

/** SPEC P19: under what name a key is kept, and found again before it is made. */
export const keyName = (circuit: Uint8Array, transcript: Uint8Array, keccak: Keccak): Uint8Array =>
  keccak(concatBytes([circuit, transcript]))
