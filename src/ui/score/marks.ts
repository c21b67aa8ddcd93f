import type { AnyEvent } from '../../kernel/types.ts'
import type { Role } from '../stage/types.ts'
import { type Axis, xOf } from './axis.ts'
import { LANES, type Lane, type MarkSpec } from './types.ts'

// Events → marks → runs. Marks of a lane that would touch are one run, with its count.

export interface Mark {
  readonly spec: MarkSpec
  readonly seq: number
  readonly at: number
}

/** Marks on the axis that stand so close that they are drawn as one. */
export interface Run {
  readonly lane: Lane
  readonly weight: 'routine' | 'normal' | 'final' | 'undone'
  readonly left: number
  readonly right: number
  /** In the order of time; never empty. */
  readonly marks: readonly Mark[]
  readonly roles: readonly Role[]
}

export interface Slur {
  readonly role: Role
  readonly from: { readonly lane: Lane; readonly x: number }
  readonly to: { readonly lane: Lane; readonly x: number }
}

/** Closer than this, in px, and marks merge. */
export const MERGE_BELOW = 8
/** Two slurs whose ends are closer than this are one line to the eye. */
const SLUR_GRAIN = MERGE_BELOW

export function marksOf(
  events: readonly AnyEvent[],
  specsOf: (event: AnyEvent) => readonly MarkSpec[],
): readonly Mark[] {
  return events.flatMap((event) => specsOf(event).map((spec) => ({ spec, seq: event.seq, at: event.at })))
}

const weightOf = ({ routine, weight }: MarkSpec): Run['weight'] => (routine ? 'routine' : (weight ?? 'normal'))
const WEIGHTS = ['routine', 'final', 'normal', 'undone'] as const

export function runsOf(marks: readonly Mark[], axis: Axis): readonly Run[] {
  const runs: Run[] = []
  const folds = axis.stretches.filter(({ folded }) => folded)
  for (const lane of LANES) {
    for (const weight of WEIGHTS) {
      let open: Mark[] = []
      let [left, right] = [0, 0]
      const close = () => {
        if (open.length > 0)
          runs.push({ lane, weight, left, right, marks: open, roles: [...new Set(open.map(({ spec }) => spec.role))] })
        open = []
      }
      for (const mark of marks) {
        if (mark.spec.lane !== lane || weightOf(mark.spec) !== weight) continue
        // a heartbeat inside a fold is folded away with it
        if (weight === 'routine' && folds.some(({ from, to }) => mark.at > from && mark.at < to)) continue
        const x = xOf(axis, mark.at)
        const parted = open.length > 0 && folds.some((fold) => right <= fold.left && x >= fold.right)
        if (open.length > 0 && (x - right >= MERGE_BELOW || parted)) close()
        if (open.length === 0) left = x
        right = x
        open.push(mark)
      }
      close()
    }
  }
  return runs
}

/** More places than a score has, at its grain. */
const WAYS = 2 ** 16

/** Where a slur begins or ends, as a number: there may be thousands. */
const wayOf = ({ lane, x }: Slur['from']): number => Math.round(x / SLUR_GRAIN) * LANES.length + LANES.indexOf(lane)

export function slursOf(marks: readonly Mark[], axis: Axis): readonly Slur[] {
  const named = new Map<string, Mark>()
  const slurs = new Map<number, Slur>()
  const add = (role: Role, from: Slur['from'], to: Slur['to']) => {
    if (from.lane === to.lane) return
    const way = wayOf(from) * WAYS + wayOf(to)
    if (!slurs.has(way)) slurs.set(way, { role, from, to })
  }
  for (const mark of marks) {
    const { spec } = mark
    const x = xOf(axis, mark.at)
    const origin = spec.slurFrom === undefined ? undefined : named.get(spec.slurFrom)
    if (origin) add(origin.spec.role, { lane: origin.spec.lane, x: xOf(axis, origin.at) }, { lane: spec.lane, x })
    if (spec.slurTo !== undefined) add(spec.role, { lane: spec.lane, x }, { lane: spec.slurTo, x })
    if (spec.key !== undefined) named.set(spec.key, mark)
  }
  return [...slurs.values()]
}
