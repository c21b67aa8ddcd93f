import type { AnyEvent, AnySystem, Refusal } from '../kernel/types.ts'
import { createWorld, type World } from '../kernel/world.ts'
import type { AnyLevel, LevelMove } from '../ui/exhibit.ts'

// Plays a level against the real engine, as a learner would: what CI holds solutions and near misses to.

export interface Played {
  readonly world: World
  // biome-ignore lint/suspicious/noExplicitAny: the view is the level's own system's
  readonly view: any
  readonly events: readonly AnyEvent[]
}

const look = async (world: World): Promise<Played> => ({ world, view: await world.view(), events: world.events })

/** The world as the level opens it. */
export async function openLevel(system: AnySystem, level: AnyLevel): Promise<Played> {
  const world = await createWorld({ system, seed: level.seed, params: level.params })
  return makeMoves(await look(world), level.opening)
}

/** Throws at a move that is refused: whoever wrote the moves meant them to work. */
// biome-ignore lint/suspicious/noExplicitAny: moves look at their own level's view
export async function makeMoves(from: Played, moves: readonly LevelMove<any>[]): Promise<Played> {
  let played = from
  for (const [index, move] of moves.entries()) {
    const refusal = await tryMove(played, move)
    if (refusal) throw new Error(`move ${index + 1} was refused: ${refusal.code} ${JSON.stringify(refusal.facts)}`)
    played = await look(played.world)
  }
  return played
}

/**
 * Plays lists of moves that begin alike, each beginning once: a world is forked where the lists part.
 * Moves are told apart by identity, so lists that mean the same move must name the same one.
 */
export function rehearse(system: AnySystem, level: AnyLevel): Rehearsal {
  const known = rehearsals.get(level) ?? newRehearsal(system, level)
  rehearsals.set(level, known)
  return known
}

/** A level is played once, however many look on. */
const rehearsals = new WeakMap<AnyLevel, Rehearsal>()

function newRehearsal(system: AnySystem, level: AnyLevel): Rehearsal {
  interface Stage {
    readonly played: Promise<Played>
    // biome-ignore lint/suspicious/noExplicitAny: see above
    readonly next: Map<LevelMove<any>, Stage>
  }
  const opened: Stage = { played: openLevel(system, level), next: new Map() }
  const branchOff = async ({ world, ...rest }: Played): Promise<Played> => ({
    ...rest,
    world: await world.fork(world.head),
  })
  return async (moves) => {
    let stage = opened
    for (const move of moves) {
      const before = stage.played
      const known = stage.next.get(move)
      const reached = known ?? {
        played: before.then(async (played) => makeMoves(await branchOff(played), [move])),
        next: new Map(),
      }
      stage.next.set(move, reached)
      stage = reached
    }
    return stage.played
  }
}
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Rehearsal = (moves: readonly LevelMove<any>[]) => Promise<Played>

// biome-ignore lint/suspicious/noExplicitAny: see above
export async function tryMove({ world, view, events }: Played, move: LevelMove<any>): Promise<Refusal | null> {
  const outcome = await world.dispatch(typeof move === 'function' ? move(view, events) : move)
  return outcome.ok ? null : outcome.refusal
}

export const goalsReached = (level: AnyLevel, { view, events }: Played): readonly string[] =>
  level.goals.filter((goal) => goal.reachedAt(view, events) !== null).map((goal) => goal.id)
