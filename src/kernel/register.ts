import type { AnyAction, Position, Seconds, TimerId } from './types.ts'

/** A timer is data, not a closure, so that it survives in a keyframe. */
export interface Timer {
  readonly id: TimerId
  readonly at: Seconds
  readonly action: AnyAction
}

/**
 * Everything that the next step depends on, as one immutable value: the kernel's keyframe.
 * Stepping makes a new register; refusing, seeking and forking pick an old one up again.
 */
export interface Register<S> {
  readonly position: Position
  /** Events emitted so far. */
  readonly seq: number
  /** Steps run so far. */
  readonly step: number
  readonly now: Seconds
  /** In firing order: by time, then by age. */
  readonly timers: readonly Timer[]
  readonly nextTimer: number
  /** Inside an advance: when it began and where it ends. */
  readonly advance: { readonly from: Seconds; readonly until: Seconds } | null
  readonly state: S
}

export const timerId = (n: number): TimerId => `t${n}` as TimerId

const age = (id: TimerId) => Number(id.slice(1))

export function insertTimer(timers: readonly Timer[], timer: Timer): readonly Timer[] {
  const index = timers.findIndex(
    (other) => other.at > timer.at || (other.at === timer.at && age(other.id) > age(timer.id)),
  )
  return index === -1 ? [...timers, timer] : [...timers.slice(0, index), timer, ...timers.slice(index)]
}
