import { createStore } from 'zustand/vanilla'
import type { Parcel } from '../../kernel/link/types.ts'
import type { Lab } from './session.ts'

// The one lab on screen, and what it is asked to open next. Set by the lab page; read by automation and the shell.

export interface CurrentLab {
  readonly lab: Lab | null
  /** A scenario handed over as a value (a file, a script), since it may be too long for an address. */
  readonly handedOver: Parcel | null
  /** Why what was asked for last did not open. */
  readonly problem: string | null
  /** Keeps the open world so that this page, opened again, stands where it does now. Rejects where nothing can be kept. */
  readonly keepForReload: (() => Promise<void>) | null
}

export const currentLab = createStore<CurrentLab>(() => ({
  lab: null,
  handedOver: null,
  problem: null,
  keepForReload: null,
}))

/** Resolves when a lab other than `before` is open; rejects when what was asked for does not open. */
export function nextLab(before: Lab | null): Promise<Lab> {
  return new Promise((resolve, reject) => {
    const unsubscribe = currentLab.subscribe(({ lab, problem }) => {
      if (problem === null && (!lab || lab === before)) return
      unsubscribe()
      if (lab && lab !== before) resolve(lab)
      else reject(new Error(problem ?? 'It did not open.'))
    })
  })
}
