// A page that is about to be opened again (a newer version, a part that is missing) leaves itself a note which world
// stood at this address. The world itself is on the shelf. A note is for one tab and one time. Small, because the
// page that says what went wrong reads it too.

const KEY = 'mezzanine.resume'

interface Resume {
  readonly hash: string
  readonly id: string
}

export function leaveResume(resume: Resume): void {
  sessionStorage.setItem(KEY, JSON.stringify(resume))
}

function noted(): Resume | null {
  try {
    const text = sessionStorage.getItem(KEY)
    const note: unknown = text === null ? null : JSON.parse(text)
    if (typeof note !== 'object' || note === null) return null
    const { hash, id } = note as Partial<Resume>
    return typeof hash === 'string' && typeof id === 'string' ? { hash, id } : null
  } catch {
    return null
  }
}

/** Does the world that was open here come back with the page? */
export const hasResume = (): boolean => noted()?.hash === location.hash

/** The id of the world that stood at this address when the page was left to be opened again. */
export function takeResume(): string | null {
  const note = noted()
  if (note === null) return null
  sessionStorage.removeItem(KEY)
  return note.hash === location.hash ? note.id : null
}
