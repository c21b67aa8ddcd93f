import type { ForgeryWay } from '../../../engine/types/shared.ts'
import type { PocketView } from '../../../engine/types/view.ts'

// Who could forge, as the lab knows it: which secrets were kept, and what each way needs (P17).

const PHASES: { readonly [way in ForgeryWay]: readonly (1 | 2)[] } = { tau: [1], delta: [2], trapdoor: [1, 2] }
export const WAYS = ['tau', 'delta', 'trapdoor'] as const satisfies readonly ForgeryWay[]

export interface Forgers {
  readonly way: ForgeryWay
  /** Those who would have to pool what they kept; each once. */
  readonly needed: readonly string[]
  /** Those of them who have forgotten: one is enough. */
  readonly honest: readonly string[]
  /** A phase that it needs has nobody yet. */
  readonly isOpen: boolean
}

export function forgersOf({ contributions }: Pick<PocketView, 'contributions'>, way: ForgeryWay): Forgers {
  const ofPhases = PHASES[way].map((phase) => contributions.filter((each) => each.phase === phase))
  const all = ofPhases.flat()
  const once = (ids: readonly string[]) => [...new Set(ids)]
  return {
    way,
    needed: once(all.map(({ byId }) => byId)),
    honest: once(all.filter(({ keeps }) => !keeps).map(({ byId }) => byId)),
    isOpen: ofPhases.some((own) => own.length === 0),
  }
}

/** Everybody that it needs has kept what they should have forgotten. */
export const isPossible = ({ honest, isOpen }: Forgers): boolean => honest.length === 0 && !isOpen
