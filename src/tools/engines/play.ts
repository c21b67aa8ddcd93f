import { digestOf } from '../../kernel/canonical.ts'
import type { Hex, Scenario } from '../../kernel/types.ts'
import { createWorld } from '../../kernel/world.ts'
import { goldenScenarios } from '../../testing/golden/list.ts'
import type { GoldenScenario } from '../../testing/golden/scenario.ts'
import { makeMoves } from '../../testing/levels.ts'
import { systemModules } from '../../worker/systems.ts'
import { levelsOf } from '../levels.ts'

/** A scenario whose moves were made: its log is what every engine replays. */
export interface PlayedScenario {
  readonly name: string
  readonly scenario: Scenario
  /** Tells a scenario that was changed from one that ends otherwise. */
  readonly logDigest: Hex
}

export const levelName = (system: string, level: string): string => `${system}/level/${level}`

const levelScenarios = async (system: string): Promise<readonly GoldenScenario[]> =>
  (await levelsOf(system)).map(({ id, seed, params, opening, solution }) => ({
    name: levelName(system, id),
    system,
    seed,
    params,
    moves: [...opening, ...solution],
  }))

/** Every golden scenario, and every level's solution: a new level is among them without being named here. */
export async function allScenarios(): Promise<readonly GoldenScenario[]> {
  const levels = await Promise.all(Object.keys(systemModules).map(levelScenarios))
  return [...(await goldenScenarios()), ...levels.flat()]
}

/** Makes the moves, in Node. A move that is refused is a fault of the scenario's. */
export async function play({ name, system, seed, params, moves }: GoldenScenario): Promise<PlayedScenario> {
  const load = systemModules[system]
  if (load === undefined) throw new Error(`${name}: there is no system ${system}`)
  const world = await createWorld({ system: (await load()).system, seed, params })
  try {
    await makeMoves({ world, view: await world.view(), events: world.events }, moves)
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
  const scenario = world.scenario()
  return { name, scenario, logDigest: digestOf({ ...scenario, log: scenario.log.map((entry) => ({ ...entry })) }) }
}
