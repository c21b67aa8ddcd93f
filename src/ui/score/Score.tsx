import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import type { AnyEvent, Moment } from '../../kernel/types.ts'
import { timeOfDay } from '../../lib/format.ts'
import type { Box } from '../stage/types.ts'
import { useBox } from '../stage/useBox.ts'
import { xOf } from './axis.ts'
import { hitRun } from './hit.ts'
import { layoutScore, type ScoreComposition } from './layout.ts'
import { ScoreDrawing } from './ScoreDrawing.tsx'
import { momentIndex, momentPlaces, nearestMoment } from './scrub.ts'
import type { MarkSpec, ScoreBranch } from './types.ts'
import { useNewestOnly } from './useScrub.ts'

export interface ScoreProps {
  /** The whole recorded line, the cursor's future included. Keep its identity while it does not change. */
  readonly events: readonly AnyEvent[]
  readonly moments: readonly Moment[]
  /** Marks of an event. Keep its identity; an event's marks never change. */
  readonly marksOf: (event: AnyEvent) => readonly MarkSpec[]
  readonly moment: Moment
  /** Simulated time of the cursor, and of the end of the line. */
  readonly now: number
  readonly headNow: number
  readonly branches: readonly ScoreBranch[]
  /** What stands on the lane above L1 where that is no L2. */
  readonly upstairs?: string | undefined
  /** What happened, in words: for the playhead's value. */
  readonly say?: (event: AnyEvent) => string
  readonly onSeek: (moment: Moment) => unknown
  readonly onSelect: (id: string) => void
  readonly onBranch: (id: string) => void
}

/** What happened, like a musical score. The playhead is the scrubber. */
export function Score(props: ScoreProps) {
  const box = useRef<HTMLDivElement>(null)
  const rem = useRef<HTMLSpanElement>(null)
  const measured = useBox(box, rem)
  return (
    <div className="score-box" ref={box}>
      <span className="stage-box__rem" ref={rem} aria-hidden="true" />
      {measured && measured.width > 0 && <Sheet {...props} box={measured} />}
    </div>
  )
}

const FULL_FROM = { width: 480, height: 240 }
const NARROW_FROM_HEIGHT = 130

const compositionOf = (width: number, height: number): ScoreComposition =>
  height < NARROW_FROM_HEIGHT ? 'strip' : width >= FULL_FROM.width && height >= FULL_FROM.height ? 'full' : 'narrow'

const FLAG = { width: 66, small: 60 }
/** Moved less than this, in px, a press is a click on what lies there. */
const CLICK_SLOP = 4

