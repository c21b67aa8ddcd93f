import type { AnyAction, AnyEvent, EventOf, Names, Seconds } from '../../../kernel/types.ts'
import type { OptimisticEvents } from '../engine/types/events.ts'
import type { OptimisticView } from '../engine/types/view.ts'

// What the rollup's levels read from the trace, and the moves that all of them make.

export type View = OptimisticView
export type Events = readonly AnyEvent[]
export type Told<K extends Names<OptimisticEvents>> = Extract<EventOf<OptimisticEvents>, { type: K }>

export const ETH = 10n ** 18n
export const DAY = 86_400

export const ask = (type: string, args: AnyAction['args'], by = 'learner'): AnyAction => ({ type, by, args })
export const wait = (seconds: Seconds): AnyAction => ask('clock.advance', { seconds })
export const nextBlock = ({ l1 }: View): AnyAction => wait(l1.nextBlockAt - l1.now)
/** Until so many more blocks of L1 are sealed. */
export const blocks =
  (count: number) =>
  ({ l1 }: View): AnyAction =>
    wait(l1.nextBlockAt - l1.now + (count - 1) * l1.params.slotSeconds)

export function allOf<K extends Names<OptimisticEvents>>(events: Events, type: K): readonly Told<K>[] {
  return events.filter((event) => event.type === type) as unknown as readonly Told<K>[]
}
export const firstOf = <K extends Names<OptimisticEvents>>(events: Events, type: K): Told<K> | null =>
  allOf(events, type)[0] ?? null
export const lastOf = <K extends Names<OptimisticEvents>>(events: Events, type: K): Told<K> | null =>
  allOf(events, type).at(-1) ?? null
export const has = (events: Events, type: Names<OptimisticEvents>): boolean =>
  events.some((event) => event.type === type)
export const timeOf = (events: Events, type: Names<OptimisticEvents>): Seconds | null =>
  events.find((event) => event.type === type)?.at ?? null
