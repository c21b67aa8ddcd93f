import type { GameView } from '../engine/types/view.ts'

// A dispute as rows, the widest range first: which part both agree on, which part is in dispute, what nobody looked at.

export interface Level {
  readonly lo: number
  readonly hi: number
  /** Steps at which the range is split, both ends among them; none while the split is still owed. */
  readonly cuts: readonly number[]
  /** The part that the challenger named, `null` while it has not. */
  readonly chosen: number | null
}

/** Every range from the whole run down to the one that is left. */
export function levelsOf({ rounds, lo, hi }: GameView): readonly Level[] {
  const made = rounds.map(({ lo: from, hi: to, boundaries, chosen }): Level => {
    return { lo: from, hi: to, cuts: boundaries.map(({ step }) => step), chosen }
  })
  const last = made.at(-1)
  const isOpen = last !== undefined && last.chosen === null
  return isOpen ? made : [...made, { lo, hi, cuts: [], chosen: null }]
}

/** As many rows as there is room for: the whole run, a fold, and the newest. `null` is the fold. */
export function rowsOf(levels: readonly Level[], places: number): readonly (Level | null)[] {
  if (levels.length <= places) return levels
  if (places <= 2) return levels.slice(-Math.max(1, places))
  const [first] = levels
  return first === undefined ? [] : [first, null, ...levels.slice(2 - places)]
}

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly kind: 'agreed' | 'disputed' | 'unseen'
}

/** What is known of each part of a level, as shares of its width. */
export function stretchesOf({ lo, hi, cuts, chosen }: Level): readonly Stretch[] {
  const whole = Math.max(1, hi - lo)
  const [from, to] = chosen === null ? [lo, hi] : [cuts[chosen] ?? lo, cuts[chosen + 1] ?? hi]
  const share = (step: number) => (step - lo) / whole
  const all: readonly Stretch[] = [
    { from: 0, to: share(from), kind: 'agreed' },
    { from: share(from), to: share(to), kind: 'disputed' },
    { from: share(to), to: 1, kind: 'unseen' },
  ]
  return all.filter((stretch) => stretch.to > stretch.from)
}

/** Where the inner cuts are, as shares of the width. */
export const innerCuts = ({ lo, hi, cuts }: Level): readonly number[] =>
  cuts.slice(1, -1).map((step) => (step - lo) / Math.max(1, hi - lo))
