import { useStore } from 'zustand'
import { t } from '../../content/messages/areas/lab.ts'
import type { Progress } from '../../kernel/types.ts'
import { groupDigits } from '../../lib/format.ts'
import type { Lab } from './session.ts'

/** What a prover is at, in the order in which it happens. */
const PROVING = {
  circuit: 'lab.busyCircuit',
  key: 'lab.busyKey',
  witness: 'lab.busyWitness',
  proof: 'lab.busyProof',
  contribution: 'lab.busyContribution',
  ceremony: 'lab.busyCeremony',
} as const
const isProving = (task: string): task is keyof typeof PROVING => Object.hasOwn(PROVING, task)

/** Tasks are named by engines; one without words of its own is shown by that name. */
function wordsOf({ task, done, of }: Progress): string {
  if (isProving(task)) {
    const words = t(PROVING[task])
    return of > 1 ? t('lab.busyShare', { words, percent: Math.floor((100 * done) / of) }) : words
  }
  const counts = { done: groupDigits(done), of: groupDigits(of) }
  switch (task) {
    case 'advance':
      return t('lab.busyAdvance', counts)
    case 'commit-blobs':
      return t('lab.busyBlobs', counts)
    default:
      return t('lab.busyOf', { task, ...counts })
  }
}

/** Long work, as far as it really is, with a way to stop it. */
export function Busy({ lab }: { lab: Lab }) {
  const progress = useStore(lab.store, (state) => state.progress)
  if (!progress) return null
  const words = wordsOf(progress)
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
