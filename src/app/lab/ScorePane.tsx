import { useCallback, useEffect, useMemo, useRef } from 'react'
import { localise } from '../../content/messages/index.ts'
import { plainProse } from '../../content/plainProse.ts'
import type { AnyEvent, Plain } from '../../kernel/types.ts'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import { Score } from '../../ui/score/Score.tsx'
import type { MarkSpec } from '../../ui/score/types.ts'
import type { WorldId } from '../../worker/api.ts'
import type { Lab } from './session.ts'
import { tell } from './told.ts'
import { useBranches } from './useBranches.ts'
import type { Snapshot } from './useSnapshot.ts'

interface ScorePaneProps {
  readonly lab: Lab
  readonly exhibit: AnyExhibit
  readonly snapshot: Snapshot
  readonly onSelect: (id: string) => void
}

type Marks = (event: AnyEvent, view: Plain) => readonly MarkSpec[]

/** An event's marks never change: of a line of thousands that grows by one, only the newest are asked for. */
function remembering(marksOf: (event: AnyEvent) => readonly MarkSpec[]) {
  const known = new WeakMap<AnyEvent, readonly MarkSpec[]>()
  return (event: AnyEvent): readonly MarkSpec[] => {
    const marks = known.get(event) ?? marksOf(event)
    known.set(event, marks)
    return marks
  }
}

export function ScorePane({ lab, exhibit, snapshot, onSelect }: ScorePaneProps) {
  const branches = useBranches(lab)
  const { view, timeline, moments, moment, now, headNow } = snapshot
  // The score lays itself out again when the function changes; the view only says who is who, so the newest will do.
  const seen = useRef(view)
  useEffect(() => {
    seen.current = view
  })
  const marksOf = useMemo(
    () =>
      remembering(
        (event) => (exhibit.scoring as Readonly<Record<string, Marks>>)[event.type]?.(event, seen.current) ?? [],
      ),
    [exhibit],
  )
  const say = useCallback((event: AnyEvent) => plainProse(localise(tell(exhibit, event, seen.current))), [exhibit])
  return (
    <Score
      events={timeline}
      moments={moments}
      marksOf={marksOf}
      moment={moment}
      now={now}
      headNow={headNow}
      branches={branches}
      upstairs={exhibit.secondChain && localise(exhibit.secondChain.name)}
      say={say}
      onSeek={lab.seek}
      onSelect={onSelect}
      onBranch={(id) => void lab.openBranch(id as WorldId)}
    />
  )
}
