import { linkToHash } from '../../kernel/link/address.ts'
import { tryEncodeLink } from '../../kernel/link/link.ts'
import type { Fault, Parcel } from '../../kernel/link/types.ts'
import type { Json } from '../../kernel/types.ts'
import { VERSION } from '../version.ts'
import { parcelOf, parcelOfWorld } from './opening.ts'
import { panesToJson } from './panes.ts'
import type { Lab } from './session.ts'

export interface Shared {
  readonly parcel: Parcel
  /** The whole address, or why a link cannot carry it; a file always can. */
  readonly link: { readonly ok: true; readonly address: string } | Fault
}

/** The lab as it stands, with the level it is open for. */
export function parcelOfLab(lab: Lab, level: string | null): Promise<Parcel> {
  const { selection } = lab.store.getState()
  return parcelOf(lab, VERSION, panesToJson({ level, selection }))
}

/** Every other line of the lab, each with its own cursor. */
export async function parcelsOfOtherBranches(lab: Lab, level: string | null): Promise<readonly Parcel[]> {
  const { branches, status } = lab.store.getState()
  const others = branches.filter(({ id }) => id !== status?.id)
  return Promise.all(
    others.map(async ({ id }) =>
      parcelOfWorld(lab.engine, await lab.engine.status(id), VERSION, panesToJson({ level, selection: null })),
    ),
  )
}

const addressOf = (system: string, text: string): string =>
  `${location.origin}${location.pathname}${linkToHash(system, text)}`

/** All that was done here, done in a world with other parameters: what comes out of it nobody has said yet. */
export async function addressOtherwise(lab: Lab, changed: { readonly [param: string]: Json }): Promise<string | null> {
  const parcel = await parcelOfLab(lab, null)
  const params = { ...(parcel.params as { readonly [param: string]: Json }), ...changed }
  const encoded = tryEncodeLink({ ...parcel, params, digest: null })
  return encoded.ok ? addressOf(parcel.system, encoded.text) : null
}

/** The lab as it stands, ready to be handed to somebody. */
export async function shareLab(lab: Lab, level: string | null): Promise<Shared> {
  const parcel = await parcelOfLab(lab, level)
  const encoded = tryEncodeLink(parcel)
  if (!encoded.ok) return { parcel, link: encoded }
  return { parcel, link: { ok: true, address: addressOf(parcel.system, encoded.text) } }
}
