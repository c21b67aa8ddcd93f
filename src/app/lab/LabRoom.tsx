import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { localise, t } from '../../content/messages/index.ts'
import { plainProse } from '../../content/plainProse.ts'
import type { Parcel } from '../../kernel/link/types.ts'
import { useSay } from '../../ui/controls/Toasts.tsx'
import { engine } from '../engine.ts'
import { settings } from '../settings.ts'
import { SkipToContent } from '../shell/SkipToContent.tsx'
import type { AskedForm } from './ActionsPanel.tsx'
import { keepOnShelf } from './autosave.ts'
import { Busy } from './Busy.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { type CommandTask, labCommands } from './commands.ts'
import { currentLab } from './current.ts'
import type { OpenDoor } from './door.ts'
import { LabBar } from './LabBar.tsx'
import { noticeWords } from './linkWords.ts'
import { readScenarioFile } from './openFile.ts'
import { Panes } from './Panes.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { tellStep } from './told.ts'
import { togglePlay } from './Transport.tsx'
import { useDropFile } from './useDropFile.ts'
import { useKeyboard } from './useKeyboard.ts'
import { useInspectorPlace } from './useLayout.ts'
import { type Snapshot, useOffers, useSnapshot } from './useSnapshot.ts'
import { WorldsDialog } from './WorldsDialog.tsx'

type OnTop = 'palette' | 'share' | 'keys' | 'worlds' | null

/** The lab around an open world. */
export function LabRoom({ door }: { door: OpenDoor }) {
  const { lab } = door.opened
  const snapshot = useSnapshot(lab)
  useNotices(door)
  useEffect(() => {
    lab.setSpeed(settings.getState().speed)
    return keepOnShelf(lab, door.level?.id ?? null, door.kept?.id ?? null)
  }, [lab, door])
  if (!snapshot) {
    return (
      <main className="opening" id="content" tabIndex={-1} role="status">
        {t('lab.opening')}
      </main>
    )
  }
  return <Room door={door} snapshot={snapshot} />
}

