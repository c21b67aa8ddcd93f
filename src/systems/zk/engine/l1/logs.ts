import type { Hex, Seconds } from '../../../../kernel/types.ts'

/** Where on L1 something was told, and what the transaction that told it has cost. */
export interface Place {
  /** Tells it from the same words on another branch. */
  readonly key: string
  readonly block: number
  readonly at: Seconds
  readonly tx: Hex
  readonly sender: Hex
  readonly gasUsed: number
  readonly feeWei: bigint
  readonly blobFeeWei: bigint
  /** Of its calldata. */
  readonly bytes: number
}

export interface ChainLog {
  readonly upTo: number
  readonly upToHash: Hex
  readonly told: readonly Told[]
}
/** One event of a contract, decoded. */
export interface Told {
  readonly place: Place
}
