import { type ComponentType, lazy, type ReactNode } from 'react'
import type { LensProps, OwnLens } from '../../exhibit.ts'
import './own.css'

/** What an own lens is for, what it is called, and where it is to be had: loaded when somebody looks inside. */
export type LensMaker<V, Kind extends string> = (
  id: string,
  title: () => string,
  kinds: readonly Kind[],
  load: () => Promise<ComponentType<LensProps<V>>>,
) => OwnLens<V>

/** `kindOf`: what kind of thing an id names; null for what is not the system’s own. */
export function lensMaker<V, Kind extends string>(kindOf: (id: string) => Kind | null): LensMaker<V, Kind> {
  return (id, title, kinds, load) => ({
    id,
    title,
    isFor(object) {
      const kind = kindOf(object)
      return kind !== null && kinds.includes(kind)
    },
    render: later(load),
  })
}

function later<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const Panel = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>
  return (props) => <Panel {...props} />
}
