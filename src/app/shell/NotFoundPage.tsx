import { Link } from '@tanstack/react-router'
import { t } from '../../content/messages/index.ts'
import { useTitle } from '../useTitle.ts'
import { Site } from './Site.tsx'

export function NotFoundPage() {
  useTitle(t('common.notFoundTitle'))
  return (
    <Site className="plain-page">
      <h1 className="page-title">{t('common.notFoundTitle')}</h1>
      <p>{t('common.notFoundText')}</p>
      <div className="plain-page__acts">
        <Link className="btn btn--main" to="/">
          {t('common.notFoundHome')}
        </Link>
        <Link className="btn" to="/course">
          {t('common.notFoundCourse')}
        </Link>
      </div>
    </Site>
  )
}
