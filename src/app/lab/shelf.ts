import { createStore, del, entries, get, set } from 'idb-keyval'
import { decodeFile, encodeFile } from '../../kernel/link/file.ts'
import type { Parcel } from '../../kernel/link/types.ts'

// Every world a learner has acted in is kept on this device until they remove it: closing the tab, a bad link or
// an update of the lab never costs anyone their work.

export interface ShelfRecord {
  readonly id: string
  readonly savedAt: number
  /** The level it was opened for, if any. */
  readonly level: string | null
  readonly parcel: Parcel
}

export interface UnreadableRecord {
  readonly id: string
  readonly reason: string
}

interface Stored {
  readonly savedAt: number
  readonly level: string | null
  readonly file: Uint8Array
}

const shelf = () => createStore('mezzanine-worlds', 'worlds')

export async function putOnShelf({ id, savedAt, level, parcel }: ShelfRecord): Promise<void> {
  await set(id, { savedAt, level, file: encodeFile(parcel) } satisfies Stored, shelf())
}

/** Newest first. What can't be read stays where it is and is told by name. */
export async function listShelf(): Promise<{
  readonly worlds: readonly ShelfRecord[]
  readonly unreadable: readonly UnreadableRecord[]
}> {
  const all = (await entries<string, unknown>(shelf())).map(([id, stored]) => read(String(id), stored))
  return {
    worlds: all.filter((record) => 'parcel' in record).sort((a, b) => b.savedAt - a.savedAt),
    unreadable: all.filter((record) => 'reason' in record),
  }
}

/** `null` when it is not there, or not readable. */
export async function fromShelf(id: string): Promise<ShelfRecord | null> {
  const record = read(id, await get<unknown>(id, shelf()))
  return 'parcel' in record ? record : null
}

export const removeFromShelf = (id: string): Promise<void> => del(id, shelf())

function read(id: string, stored: unknown): ShelfRecord | UnreadableRecord {
  if (!isStored(stored)) return { id, reason: 'not-a-record' }
  const decoded = decodeFile(stored.file)
  return decoded.ok
    ? { id, savedAt: stored.savedAt, level: stored.level, parcel: decoded.parcel }
    : { id, reason: decoded.reason }
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false
  const { savedAt, level, file } = value as Partial<Stored>
  return typeof savedAt === 'number' && (level === null || typeof level === 'string') && file instanceof Uint8Array
}
