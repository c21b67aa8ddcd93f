import { createStore as createShelf, del, entries, set } from 'idb-keyval'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import {
  decodeProgress,
  encodeProgress,
  type LevelRecord,
  mergeRecords,
  type ProgressFault,
  readRecord,
  recordKey,
} from './records.ts'

// A learner's progress: in IndexedDB of this browser and nowhere else, mirrored in a store for the page.

/** Where records are kept. A browser may forbid it, or lose the connection at any call. */
export interface Shelf {
  entries(): Promise<readonly (readonly [key: string, value: unknown])[]>
  set(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
}

const LEVEL = 'level:'
const ASIDE = 'aside:'

export interface ProgressState {
  readonly phase: 'loading' | 'ready'
  readonly records: ReadonlyMap<string, LevelRecord>
  /** Unreadable records, kept as they were found. */
  readonly aside: readonly unknown[]
  /** The browser does not let us keep anything; what is here lasts as long as the page. */
  readonly away: boolean
}

export type Imported =
  | { readonly ok: true; readonly added: number; readonly kept: number; readonly unreadable: number }
  | { readonly ok: false; readonly reason: ProgressFault }

export function createProgress(shelf: Shelf) {
  const store = createStore<ProgressState>(() => ({ phase: 'loading', records: new Map(), aside: [], away: false }))
  let loading: Promise<void> | null = null

  async function trying(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch {
      store.setState({ away: true })
    }
  }

  async function readAll(): Promise<void> {
    await trying(async () => {
      const records = new Map<string, LevelRecord>()
      const aside: unknown[] = []
      for (const [key, value] of await shelf.entries()) {
        if (key.startsWith(ASIDE)) aside.push(value)
        if (!key.startsWith(LEVEL)) continue
        const record = readRecord(value)
        if (record) {
          records.set(recordKey(record), record)
          continue
        }
        aside.push(value)
        // Its old place may be written again; aside it stays until it is exported or reset.
        await shelf.set(`${ASIDE}${key}:${aside.length}`, value)
        await shelf.delete(key)
      }
      store.setState({ records, aside })
    })
    store.setState({ phase: 'ready' })
  }
  const load = (): Promise<void> => {
    loading ??= readAll()
    return loading
  }

  async function put(record: LevelRecord): Promise<void> {
    const key = recordKey(record)
    store.setState((state) => ({ records: new Map(state.records).set(key, record) }))
    await trying(() => shelf.set(`${LEVEL}${key}`, record))
  }

  return {
    store,
    load,
    /** Goals only ever grow: trying something else afterwards loses none. */
    async record(now: Omit<LevelRecord, 'v' | 'at'>, at: number): Promise<void> {
      await load()
      const fresh: LevelRecord = { v: 1, ...now, at }
      const before = store.getState().records.get(recordKey(fresh))
      await put(before ? mergeRecords(before, fresh) : fresh)
    },
    exportText(): string {
      const { records, aside } = store.getState()
      return encodeProgress({ records: [...records.values()], aside })
    },
    async importText(text: string): Promise<Imported> {
      await load()
      const file = decodeProgress(text)
      if (!file.ok) return file
      let added = 0
      for (const record of file.records) {
        const before = store.getState().records.get(recordKey(record))
        const after = before ? mergeRecords(before, record) : record
        if (before && JSON.stringify(before) === JSON.stringify(after)) continue
        added++
        await put(after)
      }
      return { ok: true, added, kept: file.records.length - added, unreadable: file.aside.length }
    },
    async reset(): Promise<void> {
      await load()
      store.setState({ records: new Map(), aside: [] })
      await trying(async () => {
        for (const [key] of await shelf.entries()) await shelf.delete(key)
      })
    },
  }
}

function browserShelf(): Shelf {
  // Opening the database is put off to the first use: a browser may throw at it.
  let opened: ReturnType<typeof createShelf> | null = null
  const db = () => {
    opened ??= createShelf('mezzanine-progress', 'records')
    return opened
  }
  return {
    entries: () => entries<string, unknown>(db()),
    set: (key, value) => set(key, value, db()),
    delete: (key) => del(key, db()),
  }
}

export const progress = createProgress(browserShelf())
export const useProgress = <T>(pick: (state: ProgressState) => T): T => useStore(progress.store, pick)
