import { useStore } from 'zustand'
import { t } from '../../content/messages/index.ts'
import { dayOf, groupDigits, timeOfDay } from '../../lib/format.ts'
import type { Lab } from './session.ts'

/** Ethereum's slot. Shown for orientation; a world with other slots says so in its own view. */
const SLOT_SECONDS = 12

export const clockText = (seconds: number): string => t('lab.day', { day: dayOf(seconds), time: timeOfDay(seconds) })

/** Alone in subscribing to the running time, so that nothing else is rendered ten times a second. */
export function Clock({ lab }: { lab: Lab }) {
  const now = useStore(lab.store, ({ status, ahead }) => Math.floor((status?.now ?? 0) + ahead))
  return (
    <p className="clock" role="timer" aria-label={t('lab.clock')} aria-live="off">
      {clockText(now)}{' '}
      <span className="slot">{t('lab.slot', { slot: groupDigits(Math.floor(now / SLOT_SECONDS)) })}</span>
    </p>
  )
}
