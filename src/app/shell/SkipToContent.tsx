import { t } from '../../content/messages/index.ts'

/** A button, not an anchor: the address's hash is the route and must not change. */
export function SkipToContent() {
  return (
    <button type="button" className="btn skip" onClick={() => document.getElementById('content')?.focus()}>
      {t('common.skipToContent')}
    </button>
  )
}
