import type { Hex, Seconds } from '../../../../kernel/types.ts'
import { moveOf } from '../actors.ts'
import { claimAt } from '../claims.ts'
import { challengersRun, clocksAt, shownIn, waitingMove } from '../games.ts'
import type { GameFact } from '../l1/facts.ts'
import { idOf } from '../people.ts'
import type { Run } from '../run.ts'
import type { OptimisticState } from '../state.ts'
import type { GameView } from '../types/view.ts'

type Round = GameView['rounds'][number]
type Boundary = Round['boundaries'][number]

export const gameViews = (state: OptimisticState, now: Seconds): readonly GameView[] =>
  state.facts.games.map((game) => gameView(state, game, now))

/** Rounds do not change once they are played: a game is drawn from the same object as long as its facts are the same. */
const drawn = new WeakMap<GameFact, readonly Round[]>()

function gameView(state: OptimisticState, game: GameFact, now: Seconds): GameView {
  const rounds = drawn.get(game) ?? roundsOf(state, game)
  drawn.set(game, rounds)
  const clocks = clocksAt(game, now)
  const places = [
    game.place,
    ...game.moves.map(({ place }) => place),
    ...(game.proven === null ? [] : [game.proven.place]),
  ]
  const isChallengers = ({ sender }: { readonly sender: Hex }) => sender === game.challenger
  const sum = (list: typeof places) => list.reduce((total, { feeWei }) => total + feeWei, 0n).toString()
  const pending = state.errands.find(({ what }) => what === moveOf(game))?.tx ?? null
  return {
    game: game.game,
    claim: game.claim,
    challenger: game.challenger,
    challengerId: idOf(game.challenger),
    defenderId: idOf(game.defender),
    bondWei: state.params.challengerBondWei,
    branching: state.params.branching,
    lo: game.lo,
    hi: game.hi,
    turn: game.turn,
    defenderLeft: clocks.defender,
    challengerLeft: clocks.challenger,
    winner: game.winner,
    boundaries: waitingMove(game) === null ? [] : (rounds.at(-1)?.boundaries ?? []),
    rounds,
    moves: places.length,
    gasUsed: places.reduce((total, { gasUsed }) => total + gasUsed, 0),
    feesWei: {
      challenger: sum(places.filter(isChallengers)),
      defender: sum(places.filter((place) => !isChallengers(place))),
    },
    provenIn: game.proven?.place.tx ?? null,
    pendingMove: pending,
  }
}

function roundsOf(state: OptimisticState, game: GameFact): readonly Round[] {
  const claim = claimAt(state, game.claim)
  const run = claim === undefined ? null : challengersRun(state, claim)
  return game.moves.flatMap((move, index): Round[] => {
    if (move.kind !== 'bisected') return []
    const next = game.moves[index + 1]
    const choice = next?.kind === 'chosen' ? next : null
    return [
      {
        lo: move.lo,
        hi: move.hi,
        boundaries: withOwn(shownIn(state, game, move), run),
        chosen: choice?.segment ?? null,
        gasBisect: move.place.gasUsed,
        gasChoose: choice?.place.gasUsed ?? null,
      },
    ]
  })
}

const withOwn = (boundaries: ReturnType<typeof shownIn>, run: Run | null): readonly Boundary[] =>
  boundaries.map(({ step, defender }) => ({ step, defender, own: run?.hashAt(step) ?? null }))
