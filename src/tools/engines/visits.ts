import type { LabVisit } from './inLab.ts'
import type { PlayedScenario } from './play.ts'

/** What a visit does in the lab: the first level of each system, by its solution. */
export type LabPlan = Omit<LabVisit, 'address'>

export function planVisits(systems: readonly string[], played: readonly PlayedScenario[]): LabPlan[] {
  return systems.flatMap((system) => {
    const first = played.find(({ scenario, level }) => scenario.system === system && level !== undefined)
    return first === undefined ? [] : planVisit(first)
  })
}

function planVisit({ scenario, level, opened, inNode }: PlayedScenario): LabPlan[] {
  if (level === undefined) return []
  const { system, log } = scenario
  return [{ system, level: level.id, moves: log.slice(level.opening), opensAt: opened, endsAt: inNode.digest }]
}
