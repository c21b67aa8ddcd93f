import { useStore } from 'zustand'
import { t } from '../../content/messages/areas/lab.ts'
import { localise } from '../../content/messages/index.ts'
import { plainProse } from '../../content/plainProse.ts'
import type { AnyExhibit, AnyLevel, LabPort } from '../../ui/exhibit.ts'
import { ProseLine } from '../../ui/lesson/ProseText.tsx'
import type { WorldStatus } from '../../worker/api.ts'
import { ActionsPanel, type AskedForm } from './ActionsPanel.tsx'
import { InspectorPane } from './InspectorPane.tsx'
import { LessonColumn } from './LessonColumn.tsx'
import { ScorePane } from './ScorePane.tsx'
import { StagePane } from './StagePane.tsx'
import type { Lab } from './session.ts'
import { addressOtherwise } from './share.ts'
import { useShown } from './shown.ts'
import { tellStep } from './told.ts'
import type { InspectorPlace } from './useLayout.ts'
import type { Snapshot } from './useSnapshot.ts'

interface PanesProps {
  readonly lab: Lab
  readonly exhibit: AnyExhibit
  readonly level: AnyLevel | null
  readonly resumed: boolean
  readonly asked: AskedForm | null
  readonly lens: number
  readonly place: InspectorPlace
  readonly inspecting: boolean
  readonly onLens: (lens: number) => void
  readonly onInspecting: (open: boolean) => void
}

/** The four panes. Where there is no room beside, the inspector opens over the text or as a sheet. */
export function Panes(props: PanesProps) {
  const { lab, exhibit, level, resumed, asked, lens, place, inspecting, onLens, onInspecting } = props
  const snapshot = useShown()
  const selection = useStore(lab.store, (state) => state.selection)
  const isBehind = useStore(lab.store, ({ status }) => status !== null && !shows(snapshot, status))
  const select = (id: string | null) => {
    lab.select(id)
    // Without room beside, what was selected would open out of sight.
    if (id !== null && place !== 'beside') onInspecting(true)
  }
  const port = portOf(lab, exhibit, { snapshot, isBehind, selection, select })
  return (
    <main className="main" id="content" tabIndex={-1}>
      <section className="pane pane--lesson" aria-label={t('lab.lesson')}>
        {level ? (
          <LessonColumn exhibit={exhibit} level={level} resumed={resumed} port={port} />
        ) : (
          <h1 className="vh">{t('lab.sandboxOf', { system: exhibit.title })}</h1>
        )}
        <ActionsPanel lab={lab} exhibit={exhibit} snapshot={snapshot} asked={asked} />
      </section>
      <section className="pane pane--stage" aria-label={t('lab.stage')}>
        <Said exhibit={exhibit} snapshot={snapshot} />
        <div className="stage__box">
          <StagePane lab={lab} exhibit={exhibit} snapshot={snapshot} selection={selection} onSelect={select} />
        </div>
      </section>
      <section className="pane pane--score" aria-label={t('lab.score')}>
        <ScorePane lab={lab} exhibit={exhibit} snapshot={snapshot} onSelect={select} />
      </section>
      <InspectorPane
        lab={lab}
        exhibit={exhibit}
        snapshot={snapshot}
        selection={selection}
        place={place}
        open={inspecting}
        lens={lens}
        onLens={onLens}
        onSelect={select}
        onClose={() => onInspecting(false)}
      />
    </main>
  )
}

const shows = ({ id, moment }: Snapshot, status: WorldStatus): boolean =>
  id === status.id && moment.position === status.moment.position && moment.seq === status.moment.seq

interface Shown extends Pick<LabPort, 'isBehind' | 'selection' | 'select'> {
  readonly snapshot: Snapshot
}

function portOf(lab: Lab, exhibit: AnyExhibit, { snapshot, isBehind, selection, select }: Shown): LabPort {
  const { view, events, timeline, moment, head, now } = snapshot
  return {
    exhibit,
    view,
    events,
    timeline,
    moment,
    head,
    now,
    isBehind,
    selection,
    select,
    act: lab.act,
    advance: async (seconds) => {
      await lab.advance(seconds)
    },
    seek: lab.seek,
    addressOtherwise: (changed) => addressOtherwise(lab, changed),
  }
}

function Said({ exhibit, snapshot }: { exhibit: AnyExhibit; snapshot: Snapshot }) {
  const told = tellStep(exhibit, snapshot)
  if (!told) return <p className="said">{t('lab.genesis')}</p>
  return (
    <p className="said">
      {told.when} {/* What leads is bold, unless its words say themselves what weighs most. */}
      <ProseLine prose={told.lead.includes('**') ? told.lead : `**${told.lead}**`} />{' '}
      {told.rest === null ? null : plainProse(localise(told.rest))}
    </p>
  )
}
