import { useNavigate } from '@tanstack/react-router'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { t } from '../../content/messages/areas/lab.ts'
import { localise } from '../../content/messages/index.ts'
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
import { ShownSnapshot, useShown } from './shown.ts'
import { togglePlay, undo } from './Transport.tsx'
import { tellStep } from './told.ts'
import { useDropFile } from './useDropFile.ts'
import { useKeyboard } from './useKeyboard.ts'
import { useInspectorPlace } from './useLayout.ts'
import { useOffers, useSnapshot } from './useSnapshot.ts'
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
  return (
    <ShownSnapshot value={snapshot}>
      <Room door={door} />
    </ShownSnapshot>
  )
}

/** Memoised: time moves many times a second, and the room itself does not change with it. */
const Room = memo(function Room({ door }: { door: OpenDoor }) {
  const { exhibit, level, opened } = door
  const { lab } = opened
  const say = useSay()
  const [onTop, setOnTop] = useState<OnTop>(null)
  const [asked, setAsked] = useState<AskedForm | null>(null)
  const [presenting, setPresenting] = useState(false)
  const [inspecting, setInspecting] = useState(false)
  const [lens, setLens] = useState(0)
  const app = useRef<HTMLDivElement | null>(null)
  const place = useInspectorPlace(app)
  const floor = level && door.fromLevel ? level.opening.length : 0
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
    else say({ title: t('lab.fileBadTitle'), text: read.words, lasting: true })
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
        return undo(lab, floor)
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
        return undo(lab, floor)
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
          exhibit={exhibit}
          floor={floor}
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
          asked={asked}
          lens={lens}
          place={place}
          inspecting={inspecting}
          onLens={setLens}
          onInspecting={setInspecting}
        />
      </div>
      <Announcer door={door} />
      <Busy lab={lab} />
      {drop.over ? <div className="dropzone">{t('lab.dropHere')}</div> : null}
      <Palette door={door} open={onTop === 'palette'} onClose={closeTop} onRun={run} />
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
})

interface PaletteProps {
  readonly door: OpenDoor
  readonly open: boolean
  readonly onClose: () => void
  readonly onRun: (task: CommandTask) => void
}

function Palette({ door: { exhibit, level, opened }, open, onClose, onRun }: PaletteProps) {
  const snapshot = useShown()
  const offers = useOffers(opened.lab, snapshot)
  const groups = open ? labCommands({ exhibit, offers, snapshot, level }) : []
  return <CommandPalette open={open} groups={groups} onClose={onClose} onRun={onRun} />
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
  const failure = useStore(opened.lab.store, (state) => state.failure)
  useEffect(() => {
    if (failure !== null) tell.current({ title: t('lab.failureTitle'), text: failure, lasting: true })
  }, [failure])
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
function Announcer({ door }: { door: OpenDoor }) {
  const snapshot = useShown()
  const told = tellStep(door.exhibit, snapshot)
  return (
    <p className="vh" role="status">
      {told ? [told.when, plainProse(localise(told.lead))].join(' ').trim() : t('lab.genesis')}
    </p>
  )
}
