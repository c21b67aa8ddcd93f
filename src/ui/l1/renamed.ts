// Words, motions and marks of a second chain: the L1's own, under the names of that chain.

type Entry<V, T> = (event: never, view: V) => T

interface Renaming<V, W, T> {
  readonly prefix: string
  /** The second chain's view, in that of the whole. */
  readonly view: (view: W) => V
  readonly map?: (made: T) => T
}

export function renamedTable<V, W, T>(
  table: { readonly [type: string]: Entry<V, T> },
  { prefix, view, map = (made) => made }: Renaming<V, W, T>,
): { readonly [type: string]: (event: object, view: W) => T } {
  const entries = Object.entries(table).map(([type, make]) => [
    type.replace(/^l1\./, `${prefix}.`),
    (event: object, whole: W) => map(make({ ...event, type } as never, view(whole))),
  ])
  return Object.fromEntries(entries)
}