function Room({ door, snapshot }: { door: OpenDoor; snapshot: Snapshot }) {
  const { exhibit, level, opened } = door
  const { lab } = opened
  const say = useSay()
  const offers = useOffers(lab, snapshot)
  const [onTop, setOnTop] = useState<OnTop>(null)
  const [asked, setAsked] = useState<AskedForm | null>(null)
  const [presenting, setPresenting] = useState(false)
  const [inspecting, setInspecting] = useState(false)
  const [lens, setLens] = useState(0)
  const app = useRef<HTMLDivElement | null>(null)
  const place = useInspectorPlace(app)
  const goTo = useGoTo()
  const closeTop = useCallback(() => setOnTop(null), [])

  useEffect(() => {
    document.documentElement.dataset['present'] = String(presenting)
    return () => {
      delete document.documentElement.dataset['present']
    }
  }, [presenting])

  const openFile = async (file: File) => {
    const read = await readScenarioFile(file)
    if (read.ok) goTo.parcel(read.parcel)
    else say({ title: t('lab.linkBadTitle'), text: read.words, lasting: true })
  }
  const drop = useDropFile((file) => void openFile(file))

  const run = (task: CommandTask) => {
    switch (task.kind) {
      case 'form':
        return setAsked({ type: task.type, asked: (asked?.asked ?? 0) + 1 })
      case 'seek':
        return void lab.seek(task.moment)
      case 'level':
        return goTo.level(exhibit.id, task.level)
      case 'afresh':
        return goTo.level(exhibit.id, level?.id ?? null, true)
      case 'theme':
        return settings.getState().set({ theme: task.theme })
      case 'motion':
        return settings.getState().set({ motion: task.motion })
      case 'play':
        return togglePlay(lab)
      case 'start':
        return void lab.toStart()
      case 'end':
        return void lab.toEnd()
      case 'undo':
        return void lab.undo()
      case 'redo':
        return void lab.redo()
      case 'share':
        return setOnTop('share')
      case 'open':
        return setOnTop('worlds')
      case 'keys':
        return setOnTop('keys')
      case 'present':
        return setPresenting(!presenting)
    }
  }

  useKeyboard((command) => {
    switch (command.kind) {
      case 'play':
        return togglePlay(lab)
      case 'step':
        return void (command.by < 0 ? lab.stepBack() : lab.stepForward())
      case 'beat':
        return void (command.by < 0 ? lab.beatBack() : lab.beatForward())
      case 'end':
        return void (command.which === 'start' ? lab.toStart() : lab.toEnd())
      case 'undo':
        return void lab.undo()
      case 'redo':
        return void lab.redo()
      case 'lens':
        setInspecting(place !== 'beside')
        return setLens(command.index)
      case 'palette':
        return setOnTop('palette')
      case 'help':
        return setOnTop('keys')
      case 'escape':
        // The topmost goes first: the inspector over the text, then the selection, then the presentation.
        if (inspecting && place === 'over') return setInspecting(false)
        if (lab.store.getState().selection !== null) return lab.select(null)
        return setPresenting(false)
    }
  })

  return (
    <div className="app" ref={app} {...drop.handlers}>
      <SkipToContent />
      <div className={`lab ${inspecting && place === 'over' ? 'show-inspector' : ''}`}>
        <LabBar
          lab={lab}
          system={exhibit.id}
          presenting={presenting}
          inspectorOpen={inspecting}
          onShare={() => setOnTop('share')}
          onOpen={() => setOnTop('worlds')}
          onPalette={() => setOnTop('palette')}
          onPresent={() => setPresenting(!presenting)}
          onInspect={() => setInspecting(!inspecting)}
        />
        <Panes
          lab={lab}
          exhibit={exhibit}
          level={level}
          resumed={door.kept !== null}
          snapshot={snapshot}
          offers={offers}
          asked={asked}
          lens={lens}
          place={place}
          inspecting={inspecting}
          onLens={setLens}
          onInspecting={setInspecting}
        />
      </div>
      <Announcer door={door} snapshot={snapshot} />
      <Busy lab={lab} />
      {drop.over ? <div className="dropzone">{t('lab.dropHere')}</div> : null}
      <CommandPalette
        open={onTop === 'palette'}
        groups={onTop === 'palette' ? labCommands({ exhibit, offers, snapshot, level }) : []}
        onClose={closeTop}
        onRun={run}
      />
      <ShareDialog lab={lab} level={level?.id ?? null} open={onTop === 'share'} onClose={closeTop} />
      <ShortcutsDialog open={onTop === 'keys'} onClose={closeTop} />
      <WorldsDialog
        open={onTop === 'worlds'}
        onClose={closeTop}
        onParcel={goTo.parcel}
        onFile={(file) => void openFile(file)}
      />
    </div>
  )
}

/** Goes to another world; the one that is left stays on the shelf. */
function useGoTo() {
  const navigate = useNavigate()
  return {
    parcel: (parcel: Parcel) => {
      currentLab.setState({ handedOver: parcel })
      void navigate({ to: '/lab/$system', params: { system: parcel.system } })
    },
    level: (system: string, level: string | null, afresh = false) => {
      currentLab.setState({ handedOver: null })
      void navigate({
        to: '/lab/$system',
        params: { system },
        search: { ...(level === null ? {} : { level }), ...(afresh ? { afresh: String(Date.now()) } : {}) },
      })
    },
  }
}

/** What opened otherwise than its maker saw it, and that the engine had to be restarted: never silently. */
function useNotices({ opened }: OpenDoor): void {
  const say = useSay()
  const tell = useRef(say)
  useEffect(() => {
    tell.current = say
  })
  useEffect(() => {
    for (const notice of opened.notices) tell.current({ ...noticeWords(notice), lasting: true })
  }, [opened])
  useEffect(() => {
    let stop = () => {}
    void engine().then((client) => {
      stop = client.onRebuilt(({ cause }) =>
        tell.current({ title: t('lab.rebuiltTitle'), text: t('lab.rebuiltText', { cause }), lasting: true }),
      )
    })
    return () => stop()
  }, [])
}

/** One sentence for each step, for those who don't see it happen. */
function Announcer({ door, snapshot }: { door: OpenDoor; snapshot: Snapshot }) {
  const failure = useStore(door.opened.lab.store, (state) => state.failure)
  const told = tellStep(door.exhibit, snapshot.view, snapshot.events)
  const words = told ? plainProse(localise(told.lead)) : t('lab.genesis')
  return (
    <>
      <p className="vh" role="status">
        {words}
      </p>
      {failure === null ? null : (
        <p className="vh" role="alert">
          {failure}
        </p>
      )}
    </>
  )
}
