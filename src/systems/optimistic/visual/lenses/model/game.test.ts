import { expect, test } from 'vitest'
import { fakeRollup } from '../../../../../testing/optimisticView.ts'
import type { GameView, OptimisticView } from '../../../engine/types/view.ts'
import { actionOf, disputedStep, footingOf, roundsOf, shareOf, turnOf } from './game.ts'

const gameOf = (view: OptimisticView): GameView => view.games[0] ?? expect.fail('no game')
const disputed = (game: Parameters<typeof fakeRollup>[0] = {}) =>
  fakeRollup({ batches: ['disputed'], claims: ['disputed'], detected: true, watchers: ['hand'], ...game })
const because = (view: OptimisticView, change: Partial<GameView> = {}) => turnOf(view, { ...gameOf(view), ...change })

test('the part before the first difference is the one that was chosen, in every round', () => {
  const view = disputed({ games: [{ branching: 4, rounds: 4, turn: 'challenger' }] })
  const rounds = roundsOf(gameOf(view))
  expect(rounds).toHaveLength(5)
  for (const round of rounds.slice(0, -1)) expect(round.firstDifference).toBe((round.chosen ?? -1) + 1)
  expect(rounds.at(-1)?.chosen).toBeNull()
  for (const round of rounds) {
    expect(round.points[0]?.agrees).toBe(true)
    expect(round.points.at(-1)?.agrees).toBe(false)
    expect([shareOf(round.lo, round), shareOf(round.hi, round)]).toEqual([0, 1])
  }
})

test('the challenger may name any part, the wrong ones too', () => {
  const view = disputed({ games: [{ branching: 4, turn: 'challenger' }] })
  const { moves, by, why } = turnOf(view, gameOf(view))
  expect([by, why, moves.length]).toEqual(['vera', null, 4])
  expect(moves[1]).toEqual({ kind: 'choose', segment: 1, from: 32_768, to: 65_536 })
  expect(actionOf(0, 'vera', moves[1] ?? expect.fail())).toEqual({
    type: 'game.choose',
    by: 'vera',
    args: { from: 'vera', game: 0, segment: 1 },
  })
})

test('nobody is offered a move that somebody else makes by itself, that is on its way, or when it is over', () => {
  const game = { games: [{ turn: 'challenger' as const }] }
  expect(because(disputed({ ...game, watchers: ['on'] })).why).toBe('automatic')
  expect(because(disputed(game), { pendingMove: '0x12' })).toMatchObject({ why: 'pending', moves: [] })
  expect(because(disputed(game), { turn: 'over', winner: 'challenger' })).toMatchObject({ why: 'over', side: null })
  expect(because(disputed(game), { challengerId: null })).toMatchObject({ why: 'stranger', moves: [] })
  const defending = disputed({ games: [{ turn: 'defender' }] })
  expect(because(defending).why).toBe('automatic')
  const left = { ...defending, proposer: { online: false, lie: null } }
  expect(because(left)).toMatchObject({ by: 'sequencer', moves: [{ kind: 'bisect' }] })
})

test('when a clock has run out the other side has one move: to say so', () => {
  const view = disputed({ games: [{ turn: 'defender' }] })
  expect(because(view, { defenderLeft: 0 })).toMatchObject({
    side: 'defender',
    by: 'vera',
    moves: [{ kind: 'timeout' }],
  })
})

test('one step is left, or more', () => {
  const last = gameOf(disputed({ games: [{ rounds: 17, turn: 'prove' }] }))
  expect(disputedStep(last)).toBe(last.lo)
  expect(turnOf(disputed(), last).moves).toEqual([{ kind: 'prove' }])
  expect(disputedStep(gameOf(disputed({ games: [{ rounds: 3 }] })))).toBeNull()
})

test('the ends of a range stand on what the own run says, and a part named too early or too late is told apart', () => {
  const game = gameOf(disputed({ games: [{ branching: 4, rounds: 2, turn: 'challenger' }] }))
  const shown = roundsOf(game)
  const after = (agree: readonly boolean[]) =>
    footingOf(
      game,
      shown.map((round) => ({
        ...round,
        points: [game.lo, game.hi].map((step, index) => ({
          step,
          defender: '0x1',
          own: '0x1',
          agrees: agree[index] ?? false,
        })),
      })),
    )
  expect(footingOf(game, shown)).toBe('sound')
  expect(after([true, false])).toBe('sound')
  expect(after([true, true])).toBe('tooEarly')
  expect(after([false, false])).toBe('tooLate')
  expect(footingOf(game, [])).toBe('unknown')
})

test('where nobody holds a run, nothing is said to agree or to differ', () => {
  const game = gameOf(disputed({ games: [{ branching: 4, rounds: 2, turn: 'challenger' }] }))
  const rounds = game.rounds.map((round) => ({
    ...round,
    boundaries: round.boundaries.map((each) => ({ ...each, own: null })),
  }))
  const shown = roundsOf({ ...game, rounds })
  expect(shown.flatMap(({ points }) => points.map(({ agrees }) => agrees))).not.toContain(true)
  expect(shown.map(({ firstDifference }) => firstDifference)).toEqual(rounds.map(() => null))
  expect(footingOf(game, shown)).toBe('noRun')
})
