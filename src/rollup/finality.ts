import type { FinalityView } from './ports.ts'

/** How many of the first batches have come so far. None can be ahead of the one before it in the list. */
export interface BatchProgress {
  /** In a block of L1. */
  readonly posted: number
  /** Accepted by the rollup's contract, whatever it took to convince it. */
  readonly accepted: number
  /** The same in L1's final blocks. */
  readonly postedFinal: number
  readonly acceptedFinal: number
}

export function finalityOf(progress: BatchProgress): FinalityView {
  return {
    standingOf(batch) {
      if (batch < progress.acceptedFinal) return 'final'
      if (batch < progress.accepted) return 'accepted'
      if (batch < progress.postedFinal) return 'settled'
      return batch < progress.posted ? 'posted' : 'promised'
    },
  }
}
