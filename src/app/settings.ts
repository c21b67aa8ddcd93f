import * as v from 'valibot'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

// How this person likes the lab. Kept in localStorage because it must be there before the first paint (public/theme.js).

export type ThemeChoice = 'system' | 'paper' | 'night'
export type Theme = 'paper' | 'night'
export type MotionChoice = 'system' | 'reduced'

export interface Settings {
  readonly theme: ThemeChoice
  readonly motion: MotionChoice
  /** Simulated seconds in a second on the wall. */
  readonly speed: number
  /** Whether plain digits and `?` do something: people who dictate switch them off (WCAG 2.1.4). */
  readonly singleKeys: boolean
}

export const DEFAULTS: Settings = { theme: 'system', motion: 'system', speed: 1, singleKeys: true }
const KEY = 'mezzanine.settings'
/** What could not be read is kept here rather than overwritten. */
const KEY_ASIDE = 'mezzanine.settings.unreadable'

const stored = v.object({
  theme: v.optional(v.picklist(['system', 'paper', 'night']), DEFAULTS.theme),
  motion: v.optional(v.picklist(['system', 'reduced']), DEFAULTS.motion),
  speed: v.optional(v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(1000)), DEFAULTS.speed),
  singleKeys: v.optional(v.boolean(), DEFAULTS.singleKeys),
})

/** `null` when there is something, and it is not ours. */
export function settingsFrom(text: string | null): Settings | null {
  if (text === null) return DEFAULTS
  try {
    const parsed = v.safeParse(stored, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** The few calls of localStorage that are used; a browser may forbid each of them. */
export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

export function loadSettings(shelf: Shelf): { readonly settings: Settings; readonly lost: boolean } {
  try {
    const text = shelf.getItem(KEY)
    const settings = settingsFrom(text)
    if (settings) return { settings, lost: false }
    shelf.setItem(KEY_ASIDE, text ?? '')
    saveSettings(shelf, DEFAULTS)
    return { settings: DEFAULTS, lost: true }
  } catch {
    return { settings: DEFAULTS, lost: false }
  }
}

export function saveSettings(shelf: Shelf, settings: Settings): void {
  try {
    shelf.setItem(KEY, JSON.stringify(settings))
  } catch {
    // Private windows and full disks: the choice then lasts as long as the page.
  }
}

interface SettingsState extends Settings {
  readonly lost: boolean
  readonly set: (change: Partial<Settings>) => void
  readonly dismissLost: () => void
}

const shelf: Shelf = typeof localStorage === 'undefined' ? { getItem: () => null, setItem: () => {} } : localStorage
const loaded = loadSettings(shelf)

export const settings = createStore<SettingsState>((set, get) => ({
  ...loaded.settings,
  lost: loaded.lost,
  set: (change) => {
    set(change)
    const { theme, motion, speed, singleKeys } = get()
    saveSettings(shelf, { theme, motion, speed, singleKeys })
  },
  dismissLost: () => set({ lost: false }),
}))

export const useSettings = <T>(pick: (state: SettingsState) => T): T => useStore(settings, pick)
