import type { Hex } from '../../../../kernel/types.ts'
import type { Transcript } from '../../../../prover/ceremony/ceremony.ts'
import type { PowersSecrets } from '../../../../prover/ceremony/powers.ts'
import type { ProvingKey } from '../../../../prover/groth16/key.ts'
import type { ForgeryWay } from '../types/shared.ts'
import type { Said } from '../types/view.ts'

// The pocket rollup: four accounts, one payment a proof, and a key that its people make together.

export interface PocketState {
  /** Which ceremony it is, 1 the first. */
  readonly round: number
  readonly phase: 1 | 2 | 'deploying' | 'running'
  readonly transcript: Transcript
  readonly contributors: readonly Contributor[]
  /** What follows from the first phase, once it is closed: the key with δ = 1. */
  readonly firstKey: ProvingKey | null
  /** The transactions that deploy the contracts; null: not sent yet. */
  readonly deployments: { readonly verifier: Hex | null; readonly rollup: Hex | null }
  /** Where they stand, while L1 has them. */
  readonly contracts: { readonly verifier: Hex; readonly rollup: Hex } | null
  readonly payments: readonly PocketPayment[]
}

export interface Contributor {
  readonly phase: 1 | 2
  readonly byId: string
  readonly keeps: boolean
  /** Of the transcript with it. */
  readonly digest: Hex
  readonly said: readonly Said[]
  /** What should be forgotten; null: it is. */
  readonly kept: Kept | null
}

export type Kept =
  | { readonly phase: 1; readonly secrets: PowersSecrets }
  | { readonly phase: 2; readonly delta: bigint }

export interface PocketPayment {
  readonly fromId: string
  readonly from: number
  readonly to: number | null
  readonly amountGwei: bigint
  readonly proof: Hex
  readonly publicInputs: readonly bigint[]
  readonly way: ForgeryWay | null
  readonly tx: Hex
  readonly status: 'sent' | 'accepted' | 'refused'
  readonly error: string | null
}

export const NOTHING_YET: PocketState = {
  round: 1,
  phase: 1,
  transcript: { powers: [], deltas: [] },
  contributors: [],
  firstKey: null,
  deployments: { verifier: null, rollup: null },
  contracts: null,
  payments: [],
}
