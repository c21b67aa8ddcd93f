import type { Json } from '../types.ts'
import { codec1 } from './codec1.ts'
import { checkJson } from './json.ts'
import { migrations } from './migrations.ts'
import { type CheckedParcel, payloadToParcel } from './parcel.ts'
import { type Fault, fault, LINK_VERSION, type LinkCodec, type LinkResult, type Migration } from './types.ts'

/** All that decides how links of the past are read. Tests put together formats of a future of their own. */
export interface LinkFormat {
  readonly version: number
  /** One for every version from 1 on, in order. */
  readonly codecs: readonly LinkCodec[]
  /** One for every version but the newest, in order. */
  readonly migrations: readonly Migration[]
  readonly toParcel: (payload: Json) => CheckedParcel
}

export const currentFormat: LinkFormat = {
  version: LINK_VERSION,
  codecs: [codec1],
  migrations,
  toParcel: payloadToParcel,
}

/** From a payload of `version` to a parcel of today. Whatever a migration makes is checked like what a stranger sends. */
export function bringUp(payload: Json, version: number, format: LinkFormat): LinkResult {
  const migrated = migrate(payload, version, format.migrations)
  if (!migrated.ok) return migrated
  const checked = format.toParcel(migrated.payload)
  if (!checked.ok) return checked
  return { ok: true, parcel: checked.parcel, migratedFrom: version === format.version ? null : version }
}

function migrate(
  payload: Json,
  version: number,
  steps: readonly Migration[],
): { readonly ok: true; readonly payload: Json } | Fault {
  let current = payload
  for (const step of steps.slice(version - 1)) {
    try {
      const next = checkJson(step.up(current))
      if (!next.ok) return fault('migration-failed', `${step.id}: ${next.detail}`)
      current = next.value
    } catch (error) {
      return fault('migration-failed', `${step.id}: ${error instanceof Error ? error.message : 'unknown error'}`)
    }
  }
  return { ok: true, payload: current }
}
