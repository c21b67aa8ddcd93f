import { uuid } from '../uuid.ts'
import type { Lab } from './session.ts'
import { parcelOfLab } from './share.ts'
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
  return () => {
    clearTimeout(timer)
    stop()
    saveQuietly()
  }
}
