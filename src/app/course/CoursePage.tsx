import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect } from 'react'
import { t } from '../../content/messages/index.ts'
import { Toasts } from '../../ui/controls/Toasts.tsx'
import { progress, useProgress } from '../progress/progress.ts'
import { systems } from '../registry.ts'
import { Site } from '../shell/Site.tsx'
import { useTitle } from '../useTitle.ts'
import './course.css'
import { LevelRow } from './LevelRow.tsx'
import { YourProgress } from './YourProgress.tsx'

/** Modules and levels, made from the registry: a system that is added there is in the course. */
export function CoursePage() {
  useTitle(t('course.title'))
  useEffect(() => void progress.load(), [])
  const records = useProgress((state) => state.records)
  return (
    <CSPProvider disableStyleElements>
      <Toasts>
        <Site>
          <div className="course">
            <div>
              <h1 className="page-title">{t('course.title')}</h1>
              <p className="page-lead">{t('course.lead')}</p>
              {systems.map(({ id, module, levels, Thumbnail }, index) => (
                <section key={id} className="module" aria-labelledby={`module-${id}`}>
                  <div className="module__head">
                    <div className="module__picture">
                      <Thumbnail />
                    </div>
                    <div>
                      <h2 id={`module-${id}`}>
                        <span className="mono">{index + 1}</span> {t(module.title)}
                      </h2>
                      <p>{t(module.line)}</p>
                    </div>
                  </div>
                  <ol>
                    {levels.map((level) => (
                      <LevelRow
                        key={level.id}
                        system={id}
                        level={level}
                        record={records.get(`${id}/${level.id}`) ?? null}
                      />
                    ))}
                  </ol>
                </section>
              ))}
            </div>
            <YourProgress />
          </div>
        </Site>
      </Toasts>
    </CSPProvider>
  )
}
