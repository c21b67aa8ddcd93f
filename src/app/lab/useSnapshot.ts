import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useStore } from 'zustand'
import type { ActionOffer, AnyEvent, Moment, Plain } from '../../kernel/types.ts'
import type { WorldId } from '../../worker/api.ts'
import type { Lab } from './session.ts'

/** What the panes show: one moment's view with the events that belong to it, never a mixture of two moments. */
export interface Snapshot {
  readonly id: WorldId
  readonly moment: Moment
  readonly head: Moment
  readonly now: number
  readonly headNow: number
  readonly view: Plain
  readonly events: readonly AnyEvent[]
  readonly timeline: readonly AnyEvent[]
  readonly moments: readonly Moment[]
  readonly arrival: 'step' | 'jump'
}

/** Scrubbing passes dozens of moments a second, each with a view of its own: those behind are let go soon. */
const KEPT_MS = 3000

/** Data at (world, position, seq) never changes, so it is never stale. Until the next has come, the last one stays. */
export function useSnapshot(lab: Lab): Snapshot | null {
  const status = useStore(lab.store, (state) => state.status)
  const line = useStore(lab.store, (state) => state.line)
  const arrival = useStore(lab.store, (state) => state.arrival)
  const { data } = useQuery({
    queryKey: ['snapshot', status?.id, status?.moment.position, status?.moment.seq, line.events.length, arrival],
    enabled: status !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<Snapshot | null> => {
      if (!status) return null
      const { id, moment, head, now, headNow } = status
      const view = await lab.engine.view(id, moment)
      const events = line.events.slice(0, moment.seq)
      return { id, moment, head, now, headNow, view, events, timeline: line.events, moments: line.moments, arrival }
    },
  })
  return data ?? null
}

/** What can be asked for at this moment, each with its reason why not. */
export function useOffers(lab: Lab, snapshot: Snapshot): readonly ActionOffer[] {
  const { id, moment } = snapshot
  const { data } = useQuery({
    queryKey: ['offers', id, moment.position, moment.seq],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: () => lab.engine.offers(id),
  })
  return data ?? NONE
}
const NONE: readonly ActionOffer[] = []
