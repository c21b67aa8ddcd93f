import { createContext, useContext } from 'react'
import type { Snapshot } from './useSnapshot.ts'

/** The moment that the page shows. A context, so that a step renders the panes that show it and not the room around them. */
export const ShownSnapshot = createContext<Snapshot | null>(null)

export function useShown(): Snapshot {
  const snapshot = useContext(ShownSnapshot)
  if (!snapshot) throw new Error('Nothing is shown outside an open lab.')
  return snapshot
}
