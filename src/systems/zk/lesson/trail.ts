import type { AnyAction, AnyEvent, Names, Seconds } from '../../../kernel/types.ts'
import type { ZkEvents } from '../engine/types/events.ts'
import type { BatchView, ZkView } from '../engine/types/view.ts'

// What the ZK rollup's levels read from the trace, and the moves that all of them make.

export type View = ZkView
export type Events = readonly AnyEvent[]
/** Written out, since of a union as large as this the compiler picks nothing by a name that is still open. */
export type Told<K extends Names<ZkEvents>> = Omit<AnyEvent, 'type' | 'data'> & {
  readonly type: K
  readonly data: ZkEvents[K]
}

export const ask = (type: string, args: AnyAction['args'], by = 'learner'): AnyAction => ({ type, by, args })
export const wait = (seconds: Seconds): AnyAction => ask('clock.advance', { seconds })
/** Until so many more blocks of L1 are sealed. */
export const blocks =
  (count: number) =>
  ({ l1 }: View): AnyAction =>
    wait(l1.nextBlockAt - l1.now + (count - 1) * l1.params.slotSeconds)
export const nextBlock = blocks(1)

export function allOf<K extends Names<ZkEvents>>(events: Events, type: K): readonly Told<K>[] {
  return events.filter((event) => event.type === type) as unknown as readonly Told<K>[]
}
export const firstOf = <K extends Names<ZkEvents>>(events: Events, type: K): Told<K> | null =>
  allOf(events, type)[0] ?? null

export const batchOf = ({ batches }: View, number: number): BatchView | null =>
  batches.findLast(({ batch }) => batch === number) ?? null

/** Gas of all that L1 did for a batch: commitment, proof, execution, as far as it has come. */
export const gasOf = ({ commit, prove, execute }: BatchView): number =>
  [commit, prove, execute].reduce((sum, step) => sum + (step?.gasUsed ?? 0), 0)
