import { digestOf } from '../../kernel/canonical.ts'
import type { Hex, Scenario } from '../../kernel/types.ts'
import { goldenScenarios } from '../../testing/golden/list.ts'
import type { GoldenScenario } from '../../testing/golden/scenario.ts'
import type { EngineApi, WorldId } from '../../worker/api.ts'
import { createEngine } from '../../worker/engine.ts'
import { systemModules } from '../../worker/systems.ts'
import { levelsOf } from '../levels.ts'
import { type Observed, observe } from './observe.ts'

interface LevelScenario extends GoldenScenario {
  /** The level, and how many of the moves it has made itself when it opens. */
  readonly level?: { readonly id: string; readonly opening: number }
}

/** A scenario whose moves were made, in Node: its log is what every other engine replays. */
export interface PlayedScenario extends Pick<LevelScenario, 'name' | 'level'> {
  readonly scenario: Scenario
  /** Tells a scenario that was changed from one that ends otherwise. */
  readonly logDigest: Hex
  /** The world as a level opens it. */
  readonly opened: Hex
  readonly inNode: Observed
}

const levelScenarios = async (system: string): Promise<readonly LevelScenario[]> =>
  (await levelsOf(system)).map(({ id, seed, params, opening, solution }) => ({
    name: `${system}/level/${id}`,
    system,
    seed,
    params,
    moves: [...opening, ...solution],
    level: { id, opening: opening.length },
  }))

/** Every golden scenario, and every level's solution: a new level is among them without being named here. */
export async function allScenarios(): Promise<readonly LevelScenario[]> {
  const levels = await Promise.all(Object.keys(systemModules).map(levelScenarios))
  return [...(await goldenScenarios()), ...levels.flat()]
}

/** One after the other, each handed on as soon as it is played. */
export function playAll(scenarios: readonly LevelScenario[]): readonly Promise<PlayedScenario>[] {
  let before: Promise<unknown> = Promise.resolve()
  return scenarios.map((scenario) => {
    const playing = before.then(() => play(scenario))
    before = playing
    return playing
  })
}

/** Whoever waits in the same thread, a server for one, gets a turn now and then. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

async function play({ name, system, seed, params, moves, level }: LevelScenario): Promise<PlayedScenario> {
  const start = performance.now()
  const engine = createEngine({ breathe })
  try {
    const { status } = await engine.open({ system, seed, params, log: [] })
    const { id } = status
    await makeMoves(engine, id, moves.slice(0, level?.opening ?? 0))
    const opened = await engine.digest(id)
    await makeMoves(engine, id, moves.slice(level?.opening ?? 0))
    const scenario = await engine.scenario(id)
    const logDigest = digestOf({ ...scenario, log: scenario.log.map((entry) => ({ ...entry })) })
    return { name, scenario, logDigest, opened, inNode: await observe(engine, id, start), ...(level && { level }) }
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A move that is refused is a fault of the scenario's. */
async function makeMoves(engine: EngineApi, id: WorldId, moves: GoldenScenario['moves']): Promise<void> {
  for (const [index, move] of moves.entries()) {
    const action = typeof move === 'function' ? move(await engine.view(id), await engine.events(id)) : move
    const { outcome } = await engine.act(id, action)
    if (outcome.ok) continue
    const { code, facts } = outcome.refusal
    throw new Error(`move ${index + 1} was refused: ${code} ${JSON.stringify(facts)}`)
  }
}
