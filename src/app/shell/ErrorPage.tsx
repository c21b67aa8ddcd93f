import { useEffect, useState } from 'react'
import { t } from '../../content/messages/index.ts'
import { hasResume } from '../lab/resume.ts'
import './site.css'

/** A part that is gone after a new version was put on the server, in the words of the three engines and of Vite. */
const STALE = /dynamically imported module|module script|Importing a module|preload CSS/i

function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (STALE.test(text)) return t('common.crashStale')
  return text.trim() === '' ? t('common.crashUnknown') : text
}

/** The world that was open is put away while this page already stands: it is told when it is. */
function useKeptWorld(): boolean {
  const [kept, setKept] = useState(hasResume)
  useEffect(() => {
    const timer = setInterval(() => setKept(hasResume()), 250)
    return () => clearInterval(timer)
  }, [])
  return kept
}

/** Says what happened, what was kept, and what to do. Stands on its own: it must work when everything else does not. */
export function ErrorPage({ error }: { error: unknown }) {
  useEffect(() => document.getElementById('content')?.focus(), [])
  const worldKept = useKeptWorld()
  return (
    <div className="site">
      <main className="wrap plain-page" id="content" tabIndex={-1} role="alert">
        <h1 className="page-title">{t('common.crashTitle')}</h1>
        <h2>{t('common.crashWhat')}</h2>
        <pre>{wordsOf(error)}</pre>
        <h2>{t('common.crashKept')}</h2>
        <p>{t('common.crashKeptText')}</p>
        {worldKept ? <p>{t('offline.worldKept')}</p> : null}
        <h2>{t('common.crashDo')}</h2>
        <p>{t('common.crashDoText')}</p>
        <div className="plain-page__acts">
          <button type="button" className="btn btn--main" onClick={() => location.reload()}>
            {t('common.crashReload')}
          </button>
          <a className="btn" href="#/">
            {t('common.notFoundHome')}
          </a>
        </div>
      </main>
    </div>
  )
}
