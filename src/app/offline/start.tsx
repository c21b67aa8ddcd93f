import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { OfflineNote } from './OfflineNote.tsx'
import { watchVersions } from './watch.ts'

/** Beside the lab and not in it: whatever page is open, and even when that page has stopped. */
export function startOffline(script: string): void {
  const place = document.createElement('div')
  document.body.append(place)
  createRoot(place).render(
    <StrictMode>
      <OfflineNote />
    </StrictMode>,
  )
  void watchVersions(script)
}
