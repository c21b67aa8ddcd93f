import { Link } from '@tanstack/react-router'
import { t } from '../../content/messages/areas/lab.ts'
import { type RegisteredSystem, systems } from '../registry.ts'
import { Site } from '../shell/Site.tsx'

interface BadLinkPageProps {
  readonly words: string
  readonly detail: string | null
  /** The system to start afresh; without it, all that are built. */
  readonly fresh?: RegisteredSystem
}

export function BadLinkPage({ words, detail, fresh }: BadLinkPageProps) {
  const offered = fresh ? [fresh] : systems
  return (
    <Site className="plain-page">
      <h1 className="page-title">{t('lab.linkBadTitle')}</h1>
      <p>
        <strong>{words}</strong>
      </p>
      <p>{t('lab.linkBadKept')}</p>
      {detail === null || detail === '' ? null : (
        <>
          <h2>{t('lab.linkDetail')}</h2>
          <pre>{detail.slice(0, 400)}</pre>
        </>
      )}
      <div className="plain-page__acts">
        {offered.map((system, index) => (
          <Link
            key={system.id}
            className={`btn ${index === 0 ? 'btn--main' : ''}`}
            to="/lab/$system"
            params={{ system: system.id }}
          >
            {t('lab.linkFresh', { system: t(system.title) })}
          </Link>
        ))}
        <Link className="btn" to="/course">
          {t('common.notFoundCourse')}
        </Link>
      </div>
    </Site>
  )
}
