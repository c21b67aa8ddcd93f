import type { Hex } from '../../../kernel/types.ts'

// What lenses ask the engine for at a moment, by JSON-RPC beside the L1's own methods: too much for every view.

export type RollupReads = {
  /** The bytes of a batch after each stage; `null` as the number: the open one. */
  readonly rollup_batch: { readonly params: readonly [number | null]; readonly result: BatchBytes | null }
  /** An account's leaf and the way to the root, and the root that the newest claim says. */
  readonly rollup_account: { readonly params: readonly [number]; readonly result: AccountPath | null }
  /** What happens at a step of a batch's run: honestly, and as the claim has it. */
  readonly rollup_step: { readonly params: readonly [claim: number, step: number]; readonly result: StepPicture | null }
  /** Where the steps of a run go: by function of the guest, and by transaction. */
  readonly rollup_run: { readonly params: readonly [claim: number]; readonly result: RunPicture | null }
}

export type BatchBytes = {
  readonly batch: number | null
  readonly transactions: number
  readonly stages: readonly {
    readonly stage: 'rlp' | 'packed' | 'indexed' | 'short' | 'deflated'
    readonly withSignatures: boolean
    readonly bytes: number
    readonly perTransaction: number
    /** The first 4 kB. */
    readonly hex: Hex
    /** Who is what in `hex`; gaps are structure. */
    readonly spans: readonly {
      readonly start: number
      readonly end: number
      readonly field: string
      readonly transaction: number | null
    }[]
    readonly byField: readonly { readonly field: string; readonly bytes: number }[]
  }[]
}

export type AccountPath = {
  readonly number: number
  readonly leaf: Hex
  readonly leafBytes: Hex
  readonly siblings: readonly Hex[]
  readonly accountsRoot: Hex
  readonly outboxRoot: Hex
  readonly counters: Hex
  readonly output: Hex
}

export type RegisterPicture = {
  readonly name: string
  readonly honest: number
  readonly claimed: number
  readonly before: number
}

export type StepPicture = {
  readonly step: number
  readonly of: number
  readonly pc: number
  readonly instruction: Hex
  readonly disassembly: string
  readonly function: string | null
  readonly file: string | null
  readonly line: number | null
  /** Which transaction of the batch the guest is at; `null`: none yet, or no more. */
  readonly transaction: number | null
  readonly registers: readonly RegisterPicture[]
  /** The leaf of memory that the step reads or writes. */
  readonly leaf: {
    readonly address: number
    readonly before: Hex
    readonly after: Hex
    readonly siblings: readonly Hex[]
  } | null
  readonly hashes: { readonly before: Hex; readonly honest: Hex; readonly claimed: Hex }
  /** What those hashes are of (M2, M3), so that a page can compute them again. */
  readonly packed?: { readonly before: Hex; readonly honest: Hex; readonly claimed: Hex | null }
  readonly witnessBytes: number
  /** The C lines around it, and the neighbours in the disassembly. */
  readonly source: readonly { readonly line: number; readonly text: string }[]
  readonly neighbours: readonly { readonly pc: number; readonly text: string }[]
}

export type RunPicture = {
  readonly steps: number
  readonly functions: readonly { readonly name: string; readonly steps: number }[]
  readonly transactions: readonly { readonly index: number; readonly firstStep: number; readonly steps: number }[]
}
