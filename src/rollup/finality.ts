import type { FinalityView } from './ports.ts'

/** How many of the first batches have come so far. None can be ahead of the one before it in the list. */
export interface BatchProgress {
  /** In a block of L1. */
  readonly posted: number
  /** Confirmed by the rollup's contract, whatever it took to convince it. */
  readonly confirmed: number
  /** The same in L1's final blocks. */
  readonly postedFinal: number
  readonly confirmedFinal: number
}

export function finalityOf(progress: BatchProgress): FinalityView {
  return {
    standingOf(batch) {
      if (batch < progress.confirmedFinal) return 'final'
      if (batch < progress.confirmed) return 'confirmed'
      if (batch < progress.postedFinal) return 'settled'
      return batch < progress.posted ? 'posted' : 'promised'
    },
  }
}
