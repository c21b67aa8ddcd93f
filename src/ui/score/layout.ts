import { t } from '../../content/messages/areas/lab.ts'
import type { AnyEvent } from '../../kernel/types.ts'
import { groupDigits } from '../../lib/format.ts'
import { type Axis, foldAxis, xOf } from './axis.ts'
import { type Label, labelsOf } from './labels.ts'
import { marksOf, type Run, runsOf, type Slur, slursOf } from './marks.ts'
import { type Tick, ticksOf } from './ticks.ts'
import { LANES, type Lane, type MarkSpec, type ScoreBranch } from './types.ts'

// Everything that is drawn on the score, from its events alone. Where the playhead stands is no part of it:
// scrubbing moves one line over a picture that stays.

export type ScoreComposition = 'full' | 'narrow' | 'strip'

export interface Metrics {
  readonly height: number
  readonly left: number
  readonly rightPadding: number
  /** The axis of time, along the top. */
  readonly axisY: number
  readonly laneY: { readonly [lane in Lane]: number }
  readonly bottom: number
  readonly foldWidth: number
}

export const METRICS: { readonly [composition in ScoreComposition]: Metrics } = {
  full: {
    height: 264,
    left: 96,
    rightPadding: 16,
    axisY: 34,
    laneY: { people: 80, l2: 114, offchain: 148, l1: 188, blobs: 222 },
    bottom: 240,
    foldWidth: 56,
  },
  narrow: {
    height: 174,
    left: 56,
    rightPadding: 4,
    axisY: 20,
    laneY: { people: 44, l2: 68, offchain: 92, l1: 116, blobs: 142 },
    bottom: 154,
    foldWidth: 34,
  },
  strip: {
    height: 76,
    left: 8,
    rightPadding: 6,
    axisY: 16,
    laneY: { people: 28, l2: 38, offchain: 48, l1: 58, blobs: 68 },
    bottom: 74,
    foldWidth: 32,
  },
}

export interface BranchLine {
  readonly id: string
  readonly label: string
  readonly x: number
  readonly end: number
  readonly row: number
  readonly fromAt: number
}

export interface ScoreLayout {
  readonly composition: ScoreComposition
  readonly metrics: Metrics
  readonly width: number
  readonly axis: Axis
  readonly runs: readonly Run[]
  readonly slurs: readonly Slur[]
  readonly labels: readonly Label[]
  readonly ticks: readonly Tick[]
  readonly branches: readonly BranchLine[]
  readonly hiddenBranches: number
  /** Name of the line that is laid out, when there are others. */
  readonly current: string | null
  readonly emptyLanes: readonly Lane[]
  readonly marks: number
}

export interface LayoutInput {
  readonly events: readonly AnyEvent[]
  readonly specsOf: (event: AnyEvent) => readonly MarkSpec[]
  readonly headNow: number
  readonly branches: readonly ScoreBranch[]
  readonly width: number
  readonly composition: ScoreComposition
}

export function layoutScore({ events, specsOf, headNow, branches, width, composition }: LayoutInput): ScoreLayout {
  const metrics = METRICS[composition]
  const marks = marksOf(events, specsOf)
  const forks = branches.flatMap(({ fromAt }) => (fromAt !== null && fromAt <= headNow ? [fromAt] : []))
  const timesOf = (routine: boolean) =>
    marks.filter(({ spec }) => (spec.routine === true) === routine).map(({ at }) => at)
  const axis = foldAxis({
    notable: [...timesOf(false), ...forks],
    routine: timesOf(true),
    start: 0,
    end: Math.max(headNow, events.at(-1)?.at ?? 0),
    left: metrics.left,
    right: width - metrics.rightPadding,
    foldWidth: metrics.foldWidth,
  })
  const runs = runsOf(marks, axis)
  const slurs = slursOf(marks, axis)
  const lines = branchLines(branches, axis, headNow)
  const rows = composition === 'full' ? 2 : composition === 'narrow' ? 1 : 0
  const inhabited = new Set(marks.map(({ spec }) => spec.lane))
  return {
    composition,
    metrics,
    width,
    axis,
    runs,
    slurs,
    labels: composition === 'full' ? labelsOf(runs, slurs, axis, metrics.laneY, runWords, xOf(axis, headNow)) : [],
    ticks: ticksOf(axis, composition === 'full'),
    branches: lines.filter(({ row }) => row < rows),
    hiddenBranches: lines.filter(({ row }) => row >= rows).length,
    current: branches.length > 1 ? (branches.find((branch) => branch.current)?.label ?? null) : null,
    emptyLanes: LANES.filter((lane) => !inhabited.has(lane)),
    marks: marks.length,
  }
}

/** What a run is called: by its own word for many, else by how much happened. */
export function runWords({ marks }: Run): string {
  const [first] = marks
  if (!first || marks.length === 1) return first?.spec.label ?? ''
  const { many } = first.spec
  const ofTwo = many?.(2)
  const sameKind = marks.every(({ spec }) => spec.many === many || spec.many?.(2) === ofTwo)
  return many && sameKind ? many(marks.length) : t('score.events', { n: groupDigits(marks.length) })
}

/** Other branches, each drawn above the axis from where it parts. The newest fork stands nearest. */
function branchLines(branches: readonly ScoreBranch[], axis: Axis, headNow: number): readonly BranchLine[] {
  const current = branches.find((branch) => branch.current)
  return branches
    .filter((branch) => !branch.current)
    .map((branch) => {
      // a line and its fork part at the same moment, whichever of them is the current one
      const parts = branch.fromAt ?? current?.fromAt ?? 0
      return { ...branch, parts: Math.min(parts, headNow) }
    })
    .sort((a, b) => b.parts - a.parts)
    .map(({ id, label, parts, endsAt }, row) => {
      const end =
        endsAt !== undefined && endsAt < headNow ? Math.max(xOf(axis, endsAt), xOf(axis, parts) + 60) : axis.right
      return { id, label, x: xOf(axis, parts), end: Math.min(axis.right, end), row, fromAt: parts }
    })
}
