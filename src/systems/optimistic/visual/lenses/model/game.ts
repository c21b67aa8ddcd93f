import type { Hex } from '../../../../../kernel/types.ts'
import type { GameView, OptimisticView } from '../../../engine/types/view.ts'

// The narrowing: rounds with both sides' hashes, and the moves that a person may make now.

export interface Point {
  readonly step: number
  readonly defender: Hex
  /** `null`: nobody holds a run of this batch, so nobody can say. */
  readonly own: Hex | null
  readonly agrees: boolean | null
}
export interface RoundRow {
  readonly lo: number
  readonly hi: number
  readonly points: readonly Point[]
  /** Index of the first point at which the two differ: the part that ends there holds the lie. */
  readonly firstDifference: number | null
  readonly chosen: number | null
  readonly gasBisect: number
  readonly gasChoose: number | null
}

const same = (a: Hex, b: Hex): boolean => a.toLowerCase() === b.toLowerCase()

export const roundsOf = ({ rounds }: GameView): readonly RoundRow[] =>
  rounds.map(({ boundaries, ...rest }) => {
    const points = boundaries.map((each) => ({
      ...each,
      agrees: each.own === null ? null : same(each.defender, each.own),
    }))
    const first = points.findIndex(({ agrees }) => agrees === false)
    return { ...rest, points, firstDifference: first < 0 ? null : first }
  })

/**
 * What the own run says of the ends that the game has now. A challenger may name any part: too early, and the part is one
 * that the defender has right; too late, and it begins with a state of the defender’s that the own run never was in.
 */
export type Footing = 'unknown' | 'noRun' | 'sound' | 'tooEarly' | 'tooLate'

export function footingOf({ lo, hi }: Pick<GameView, 'lo' | 'hi'>, rounds: readonly RoundRow[]): Footing {
  const points = rounds.at(-1)?.points ?? []
  const [start, end] = [lo, hi].map((at) => points.find(({ step }) => step === at))
  if (points.some(({ own }) => own === null)) return 'noRun'
  if (start === undefined || end === undefined) return 'unknown'
  if (!start.agrees) return 'tooLate'
  return end.agrees ? 'tooEarly' : 'sound'
}

/** Of a round's width, from 0 to 1. */
export const shareOf = (step: number, { lo, hi }: Pick<RoundRow, 'lo' | 'hi'>): number =>
  hi === lo ? 0 : (step - lo) / (hi - lo)

export type Move =
  | { readonly kind: 'bisect' }
  | { readonly kind: 'choose'; readonly segment: number; readonly from: number; readonly to: number }
  | { readonly kind: 'prove' }
  | { readonly kind: 'timeout' }

export interface Turn {
  /** Whose move it is; `null` when the game is over. */
  readonly side: 'defender' | 'challenger' | null
  readonly by: string | null
  readonly moves: readonly Move[]
  /** Why a person has no move now. */
  readonly why: 'over' | 'pending' | 'automatic' | 'stranger' | null
}

const NOBODY = { side: null, by: null, moves: [] } as const

/** A clock that has run out leaves the other side one move, whatever was to come. */
export function turnOf(view: OptimisticView, game: GameView): Turn {
  if (game.turn === 'over' || game.winner !== null) return { ...NOBODY, why: 'over' }
  const side = game.turn === 'defender' ? 'defender' : 'challenger'
  const isOut = (side === 'defender' ? game.defenderLeft : game.challengerLeft) <= 0
  const acting = isOut ? other(side) : side
  const by = acting === 'defender' ? game.defenderId : game.challengerId
  if (game.pendingMove !== null) return { side, by, moves: [], why: 'pending' }
  if (by === null) return { side, by, moves: [], why: 'stranger' }
  if (movesByItself(view, by, acting)) return { side, by, moves: [], why: 'automatic' }
  return { side, by, moves: isOut ? [{ kind: 'timeout' }] : movesOf(game), why: null }
}

const other = (side: 'defender' | 'challenger') => (side === 'defender' ? 'challenger' : 'defender')

function movesByItself({ watchers, proposer }: OptimisticView, id: string, side: 'defender' | 'challenger'): boolean {
  const watcher = watchers.find((each) => each.id === id)
  if (watcher !== undefined) return watcher.mode === 'on' || watcher.mode === 'griefer'
  return side === 'defender' && proposer.online
}

function movesOf(game: GameView): readonly Move[] {
  if (game.turn === 'defender') return [{ kind: 'bisect' }]
  if (game.turn === 'prove') return [{ kind: 'prove' }]
  return game.boundaries.slice(1).map((end, segment) => ({
    kind: 'choose',
    segment,
    from: game.boundaries[segment]?.step ?? game.lo,
    to: end.step,
  }))
}

export function actionOf(game: number, by: string, move: Move) {
  const args = { from: by, game }
  switch (move.kind) {
    case 'bisect':
      return { type: 'game.bisect', by, args }
    case 'choose':
      return { type: 'game.choose', by, args: { ...args, segment: move.segment } }
    case 'prove':
      return { type: 'game.prove', by, args }
    case 'timeout':
      return { type: 'game.timeout', by, args }
  }
}

/** The one step that is left, when it is only one. */
export const disputedStep = ({ lo, hi }: GameView): number | null => (hi - lo === 1 ? lo : null)
