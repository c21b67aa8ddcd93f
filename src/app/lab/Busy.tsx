import { useStore } from 'zustand'
import { t } from '../../content/messages/index.ts'
import { groupDigits } from '../../lib/format.ts'
import type { Lab } from './session.ts'

/** Long work, as far as it really is, with a way to stop it. */
export function Busy({ lab }: { lab: Lab }) {
  const progress = useStore(lab.store, (state) => state.progress)
  if (!progress) return null
  const words = t('lab.busyOf', { task: progress.task, done: groupDigits(progress.done), of: groupDigits(progress.of) })
  return (
    <div className="busy" role="status">
      <span>{words}</span>
      <progress value={progress.done} max={Math.max(1, progress.of)} aria-label={words} />
      <button type="button" className="btn" onClick={() => void lab.cancel()}>
        {t('lab.cancelWork')}
      </button>
    </div>
  )
}
