import { decodeLink } from '../../kernel/link/link.ts'
import type { LinkFault, Parcel } from '../../kernel/link/types.ts'
import type { AnyExhibit, AnyLevel } from '../../ui/exhibit.ts'
import { engine } from '../engine.ts'
import { progress } from '../progress/progress.ts'
import { isDone, recordKey } from '../progress/records.ts'
import type { RegisteredSystem } from '../registry.ts'
import { type OpenedLab, type Opening, openOpening } from './opening.ts'
import { readPanes } from './panes.ts'
import { takeResume } from './resume.ts'
import { fromShelf, listShelf, type ShelfRecord } from './shelf.ts'

// The way into the lab: from an address or a handed-over scenario to a lab that stands, or to the words why not.

export interface Asked {
  readonly registered: RegisteredSystem
  readonly link: string | null
  readonly level: string | null
  readonly handedOver: Parcel | null
  /** From the level's beginning, whatever is kept of it. */
  readonly afresh: boolean
}

export type BadLink =
  | { readonly reason: LinkFault; readonly detail: string }
  | { readonly reason: 'other-system'; readonly detail: string }
  | { readonly reason: 'no-such-level'; readonly detail: string }

export interface OpenDoor {
  readonly kind: 'open'
  readonly exhibit: AnyExhibit
  readonly level: AnyLevel | null
  readonly opened: OpenedLab
  /** The kept world this one goes on from, if it does. */
  readonly kept: ShelfRecord | null
  /** The world was begun by its level, not by a learner's log. */
  readonly fromLevel: boolean
}
export type Door = { readonly kind: 'bad-link'; readonly bad: BadLink } | OpenDoor

type Wanted = { readonly opening: Opening; readonly level: string | null; readonly selection: string | null }

/** What the address asks for, else what was handed over, before anything heavy is loaded: a bad link costs nothing but its page. */
export function wantedOf({ registered, link, level, handedOver }: Asked): Wanted | BadLink {
  if (link !== null) {
    const decoded = decodeLink(link)
    if (!decoded.ok) return decoded
    if (decoded.parcel.system !== registered.id) return { reason: 'other-system', detail: decoded.parcel.system }
    return ofParcel(decoded.parcel, decoded.migratedFrom)
  }
  if (level !== null && !registered.levels.some((each) => each.id === level))
    return { reason: 'no-such-level', detail: level }
  if (level === null && handedOver?.system === registered.id) return ofParcel(handedOver, null)
  return { opening: { kind: 'fresh' }, level, selection: null }
}

function ofParcel(parcel: Parcel, migratedFrom: number | null): Wanted {
  const { level, selection } = readPanes(parcel.panes)
  return { opening: { kind: 'parcel', parcel, migratedFrom }, level, selection }
}

export async function openDoor(asked: Asked): Promise<Door> {
  const resumed = await worldLeftHere(asked.registered.id)
  const wanted = resumed ? ofParcel(resumed.parcel, null) : wantedOf(asked)
  if ('reason' in wanted) return { kind: 'bad-link', bad: wanted }
  const [api, { exhibit }] = await Promise.all([engine(), asked.registered.load()])
  const level = exhibit.levels.find((each) => each.id === wanted.level) ?? null
  const kept =
    wanted.opening.kind === 'fresh' && level && !asked.afresh ? await keptWorld(asked.registered.id, level.id) : resumed
  const opening = openingOf(wanted.opening, level, kept)
  const opened = await openOpening(api, exhibit, opening)
  if (wanted.selection !== null) opened.lab.select(wanted.selection)
  return { kind: 'open', exhibit, level, opened, kept, fromLevel: opening.kind === 'level' }
}

function openingOf(wanted: Opening, level: AnyLevel | null, kept: ShelfRecord | null): Opening {
  if (wanted.kind !== 'fresh') return wanted
  if (kept) return { kind: 'parcel', parcel: kept.parcel, migratedFrom: null }
  return level ? { kind: 'level', level } : wanted
}

/** What stood here when the page was left to be opened again: it goes before all that the address asks for. */
async function worldLeftHere(system: string): Promise<ShelfRecord | null> {
  const id = takeResume()
  const left = id === null ? null : await fromShelf(id).catch(() => null)
  return left?.parcel.system === system ? left : null
}

/** Where a level that is not done was left. A browser that keeps nothing has nothing to go on from. */
async function keptWorld(system: string, level: string): Promise<ShelfRecord | null> {
  await progress.load()
  const record = progress.store.getState().records.get(recordKey({ system, level }))
  if (!record || isDone(record)) return null
  const shelf = await listShelf().catch(() => null)
  return shelf?.worlds.find((world) => world.level === level && world.parcel.system === system) ?? null
}
