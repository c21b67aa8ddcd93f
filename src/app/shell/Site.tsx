import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../content/messages/index.ts'
import { settings, useSettings } from '../settings.ts'
import './site.css'
import { SkipToContent } from './SkipToContent.tsx'
import { TopBar } from './TopBar.tsx'

/** The frame of every page but the lab, which has a bar of its own. */
export function Site({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <div className="site">
      <SkipToContent />
      <TopBar />
      <SettingsLost />
      <main className={`wrap ${className}`} id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function SettingsLost() {
  const lost = useSettings((state) => state.lost)
  if (!lost) return null
  return (
    <p className="notice" role="status">
      {t('common.settingsLost')}
      <button
        type="button"
        className="btn btn--icon"
        aria-label={t('common.close')}
        onClick={settings.getState().dismissLost}
      >
        <X aria-hidden="true" />
      </button>
    </p>
  )
}
