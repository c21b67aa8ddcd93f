import type { Hex } from '../../kernel/types.ts'
import { createEngine } from '../../worker/engine.ts'
import { levelsOf } from '../levels.ts'
import type { LabVisit } from './inLab.ts'
import { levelName, type PlayedScenario } from './play.ts'

/** What a visit does in the lab: the first level of each system, by its solution. */
export type LabPlan = Omit<LabVisit, 'address'>

export async function planVisits(systems: readonly string[], played: readonly PlayedScenario[]): Promise<LabPlan[]> {
  const plans = await Promise.all(systems.map((system) => planVisit(system, played)))
  return plans.filter((plan) => plan !== null)
}

async function planVisit(system: string, played: readonly PlayedScenario[]): Promise<LabPlan | null> {
  const [level] = await levelsOf(system)
  const solved = played.find(({ name }) => level !== undefined && name === levelName(system, level.id))
  if (level === undefined || solved === undefined) return null
  const { scenario } = solved
  const opening = level.opening.length
  const digestAfter = async (entries: number): Promise<Hex> => {
    const engine = createEngine()
    const { status } = await engine.open({ ...scenario, log: scenario.log.slice(0, entries) })
    return engine.digest(status.id)
  }
  return {
    system,
    level: level.id,
    moves: scenario.log.slice(opening),
    opensAt: await digestAfter(opening),
    endsAt: await digestAfter(scenario.log.length),
  }
}
