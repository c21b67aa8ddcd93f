import { useEffect } from 'react'
import { t } from '../content/messages/index.ts'

/** The tab's title, which is also what a screen reader says first on a new page. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    const product = t('common.product')
    document.title = title === null ? product : `${title} · ${product}`
  }, [title])
}
