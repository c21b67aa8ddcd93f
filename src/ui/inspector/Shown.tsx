import type { ReactNode } from 'react'
import { t } from '../../content/messages/areas/inspector.ts'
import type { Read } from './reads.ts'

/** What was read, or that it is being read, or why it could not be. */
export function Shown<T>({ read, children }: { read: Read<T>; children: (data: T) => ReactNode }) {
  switch (read.state) {
    case 'loading':
      return <p className="ins note">{t('inspector.loading')}</p>
    case 'failed':
      return (
        <div className="ins ins__failed">
          <h3 className="h-sec">{t('inspector.failedTitle')}</h3>
          <p className="note">{t('inspector.failedText', { reason: read.reason })}</p>
          <button type="button" className="btn" onClick={read.retry}>
            {t('inspector.failedRetry')}
          </button>
        </div>
      )
    case 'ready':
      return children(read.data)
  }
}
