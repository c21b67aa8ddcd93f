import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../content/messages/index.ts'
import { settings, useSettings } from '../settings.ts'
import './site.css'
import { TopBar } from './TopBar.tsx'

/** The frame of every page but the lab, which has a bar of its own. */
export function Site({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <div className="site">
      <a className="btn skip" href="#content" onClick={toContent}>
        {t('common.skipToContent')}
      </a>
      <TopBar />
      <SettingsLost />
      <main className={`wrap ${className}`} id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** The address's hash is the route, so the anchor must not change it. */
function toContent(event: { preventDefault: () => void }) {
  event.preventDefault()
  document.getElementById('content')?.focus()
}

function SettingsLost() {
  const lost = useSettings((state) => state.lost)
  if (!lost) return null
  return (
    <p className="notice" role="status">
      {t('common.settingsLost')}
      <button type="button" className="btn btn--icon" aria-label={t('common.close')} onClick={settings.getState().dismissLost}>
        <X aria-hidden="true" />
      </button>
    </p>
  )
}
