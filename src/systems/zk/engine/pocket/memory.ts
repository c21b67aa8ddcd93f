// What takes long and follows from its name is kept, whichever world asked for it: a link that is opened again, and every
// step back in time, would make it anew.

const MOST = 48

const known = new Map<string, unknown>()

/** `name` must tell all that the result follows from. */
export function remembered<T>(name: string, make: () => T): T {
  if (known.has(name)) return known.get(name) as T
  const made = make()
  const [oldest] = known.keys()
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
  known.set(name, made)
  return made
}
