import { useStore } from 'zustand'
import { t } from '../../content/messages/areas/lab.ts'
import { dayOf, groupDigits, timeOfDay } from '../../lib/format.ts'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import type { Lab } from './session.ts'
import { useShown } from './shown.ts'

export const clockText = (seconds: number): string => t('lab.day', { day: dayOf(seconds), time: timeOfDay(seconds) })

/** Alone in subscribing to the running time, so that nothing else is rendered ten times a second. */
export function Clock({ lab, exhibit }: { lab: Lab; exhibit: AnyExhibit }) {
  const { slotSeconds } = exhibit.l1(useShown().view).params
  const now = useStore(lab.store, ({ status, ahead }) => Math.floor((status?.now ?? 0) + ahead))
  return (
    <p className="clock" role="timer" aria-label={t('lab.clock')} aria-live="off">
      {clockText(now)}{' '}
      <span className="slot">{t('lab.slot', { slot: groupDigits(Math.floor(now / slotSeconds)) })}</span>
    </p>
  )
}
