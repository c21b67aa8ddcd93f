// A small town to tell stories in: few accounts and small blocks, so that a rush is seventy buyers and not two thousand.

import type { AnyEvent, Json, Moment } from '../../../kernel/types.ts'
import { createWorld, openScenario, type World } from '../../../kernel/world.ts'
import type { GroundState } from '../engine/state.ts'
import { groundSystem } from '../engine/system.ts'
import type { GroundEvents, GroundView } from '../engine/types.ts'

export const SLOT = 12
export const GWEI = 1_000_000_000

/** Two million gas a block: a rush of seventy fills three. */
export const SMALL = { gasLimit: 2_000_000, crowd: { accounts: 40 }, network: {} }

export interface TownWorld {
  readonly world: World
  /** Throws when refused. */
  readonly ask: (type: string, args: Json) => Promise<readonly AnyEvent[]>
  readonly refusal: (type: string, args: Json) => Promise<{ readonly code: string; readonly facts: Json }>
  readonly slots: (count?: number) => Promise<readonly AnyEvent[]>
  readonly wait: (seconds: number) => Promise<readonly AnyEvent[]>
  readonly view: (at?: Moment) => Promise<GroundView>
  readonly state: () => Promise<GroundState>
}

export async function openTown(params: Json = SMALL, seed = 'town'): Promise<TownWorld> {
  return asTown(await createWorld({ system: groundSystem as never, seed, params }))
}

export async function openAgain(town: TownWorld): Promise<TownWorld> {
  const { world, stoppedAt } = await openScenario({ system: groundSystem as never, scenario: town.world.scenario() })
  if (stoppedAt !== null) throw new Error(`stopped at ${stoppedAt.position}: ${stoppedAt.refusal.code}`)
  return asTown(world)
}

export function asTown(world: World): TownWorld {
  const wait = async (seconds: number) => {
    const outcome = await world.advance(seconds)
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`)
    return outcome.events
  }
  return {
    world,
    wait,
    async ask(type, args) {
      const outcome = await world.dispatch({ type, by: 'learner', args })
      if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`)
      return outcome.events
    },
    async refusal(type, args) {
      const outcome = await world.dispatch({ type, by: 'learner', args })
      if (outcome.ok) throw new Error('not refused')
      return outcome.refusal
    },
    slots: (count = 1) => wait(count * SLOT),
    view: async (at) => (await world.view(at)) as unknown as GroundView,
    state: async () => (await world.read()).state as GroundState,
  }
}

type Name = keyof GroundEvents & string

/** The payloads of one kind of event, in order. */
export const told = <K extends Name>(events: readonly AnyEvent[], type: K): GroundEvents[K][] =>
  events.filter((event) => event.type === type).map((event) => event.data as unknown as GroundEvents[K])

export const namesOf = (events: readonly AnyEvent[]): string[] => events.map(({ type }) => type)
