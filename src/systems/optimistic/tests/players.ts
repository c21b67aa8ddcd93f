import type { Hex } from '../../../kernel/types.ts'
import type { TestAccount, TestRun } from '../../../testing/evm.ts'
import { type Court, honestRun, witnessOf } from './court.ts'

// The two sides of a game as functions of what they hold of each step. Nothing here knows who is honest.

/** What a side says the machine was like after so many steps. */
export type Tale = (step: number) => Hex

export const BISECT = 0
export const CHOOSE = 1
export const PROVE = 2
export const OVER = 3

export interface GameNow {
  readonly claim: number
  readonly lo: number
  readonly hi: number
  readonly turn: number
  readonly agreed: Hex
  readonly defenders: Hex
  readonly challengers: Hex
}

export async function lookAt(court: Court, game: number): Promise<GameNow> {
  const [, claim, , position, agreed, defenders, challengers] = await court.game.read('games', [BigInt(game)])
  const { lo, hi, turn } = position
  return { claim, lo: Number(lo), hi: Number(hi), turn, agreed, defenders, challengers }
}

/** The steps at which this range is split, its ends included. */
export function boundariesOf({ lo, hi }: { lo: number; hi: number }, branching: number): number[] {
  const segments = Math.min(branching, hi - lo)
  return Array.from({ length: segments + 1 }, (_, i) => lo + Math.floor((i * (hi - lo)) / segments))
}

export const innerOf = (now: GameNow, branching: number, tale: Tale): Hex[] =>
  boundariesOf(now, branching).slice(1, -1).map(tale)

/** The first part whose end this side has another hash for. At the range's own end both have said what they hold. */
export function firstWrong(now: GameNow, branching: number, inner: readonly Hex[], tale: Tale) {
  const ends = boundariesOf(now, branching).slice(1, -1)
  const segment = ends.findIndex((step, i) => inner[i] !== tale(step))
  return segment === -1
    ? { segment: inner.length, ownHash: now.challengers }
    : { segment, ownHash: tale(ends[segment] ?? 0) }
}

export interface Players {
  readonly defender: TestAccount
  readonly challenger: TestAccount
  readonly branching: number
  /** Shown at a bisection. */
  readonly defends: Tale
  readonly challenges: Tale
  /** Chooses otherwise than by the first difference. */
  readonly choose?: (now: GameNow, inner: readonly Hex[]) => { readonly segment: number; readonly ownHash: Hex }
}

/** Plays until one step is left, and then has it executed. */
export async function playToTheEnd(court: Court, game: number, players: Players): Promise<TestRun> {
  for (;;) {
    const now = await lookAt(court, game)
    if (now.turn === PROVE) return prove(court, game, players.challenger)
    const inner = innerOf(now, players.branching, players.defends)
    demand(await court.game.send('bisect', [BigInt(game), inner], { from: players.defender }))
    const { segment, ownHash } =
      players.choose?.(now, inner) ?? firstWrong(now, players.branching, inner, players.challenges)
    const args = [BigInt(game), BigInt(segment), inner, ownHash] as const
    demand(await court.game.send('choose', args, { from: players.challenger }))
  }
}

/** The state before the last step as it truly was: there is no other whose bytes anybody knows. */
export async function prove(court: Court, game: number, from: TestAccount): Promise<TestRun> {
  const { claim, lo } = await lookAt(court, game)
  const [, , parent] = await court.rollup.read('claims', [BigInt(claim)])
  const truth = await honestRun(court, parent)
  return court.game.send('prove', [BigInt(game), truth.packedAt(lo), await witnessOf(court, claim, lo)], { from })
}

function demand(run: TestRun): void {
  if (!run.ok) throw new Error(`a move was refused: ${run.error} ${run.output}`)
}
