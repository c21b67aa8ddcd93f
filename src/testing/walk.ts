import { expect } from 'vitest'
import type { AnyAction, AnySystem } from '../kernel/types.ts'
import type { AnyLevel, LevelStep } from '../ui/exhibit.ts'
import { makeMoves, openLevel, type Played, tryMove } from './levels.ts'

// A level played by its own buttons alone, as somebody would who presses whatever a step offers.

const MOST_PRESSES = 8

/** The world as each step left it, by the step's id; `opened` is what it begins with. */
export interface Walk {
  readonly at: (stop: string) => Played
  readonly stops: readonly Played[]
  /** Steps whose button did not bring what they ask for, and refusals that were not the one meant. */
  readonly stuck: readonly string[]
}

export const stepOf = (level: AnyLevel, id: string): LevelStep =>
  level.steps.find((step) => step.id === id) ?? expect.fail(`no step ${id}`)

export function buttonOf(step: LevelStep, { view, events }: Played): AnyAction {
  const { offer, predict } = step
  const action = offer && 'action' in offer ? offer.action : predict?.act
  return action?.(view, events) ?? expect.fail(`${step.id} has no button`)
}

export const isDone = ({ done, predict }: LevelStep, { view, events }: Played): boolean =>
  done?.(view, events) ?? (predict ? predict.outcome(view, events) !== null : true)

const kept = (played: Played): Played => ({ ...played, events: [...played.events] })

export async function walkThrough(system: AnySystem, level: AnyLevel): Promise<Walk> {
  let played = await openLevel(system, level)
  const stops = new Map([['opened', kept(played)]])
  const stations = [kept(played)]
  const stuck: string[] = []
  for (const step of level.steps) {
    if (step.refusal !== undefined) {
      const refusal = await tryMove(played, buttonOf(step, played))
      if (refusal?.code !== step.refusal) stuck.push(step.id)
    } else {
      for (let pressed = 0; pressed < MOST_PRESSES && !isDone(step, played); pressed++) {
        played = await makeMoves(played, [buttonOf(step, played)])
        stations.push(kept(played))
      }
      if (!isDone(step, played)) stuck.push(step.id)
    }
    stops.set(step.id, kept(played))
  }
  return { at: (stop) => stops.get(stop) ?? expect.fail(`no stop ${stop}`), stops: stations, stuck }
}
