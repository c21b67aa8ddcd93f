import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { ScoreBranch } from '../../ui/score/types.ts'
import type { WorldId } from '../../worker/api.ts'
import type { Lab } from './session.ts'

interface Place {
  readonly fromAt: number | null
  readonly endsAt: number
}

/**
 * The branches with the times the score draws them at. A branch is current when it is made, and its own line holds
 * the moment it parted at; that is when its place is learnt, and remembered for when another line is shown.
 */
export function useBranches(lab: Lab): readonly ScoreBranch[] {
  const branches = useStore(lab.store, (state) => state.branches)
  const status = useStore(lab.store, (state) => state.status)
  const line = useStore(lab.store, (state) => state.line)
  const places = useRef(new Map<WorldId, Place>())
  return useMemo(() => {
    const own = branches.find((branch) => branch.id === status?.id)
    if (own && status) {
      const known = places.current.get(own.id)
      const parted = own.parent ? (line.events[own.parent.at.seq - 1]?.at ?? 0) : null
      places.current.set(own.id, { fromAt: known ? known.fromAt : parted, endsAt: status.headNow })
    }
    return branches.map(({ id, label }) => ({
      id,
      label,
      fromAt: places.current.get(id)?.fromAt ?? null,
      endsAt: places.current.get(id)?.endsAt ?? 0,
      current: id === status?.id,
    }))
  }, [branches, status, line])
}
