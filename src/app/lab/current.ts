import { createStore } from 'zustand/vanilla'
import type { Parcel } from '../../kernel/link/types.ts'
import type { Lab } from './session.ts'

// The one lab on screen, and what it is asked to open next. Set by the lab page; read by automation and the shell.

export interface CurrentLab {
  readonly lab: Lab | null
  /** A scenario handed over as a value (a file, a script), since it may be too long for an address. */
  readonly handedOver: Parcel | null
}

export const currentLab = createStore<CurrentLab>(() => ({ lab: null, handedOver: null }))

/** Resolves when a lab other than `before` is open. */
export function nextLab(before: Lab | null): Promise<Lab> {
  return new Promise((resolve) => {
    const unsubscribe = currentLab.subscribe(({ lab }) => {
      if (!lab || lab === before) return
      unsubscribe()
      resolve(lab)
    })
  })
}
