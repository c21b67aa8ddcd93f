import { uuid } from '../uuid.ts'
import { currentLab } from './current.ts'
import { leaveResume } from './resume.ts'
import type { Lab } from './session.ts'
import { parcelOfLab, parcelsOfOtherBranches } from './share.ts'
import { putOnShelf } from './shelf.ts'

/** At most one save in this time: the first change is kept at once, those that follow quickly with the last of them. */
const PAUSE_MS = 300

/**
 * Keeps a world on this device once somebody has acted in it. `openedAt`: the length of its log when it was opened,
 * so that looking at a link keeps nothing. `kept`: the record it goes on from, which is then the one that grows.
 */
export function keepOnShelf(lab: Lab, level: string | null, kept: string | null): () => void {
  const openedAt = lab.store.getState().status?.head.position ?? 0
  const id = kept ?? uuid()
  let timer: ReturnType<typeof setTimeout> | undefined
  let savedHead = openedAt
  const save = async () => {
    const head = lab.store.getState().status?.head.position ?? 0
    if (head === savedHead || head <= openedAt) return
    const before = savedHead
    savedHead = head
    try {
      await putOnShelf({ id, savedAt: Date.now(), level, parcel: await parcelOfLab(lab, level) })
    } catch (error) {
      // Not kept after all: the next occasion tries again.
      savedHead = before
      throw error
    }
  }
  // A browser that keeps nothing says so in the list of worlds; here there is nobody to tell.
  const saveQuietly = () => void save().catch(() => {})
  const soon = () => {
    if (timer !== undefined) return
    saveQuietly()
    timer = setTimeout(() => {
      timer = undefined
      saveQuietly()
    }, PAUSE_MS)
  }
  const stop = lab.store.subscribe((state, before) => {
    if (state.status?.head.position !== before.status?.head.position) soon()
  })
  // Even what was only looked at, with its cursor; and the other lines, which the page opened again will not have.
  const keepForReload = async () => {
    lab.pause()
    const [parcel, others] = await Promise.all([parcelOfLab(lab, level), parcelsOfOtherBranches(lab, level)])
    const savedAt = Date.now()
    for (const other of others) await putOnShelf({ id: uuid(), savedAt, level, parcel: other })
    await putOnShelf({ id, savedAt, level, parcel })
    leaveResume({ hash: location.hash, id })
  }
  // A part of the lab is gone from the server: this page is about to stop, and its world with it.
  const keepQuietly = () => void keepForReload().catch(() => {})
  currentLab.setState({ keepForReload })
  addEventListener('vite:preloadError', keepQuietly)
  return () => {
    clearTimeout(timer)
    stop()
    removeEventListener('vite:preloadError', keepQuietly)
    if (currentLab.getState().keepForReload === keepForReload) currentLab.setState({ keepForReload: null })
    saveQuietly()
  }
}
