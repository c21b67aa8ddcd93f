import { useState } from 'react'
import { useStore } from 'zustand'
import type { Moment } from '../../kernel/types.ts'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import type { WorldId } from '../../worker/api.ts'
import type { Branch, Lab } from './session.ts'
import type { Snapshot } from './useSnapshot.ts'

/** A moment that was pinned to be compared with. */
export interface Pin {
  readonly id: WorldId
  readonly moment: Moment
  readonly now: number
  readonly block: number
}

export const pinOf = (exhibit: AnyExhibit, { id, moment, now, view }: Snapshot): Pin => ({
  id,
  moment,
  now,
  block: exhibit.l1(view).head,
})

export function usePin(lab: Lab, { id }: Snapshot) {
  const [pin, setPin] = useState<Pin | null>(null)
  const branches = useStore(lab.store, (state) => state.branches)
  return { pin, setPin, isHere: pin !== null && isOnLine(branches, id, pin) }
}

/** A branch shares its parent's past up to where it left: there a moment means the same on both. */
export function isOnLine(
  branches: readonly Branch[],
  line: WorldId,
  { id, moment }: Pick<Pin, 'id' | 'moment'>,
): boolean {
  for (let at: WorldId | undefined = line; at !== undefined; ) {
    if (at === id) return true
    const parent: Branch['parent'] = branches.find((branch) => branch.id === at)?.parent ?? null
    if (parent === null || isAfter(moment, parent.at)) return false
    at = parent.id
  }
  return false
}

const isAfter = (a: Moment, b: Moment): boolean =>
  a.position > b.position || (a.position === b.position && a.seq > b.seq)
