import { t } from '../../content/messages/areas/lab.ts'
import { dayOf } from '../../lib/format.ts'
import { textWidth } from '../stage/metric.ts'
import { type Axis, type Stretch, xOf } from './axis.ts'
import { tickTime } from './text.ts'

export interface Tick {
  readonly x: number
  /** `null`: a mark without words. */
  readonly words: string | null
  readonly day: boolean
}

const STEPS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 604_800] as const
const GAP = 14
const mono = { style: 'mono' } as const

/** Days where they begin, and between them times at a round step. */
export function ticksOf(axis: Axis, withTimes: boolean): readonly Tick[] {
  const ticks: Tick[] = []
  let day: number | null = null
  let free = axis.left - 1
  const put = (x: number, words: string, isDay: boolean): boolean => {
    const width = textWidth(words, { ...mono, bold: isDay })
    // days stand at the left edge of their stretch, times around their tick
    const left = isDay ? x : x - width / 2
    if (left < free || left + width > axis.right) return false
    free = left + width + GAP
    ticks.push({ x, words, day: isDay })
    return true
  }
  for (const stretch of axis.stretches) {
    if (stretch.folded) continue
    const today = dayOf(stretch.from)
    if (today !== day) {
      // without times there are the folds' words beside it: it keeps to its own stretch
      const words = [t('score.day', { n: today }), String(today)].find(
        (form) => withTimes || textWidth(form, { ...mono, bold: true }) <= stretch.right - stretch.left,
      )
      if (words !== undefined && put(stretch.left, words, true)) day = today
    }
    const step = stepOf(axis, stretch)
    if (step === null || !withTimes) continue
    const first = Math.ceil(stretch.from / step) * step
    for (let time = first; time <= stretch.to; time += step) {
      const x = xOf(axis, time)
      if (!put(x, tickTime(time, step < 60), false)) ticks.push({ x, words: null, day: false })
    }
  }
  return ticks
}

/** The finest round step whose ticks leave room for their words. */
function stepOf(axis: Axis, { from, to }: Stretch): number | null {
  const span = xOf(axis, to) - xOf(axis, from)
  if (to <= from) return null
  return STEPS.find((step) => (span * step) / (to - from) >= (step < 60 ? 76 : 56)) ?? null
}
