import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { t } from '../../content/messages/index.ts'
import './offline.css'
import { type Note, offer } from './offer.ts'
import { update } from './watch.ts'

/** Long enough to be read twice; what it says needs no answer. */
const READY_MS = 10_000

const close = () => offer.setState({ note: null })

/** A quiet note in the corner: announced politely, never taking the focus, never acting by itself. */
export function OfflineNote() {
  const note = useStore(offer, (state) => state.note)
  useEffect(() => {
    if (note !== 'offline-ready') return
    const timer = setTimeout(close, READY_MS)
    return () => clearTimeout(timer)
  }, [note])
  // The live region is there before its words, or they would not be announced.
  return (
    <div className="offline-place">
      <section className="offline-note" aria-label={note === null ? undefined : t('offline.region')}>
        <div role="status">{note === null ? null : <Words note={note} />}</div>
        {note === null ? null : <Acts note={note} />}
      </section>
    </div>
  )
}

function Words({ note }: { note: Note }) {
  const [title, text] = wordsOf(note)
  return (
    <>
      <p className="offline-note__title">{title}</p>
      {text === null ? null : <p className="offline-note__text">{text}</p>}
    </>
  )
}

function wordsOf(note: Note): readonly [title: string, text: string | null] {
  switch (note) {
    case 'offline-ready':
      return [t('offline.readyTitle'), t('offline.readyText')]
    case 'update-ready':
      return [t('offline.updateTitle'), t('offline.updateText')]
    case 'updated-elsewhere':
      return [t('offline.elsewhereTitle'), t('offline.elsewhereText')]
    case 'saving':
      return [t('offline.saving'), null]
    case 'not-kept':
      return [t('offline.notKeptTitle'), t('offline.notKeptText')]
  }
}

function Acts({ note }: { note: Note }) {
  if (note === 'saving') return null
  if (note === 'offline-ready') {
    return (
      <button
        type="button"
        className="btn btn--icon offline-note__close"
        aria-label={t('common.close')}
        onClick={close}
      >
        <X aria-hidden="true" />
      </button>
    )
  }
  const anyway = note === 'not-kept'
  return (
    <div className="offline-note__acts">
      <button type="button" className="btn btn--main" onClick={() => void update({ evenIfNotKept: anyway })}>
        {t(anyway ? 'offline.updateAnyway' : 'offline.updateNow')}
      </button>
      <button type="button" className="btn" onClick={close}>
        {t('offline.later')}
      </button>
    </div>
  )
}