function Sheet({
  events,
  moments,
  marksOf,
  moment,
  now,
  headNow,
  branches,
  upstairs,
  say,
  onSeek,
  onSelect,
  onBranch,
  box,
}: ScoreProps & { readonly box: Box }) {
  const scale = Math.max(1, box.em / 16)
  const width = box.width / scale
  const composition = compositionOf(width, box.height / scale)
  const lines = useStable(branches)
  const layout = useMemo(
    () => layoutScore({ events, specsOf: marksOf, headNow, branches: lines, width, composition }),
    [events, marksOf, headNow, lines, width, composition],
  )
  const places = useMemo(() => momentPlaces(moments, events, headNow, layout.axis), [moments, events, headNow, layout])
  const index = Math.max(0, momentIndex(moments, moment))

  // while dragging, the playhead follows the hand and the world follows as fast as it can
  const [held, setHeld] = useState<number | null>(null)
  const seek = useNewestOnly(onSeek)
  const goTo = useCallback(
    (to: number) => {
      const target = moments[to]
      if (target) seek(target)
    },
    [moments, seek],
  )

  const press = useRef<{ readonly id: number; readonly x: number; moved: boolean } | null>(null)
  const placeOf = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale }
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('[data-branch]'))) return
    event.currentTarget.setPointerCapture(event.pointerId)
    press.current = { id: event.pointerId, x: event.clientX, moved: false }
  }
  const onPointerMove = (event: PointerEvent) => {
    const pressed = press.current
    if (!pressed || pressed.id !== event.pointerId) return
    if (!pressed.moved && Math.abs(event.clientX - pressed.x) < CLICK_SLOP) return
    pressed.moved = true
    const to = nearestMoment(places, placeOf(event).x)
    if (to === held) return
    setHeld(to)
    goTo(to)
  }
  const onPointerUp = (event: PointerEvent) => {
    const pressed = press.current
    press.current = null
    setHeld(null)
    if (!pressed || pressed.moved) return
    const at = placeOf(event)
    const run = hitRun(layout, at.x, at.y)
    const mark = run?.marks.at(-1)
    if (mark?.spec.selects !== undefined) onSelect(mark.spec.selects)
    goTo(
      mark
        ? Math.max(
            0,
            moments.findIndex(({ seq }) => seq >= mark.seq + 1),
          )
        : nearestMoment(places, at.x),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, index, moments.length - 1)
    if (to === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    goTo(to)
  }

  const { metrics, axis } = layout
  const shownIndex = held ?? index
  const shownTime =
    held === null ? now : held === moments.length - 1 ? headNow : (events[(moments[held]?.seq ?? 0) - 1]?.at ?? 0)
  const x = held === null ? xOf(axis, now) : (places[held] ?? axis.left)
  const flag = composition === 'full' ? FLAG.width : FLAG.small
  const flagShift = Math.max(0, Math.min(width - flag, x - flag / 2)) - x
  const top = metrics.axisY + (composition === 'strip' ? 2 : 0)
  const last = leadOf(events, moments[shownIndex]?.seq ?? 0)
  const what = last === undefined ? t('score.beginning') : (say?.(last) ?? marksOf(last)[0]?.label ?? '')

  return (
    <div
      className={`score-box__sheet score-box__sheet--${composition}`}
      style={{ height: metrics.height * scale }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    >
      <div
        className="score-box__future"
        style={{
          top: metrics.axisY * scale,
          height: (metrics.bottom - metrics.axisY) * scale,
          left: x * scale,
          width: shownIndex < moments.length - 1 ? Math.max(0, (axis.right - x) * scale) : 0,
        }}
      />
      <ScoreDrawing layout={layout} scale={scale} upstairs={upstairs} onBranch={onBranch} />
      <div
        className="score-box__playhead"
        style={{ top: top * scale, height: (metrics.bottom - top) * scale, transform: `translateX(${x * scale}px)` }}
        role="slider"
        tabIndex={0}
        aria-label={t('score.playhead')}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, moments.length - 1)}
        aria-valuenow={shownIndex}
        aria-valuetext={t('score.atTime', { time: timeOfDay(shownTime), what })}
        onKeyDown={onKeyDown}
      >
        <span className="score-box__flag" style={{ width: flag * scale, left: flagShift * scale }}>
          {timeOfDay(shownTime)}
        </span>
      </div>
    </div>
  )
}

/** What a step is told by: its first event. What follows in the same step follows from it. */
function leadOf(events: readonly AnyEvent[], seq: number): AnyEvent | undefined {
  let lead = events[seq - 1]
  for (let index = seq - 2; lead && events[index]?.step === lead.step && events[index]?.cause === lead.cause; index--) {
    lead = events[index]
  }
  return lead
}

/** The first of equal values: a list that is made anew with every step does not lay the score out anew. */
function useStable<T>(value: T): T {
  const kept = useRef(value)
  if (JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value
  return kept.current
}

function keyTarget(key: string, index: number, last: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, index - 1)
    case 'ArrowRight':
    case 'ArrowUp':
      // at the end, a step forward makes something new happen: that is the lab's to do
      return index < last ? index + 1 : null
    case 'PageUp':
      return Math.max(0, index - 10)
    case 'PageDown':
      return Math.min(last, index + 10)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
