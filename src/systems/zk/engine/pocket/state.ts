import type { Hex } from '../../../../kernel/types.ts'
import type { Transcript } from '../../../../prover/ceremony/ceremony.ts'
import type { ForgeryWay } from '../types/shared.ts'

// The pocket rollup: four accounts, one payment a batch, and a key that its people make together.

export interface PocketState {
  readonly phase: 1 | 2 | 'deploying' | 'running'
  readonly transcript: Transcript
  readonly contributors: readonly {
    readonly phase: 1 | 2
    readonly byId: string
    readonly keeps: boolean
    readonly digest: Hex
  }[]
  readonly contracts: { readonly verifier: Hex; readonly rollup: Hex } | null
  readonly payments: readonly PocketPayment[]
}

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
