import { fit, textWidth } from '../stage/metric.ts'
import type { Axis } from './axis.ts'
import type { Run } from './marks.ts'
import { LANES, type Lane } from './types.ts'

export interface Label {
  readonly lane: Lane
  readonly x: number
  readonly words: string
  readonly bold: boolean
}

const GAP = 8
const type = (bold: boolean) => ({ style: 'fact', bold }) as const
const LONGEST = 150

/** Words beside marks, as many as have room: what is final first, then runs, then the newest. */
export function labelsOf(runs: readonly Run[], axis: Axis, runWords: (run: Run) => string): readonly Label[] {
  const taken = new Map(LANES.map((lane) => [lane, [] as { left: number; right: number }[]]))
  const labels: Label[] = []
  for (const run of [...runs].sort((a, b) => rankOf(b) - rankOf(a) || b.right - a.right)) {
    if (run.weight === 'routine' && run.marks.length === 1) continue
    const bold = run.weight === 'final'
    const words = fit(runWords(run), LONGEST, type(bold))
    const width = textWidth(words, type(bold))
    const middle = (run.left + run.right) / 2
    const stretch = axis.stretches.find(({ folded, left, right }) => !folded && middle >= left && middle <= right)
    if (!stretch || width > stretch.right - stretch.left) continue
    const x = Math.max(stretch.left + width / 2, Math.min(stretch.right - width / 2, middle))
    const box = { left: x - width / 2 - GAP / 2, right: x + width / 2 + GAP / 2 }
    const row = taken.get(run.lane) ?? []
    if (row.some((other) => box.left < other.right && box.right > other.left)) continue
    row.push(box)
    labels.push({ lane: run.lane, x, words, bold })
  }
  return labels
}

const rankOf = ({ weight, marks }: Run): number => (weight === 'final' ? 3 : weight === 'routine' ? 0 : marks.length > 1 ? 2 : 1)
