// The little that pages and their service worker have to agree on.

/** A page's word to the version that waits: take over now. */
export const TAKE_OVER = 'take-over'
/** A page's word to its version, once it stands: the page it has replaced is gone by now, and perhaps its version with it. */
export const TIDY = 'tidy'

const LOCK = 'mezzanine page '

/**
 * Each page holds a lock under the address of its first script, which no other version has. So the service worker
 * knows which versions are still on a screen, without asking pages that may be asleep.
 */
export const lockOfPage = (script: string): string => LOCK + script

/** The first scripts of the pages that are open, from the locks that are held. */
export const pagesOfLocks = (held: readonly LockInfo[] | undefined): string[] =>
  (held ?? []).flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []))
