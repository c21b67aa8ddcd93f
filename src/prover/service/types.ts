import type { Hex, Progress } from '../../kernel/types.ts'
import type { Omission } from '../circuit/compile.ts'
import type { Circuit } from '../circuit/constraints.ts'
import type { Secrets, VerifyingKey } from '../groth16/key.ts'
import type { Keccak } from '../groth16/matrices.ts'
import type { PairingCheck } from '../groth16/verify.ts'

/** A circuit and whose key it is proven with: a single party's, made from known numbers (SPEC P18). */
export interface CircuitPlan<Input> {
  /** Under which the circuit and its key are kept: a newer one takes the place of an older. */
  readonly name: string
  readonly circuit: Circuit<Input>
  readonly omission?: Omission
  readonly secrets: Secrets
  /** What is known of it before it is compiled; it has to come out so. */
  readonly known: KnownKey
}

export interface KnownKey {
  /** SPEC P12. */
  readonly circuit: Uint8Array
  readonly verifying: VerifyingKey
}

/** What L1 has and the prover has not. */
export interface ServiceTools {
  readonly keccak: Keccak
  readonly pairing: PairingCheck
}

export interface Request<Input> {
  readonly plan: CircuitPlan<Input>
  readonly input: Input
  /** ρ and σ of SPEC P15. */
  readonly blinding: readonly [bigint, bigint]
  readonly tools: ServiceTools
  /** Throws where the work is not wanted any more: nothing is left of it then. */
  readonly tell: (progress: Progress) => Promise<void>
}

/** The first constraint that the values break, of so many: a · b should be c. */
export interface Unprovable {
  readonly constraint: string
  readonly a: bigint
  readonly b: bigint
  readonly c: bigint
  readonly broken: number
}

export type Made = { readonly publicInputs: readonly bigint[] } & (
  | {
      readonly ok: true
      /** 256 bytes: SPEC P16. */
      readonly proof: Hex
    }
  | { readonly ok: false; readonly failure: Unprovable }
)
