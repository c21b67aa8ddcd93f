import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect } from '../../../ui/stage/types.ts'

// Who stands where on the rollup's floor. Left to right is the way of a payment: the queue, the sequencer, the accounts
// that it changes, the slots that it fills, the press that proves them. Under them lies what is closed and not on L1 yet.

export interface Mezzanine {
  /** Where things stand: on the row of closed batches. */
  readonly ledge: number
  readonly row: Rect
  /** Baseline of the names, and of the fact under them. */
  readonly names: number
  readonly facts: number
  /** Of no width where there is no room for it. */
  readonly queue: Span
  readonly sequencer: Span
  readonly accounts: Span
  readonly committee: Span
  readonly open: Span
  readonly prover: Span
  /** Where tokens run sideways: under the upper floor, and on this one. */
  readonly channel: number
  readonly rail: number
  /** Where they run up and down: beside either wall, past what stands there. */
  readonly shafts: readonly number[]
}
export interface Span {
  readonly x: number
  readonly w: number
}

/** Between a wall and what stands nearest to it. */
export const BESIDE = 7
const SIZES = {
  wide: { inset: 14, shaft: BESIDE, row: 22, names: 24, facts: 40, gap: 12 },
  narrow: { inset: 10, shaft: BESIDE, row: 18, names: 32, facts: 46, gap: 8 },
  // the level of the floor stands at the wall
  short: { inset: 40, shaft: 31, row: 0, names: 0, facts: 0, gap: 8 },
} as const
const WIDTHS = {
  wide: { queue: 52, sequencer: 74, open: 96, prover: 116 },
  narrow: { queue: 50, sequencer: 60, open: 66, prover: 92 },
  short: { queue: 0, sequencer: 104, open: 96, prover: 0 },
} as const
/** Narrower, and no account can be read. */
const LEAST_ACCOUNTS = 64
const COMMITTEE = { wide: { least: 92, most: 132 }, narrow: { least: 70, most: 84 } } as const

export function mezzanineOf(frame: Frame, hasCommittee: boolean): Mezzanine {
  const { composition } = frame.room
  const { inset, shaft, row, names, facts, gap } = SIZES[composition]
  const { l2Top, l2Floor } = frame
  const [left, right] = [frame.left + inset, frame.right - (composition === 'short' ? 12 : inset)]
  const ledge = l2Floor - row
  const spans = placed(widthsOf(composition, right - left, gap, hasCommittee), left, gap)
  return {
    ledge,
    row: { x: frame.left, y: ledge, w: frame.right - frame.left, h: row },
    names: l2Top + names,
    facts: l2Top + facts,
    ...spans,
    channel: l2Top + 4,
    // a floor of ink is too dark to be run on
    rail: row === 0 ? ledge - 2 : ledge,
    shafts: [frame.left + shaft, frame.right - BESIDE],
  }
}

const ORDER = ['queue', 'sequencer', 'accounts', 'committee', 'open', 'prover'] as const
type Widths = { readonly [place in (typeof ORDER)[number]]: number }

function widthsOf(composition: keyof typeof WIDTHS, width: number, gap: number, hasCommittee: boolean): Widths {
  const { queue: wished, sequencer, open, prover } = WIDTHS[composition]
  if (composition === 'short') {
    const [first, second] = [Math.max(sequencer, width * 0.32), Math.max(open, width * 0.26)]
    return {
      queue: 0,
      sequencer: first,
      accounts: 0,
      committee: 0,
      open: second,
      prover: width - first - second - 2 * gap,
    }
  }
  const { least, most } = COMMITTEE[composition]
  const restWith = (queue: number) =>
    width - sequencer - open - prover - 2 * gap - (queue === 0 ? 0 : queue + gap) - gap
  // a phone has room for the queue or for the committee
  const queue = hasCommittee && restWith(wished) < least ? 0 : wished
  const rest = restWith(queue)
  const committee = hasCommittee ? Math.min(most, Math.max(least, Math.floor(rest * 0.6)), Math.max(0, rest)) : 0
  const accounts = rest - (committee === 0 ? 0 : committee + gap)
  if (accounts >= LEAST_ACCOUNTS) return { queue, sequencer, accounts, committee, open, prover }
  // what is left over is the prover's
  const spare = rest - committee + (committee === 0 ? gap : 0)
  return { queue, sequencer, accounts: 0, committee, open, prover: prover + spare }
}

function placed(widths: Widths, left: number, gap: number): { readonly [place in keyof Widths]: Span } {
  let x = left
  const spans = ORDER.map((place) => {
    const span = { x, w: widths[place] }
    if (span.w > 0) x += span.w + gap
    return [place, span] as const
  })
  return Object.fromEntries(spans) as { readonly [place in keyof Widths]: Span }
}
