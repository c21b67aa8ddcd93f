import { ChevronLeft, ChevronRight, PanelRight, Pause, Play, Redo2, SkipBack, SkipForward, Undo2 } from 'lucide-react'
import { useStore } from 'zustand'
import { t } from '../../content/messages/areas/lab.ts'
import type { PlainKey } from '../../content/messages/index.ts'
import { ChoiceMenu } from '../../ui/controls/ChoiceMenu.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { settings } from '../settings.ts'
import { type Lab, SPEEDS } from './session.ts'

const SPEED_NOTES: { readonly [speed in (typeof SPEEDS)[number]]: PlainKey } = {
  1: 'lab.speed1',
  4: 'lab.speed4',
  12: 'lab.speed12',
  60: 'lab.speed60',
  300: 'lab.speed300',
}

export function setSpeed(lab: Lab, speed: number): void {
  lab.setSpeed(speed)
  settings.getState().set({ speed })
}

export function togglePlay(lab: Lab): void {
  if (lab.store.getState().playing) lab.pause()
  else lab.play()
}

/** Back by one action, but not behind what the level began with. */
export function undo(lab: Lab, floor: number): void {
  const { status } = lab.store.getState()
  if (status && status.moment.position > floor) void lab.undo()
}

interface TransportProps {
  readonly lab: Lab
  readonly floor: number
  readonly inspectorOpen: boolean
  readonly onInspect: () => void
}

/** Time and its undoing. Where the screen is small it stands at the bottom, under the thumb. */
export function Transport({ lab, floor, inspectorOpen, onInspect }: TransportProps) {
  const playing = useStore(lab.store, (state) => state.playing)
  const speed = useStore(lab.store, (state) => state.speed)
  const atStart = useStore(
    lab.store,
    ({ status }) => status === null || (status.moment.position === 0 && status.moment.seq === 0),
  )
  const nothingDone = useStore(lab.store, ({ status }) => status === null || status.moment.position <= floor)
  const nothingUndone = useStore(
    lab.store,
    ({ status }) => status === null || status.moment.position === status.head.position,
  )
  return (
    <div className="transport" role="group" aria-label={t('lab.time')}>
      <div className="group">
        <IconButton label={t('lab.toStart')} shortcut={t('lab.keyHome')} onClick={() => void lab.toStart()}>
          <SkipBack className="solid-icon" aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t('lab.stepBack')}
          shortcut="←"
          onClick={() => void lab.stepBack()}
          whyNot={atStart ? t('lab.atStart') : null}
        >
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t(playing ? 'lab.pause' : 'lab.play')}
          shortcut={t('lab.keySpace')}
          className="play"
          onClick={() => togglePlay(lab)}
        >
          {playing ? (
            <Pause className="solid-icon" aria-hidden="true" />
          ) : (
            <Play className="solid-icon" aria-hidden="true" />
          )}
        </IconButton>
        <IconButton label={t('lab.stepForward')} shortcut="→" onClick={() => void lab.stepForward()}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
        <IconButton label={t('lab.toEnd')} shortcut={t('lab.keyEnd')} onClick={() => void lab.toEnd()}>
          <SkipForward className="solid-icon" aria-hidden="true" />
        </IconButton>
        <ChoiceMenu
          className="btn speed"
          label={t('lab.speedNow', { n: String(speed) })}
          value={String(speed)}
          choices={SPEEDS.map((each) => ({
            value: String(each),
            label: t('lab.speedTimes', { n: String(each) }),
            note: t(SPEED_NOTES[each]),
          }))}
          onChoose={(value) => setSpeed(lab, Number(value))}
        >
          {t('lab.speedTimes', { n: String(speed) })}
        </ChoiceMenu>
      </div>
      <div className="group">
        <IconButton
          label={t('lab.undo')}
          shortcut={`${t('lab.keyCtrl')} Z`}
          whyNot={nothingDone ? t('lab.nothingToUndo') : null}
          onClick={() => undo(lab, floor)}
        >
          <Undo2 aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t('lab.redo')}
          shortcut={`${t('lab.keyShift')} ${t('lab.keyCtrl')} Z`}
          whyNot={nothingUndone ? t('lab.nothingToRedo') : null}
          onClick={() => void lab.redo()}
        >
          <Redo2 aria-hidden="true" />
        </IconButton>
        <IconButton label={t('lab.inspect')} className="open-inspector" expanded={inspectorOpen} onClick={onInspect}>
          <PanelRight aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  )
}
