import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import { Stage } from '../../ui/stage/Stage.tsx'
import { useReducedMotion } from '../theme.ts'
import type { Lab } from './session.ts'
import { lastStep } from './told.ts'
import type { Snapshot } from './useSnapshot.ts'

interface StagePaneProps {
  readonly lab: Lab
  readonly exhibit: AnyExhibit
  readonly snapshot: Snapshot
  readonly selection: string | null
  readonly onSelect: (id: string | null) => void
}

/** The stage at the shown moment, with the countdowns of a clock that runs. Alone in counting the seconds along. */
export function StagePane({ lab, exhibit, snapshot, selection, onSelect }: StagePaneProps) {
  const still = useReducedMotion()
  const seconds = useStore(lab.store, ({ ahead }) => Math.floor(ahead))
  const step = useMemo(() => lastStep(snapshot.events), [snapshot])
  const view = useMemo(
    () => (seconds > 0 && exhibit.ahead ? exhibit.ahead(snapshot.view, seconds) : snapshot.view),
    [exhibit, snapshot, seconds],
  )
  return (
    <Stage
      scene={exhibit.scene}
      choreography={exhibit.choreography}
      view={view}
      step={step}
      moment={`${snapshot.id} ${snapshot.moment.position} ${snapshot.moment.seq}`}
      play={snapshot.arrival === 'step'}
      reducedMotion={still}
      selection={selection}
      onSelect={onSelect}
    />
  )
}
