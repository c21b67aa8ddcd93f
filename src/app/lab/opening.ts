import { LINK_VERSION, type Parcel } from '../../kernel/link/types.ts'
import type { Hex, Json, Moment, Refusal, Scenario } from '../../kernel/types.ts'
import type { AnyExhibit, Level } from '../../ui/exhibit.ts'
import type { EngineApi, WorldStatus } from '../../worker/api.ts'
import { type Lab, openLab } from './session.ts'

// From what a learner opened (a link, a file, a level, nothing) to a lab that stands, and what must be said about it.

export type Opening =
  | { readonly kind: 'parcel'; readonly parcel: Parcel; readonly migratedFrom: number | null }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'fresh' }

/** What opened differently from what its maker saw. Never silent. */
export type Notice =
  | { readonly kind: 'digest-differs'; readonly madeBy: string; readonly expected: Hex; readonly got: Hex }
  | {
      readonly kind: 'stopped-early'
      readonly madeBy: string
      readonly position: number
      readonly of: number
      readonly refusal: Refusal
    }
  | { readonly kind: 'migrated'; readonly from: number }

export interface OpenedLab {
  readonly lab: Lab
  readonly notices: readonly Notice[]
}

const scenarioOfOpening = (opening: Opening, exhibit: AnyExhibit): Scenario => {
  if (opening.kind === 'parcel') {
    const { system, seed, params, log } = opening.parcel
    return { system, seed, params, log }
  }
  if (opening.kind === 'level') {
    const { seed, params, opening: log } = opening.level
    return { system: exhibit.id, seed, params, log }
  }
  return { system: exhibit.id, seed: exhibit.freshSeed, params: exhibit.params, log: [] }
}

export async function openOpening(engine: EngineApi, exhibit: AnyExhibit, opening: Opening): Promise<OpenedLab> {
  const scenario = scenarioOfOpening(opening, exhibit)
  const moment: Moment | undefined = opening.kind === 'parcel' ? opening.parcel.moment : undefined
  const { lab, opened } = await openLab({ engine, scenario, moment })
  if (opening.kind !== 'parcel') return { lab, notices: [] }

  const { engine: madeBy, digest: expected } = opening.parcel
  const notices: Notice[] = []
  if (opening.migratedFrom !== null) notices.push({ kind: 'migrated', from: opening.migratedFrom })
  if (opened.stoppedAt) {
    const { position, refusal } = opened.stoppedAt
    notices.push({ kind: 'stopped-early', madeBy, position, of: scenario.log.length, refusal })
  } else if (expected !== null) {
    const got = await engine.digest(opened.status.id, opened.status.head)
    if (got !== expected) notices.push({ kind: 'digest-differs', madeBy, expected, got })
  }
  return { lab, notices }
}

/** Everything a link or file carries of the lab as it stands now. */
export async function parcelOf(lab: Lab, engineVersion: string, panes: Json = null): Promise<Parcel> {
  const { status } = lab.store.getState()
  if (!status) throw new Error('The lab is not open yet.')
  return parcelOfWorld(lab.engine, status, engineVersion, panes)
}

export async function parcelOfWorld(
  engine: EngineApi,
  status: WorldStatus,
  engineVersion: string,
  panes: Json,
): Promise<Parcel> {
  const [scenario, digest] = await Promise.all([engine.scenario(status.id), engine.digest(status.id, status.head)])
  return { v: LINK_VERSION, engine: engineVersion, ...scenario, moment: status.moment, panes, digest }
}
