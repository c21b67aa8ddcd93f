import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { LensProps, OwnLens } from '../ui/exhibit.ts'
import { fakeReads } from './rollupAnswers.ts'

type Panel<V> = ComponentType<LensProps<V>>
/** What the engine says to a lens that asks it this. */
export type Answer<Reads> = readonly [
  method: keyof Reads & string,
  params: readonly (string | number | null)[],
  answer: unknown,
]

interface LensSuite<V> {
  readonly views: { readonly [name: string]: V; readonly nothing: V; readonly crowded: V }
  readonly lenses: readonly OwnLens<V>[]
  readonly inspected: (view: V, id: string) => string
  /** Every lens, with what it can be opened on in a view. */
  readonly panels: readonly (readonly [Panel<V>, idsOf: (view: V) => readonly string[]])[]
  /** Lenses opened on what is not there while nothing is. */
  readonly gone: readonly (readonly [Panel<V>, id: string])[]
  /** Every kind of object of the system's own. */
  readonly objects: readonly string[]
}

/** What every system's lenses are held to. Hands back how to read one. */
export function testLenses<V extends object, Reads>(suite: LensSuite<V>) {
  const { views, lenses, inspected, panels, gone, objects } = suite

  test.each(Object.entries<V>(views))('every lens can be read of every rollup: %s', (_, view) => {
    for (const [Lens, idsOf] of panels) {
      for (const id of idsOf(view)) expect(readLens(Lens, view, id), `${Lens.name} of ${id}`).toMatch(/[a-z]{3}/)
    }
  })

  test.each(gone)('what is not there at this moment is said so, and nothing throws: %o of %s', (Lens, id) => {
    expect(readLens(Lens, views.nothing, id)).toMatch(/no such|not among|no committee/)
  })

  test('every object of the rollup has a name and a lens, and the L1’s own have none', () => {
    const lensesFor = (id: string) => lenses.filter((lens) => lens.isFor?.(id))
    for (const id of objects) {
      expect(inspected(views.crowded, id), id).toMatch(/\w/)
      expect(lensesFor(id), id).not.toEqual([])
    }
    expect(lensesFor('tx:0x12')).toEqual([])
    expect(new Set(lenses.map(({ id }) => id)).size).toBe(lenses.length)
  })

  return (Lens: Panel<V>, view: V, id: string, answers: readonly Answer<Reads>[] = []): string =>
    readLens(Lens, view, id, answers)
}

/** What a lens says, without its marks; what it asks the engine for is there already. */
function readLens<V extends object, Reads>(
  Lens: Panel<V>,
  view: V,
  id: string,
  answers: readonly Answer<Reads>[] = [],
): string {
  const client = new QueryClient()
  for (const [method, params, answer] of answers)
    client.setQueryData(['inspect', JSON.stringify([method, ...params]), ...fakeReads.key], { answer })
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Lens
        view={view}
        id={id}
        act={async () => null}
        refused={({ code }) => code}
        select={() => {}}
        reads={fakeReads}
      />
    </QueryClientProvider>,
  )
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}
